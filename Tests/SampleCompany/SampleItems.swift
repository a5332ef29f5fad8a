import Values

// What 宏达精工 buys, makes and sells. One line an item:
// code | name | stock unit | category | list price in CNY | cost in CNY | pack unit and pieces in it | how many are moved at a time

/// One article of the sample company.
struct SampleItem {
    let code: String
    let name: String
    let unit: String
    let category: String
    /// Decimal text in CNY per stock unit.
    let listPrice: String
    /// Millionths of a yuan per stock unit.
    let costMicro: Int64
    /// BX of 100, say; nil where it is only counted in stock units.
    let pack: (unit: String, pieces: Int)?
    /// A usual order, in packs where there are packs, else in stock units.
    let lot: Int
    /// GTIN-13 on the piece, and on the pack where there is one.
    let barcode: String
    let packBarcode: String?

    var isStocked: Bool { category != "service" }
    /// A usual order in stock units.
    var lotUnits: Int { lot * (pack?.pieces ?? 1) }

    static let all: [SampleItem] = table.split(separator: "\n").enumerated().map { SampleItem(line: $1, place: $0) }

    private init(line: Substring, place: Int) {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0.trimming(" ")) }
        code = cells[0]
        name = cells[1]
        unit = cells[2]
        category = cells[3]
        listPrice = cells[4]
        costMicro = (try? Figure(cells[5]).unitPrice().micro) ?? 0
        let words = cells[6].split(separator: " ")
        pack = words.count == 2 ? (String(words[0]), Int(words[1]) ?? 1) : nil
        lot = Int(cells[7]) ?? 1
        barcode = SampleItem.gtin(10_000 + place * 10)
        packBarcode = pack == nil ? nil : SampleItem.gtin(10_000 + place * 10 + 5)
    }

    /// A GTIN-13 of the company's own range with its check digit.
    private static func gtin(_ number: Int) -> String {
        let body = "6901234" + String(number)
        return body + String(Barcode.checkDigit(for: body) ?? 0)
    }

    private static let table = """
        B-M516 | 六角头螺栓 M5×16 Hex bolt M5x16 | EA | fastener | 0.22 | 0.118 | BX 200 | 20
        B-M620 | 六角头螺栓 M6×20 Hex bolt M6x20 | EA | fastener | 0.30 | 0.162 | BX 200 | 20
        B-M630 | 六角头螺栓 M6×30 Hex bolt M6x30 | EA | fastener | 0.36 | 0.195 | BX 200 | 25
        B-M825 | 六角头螺栓 M8×25 Hex bolt M8x25 | EA | fastener | 0.52 | 0.286 | BX 100 | 30
        B-M830 | 六角头螺栓 M8×30 Hex bolt M8x30 | EA | fastener | 0.58 | 0.315 | BX 100 | 40
        B-M850 | 六角头螺栓 M8×50 Hex bolt M8x50 | EA | fastener | 0.82 | 0.448 | BX 100 | 25
        B-M1040 | 六角头螺栓 M10×40 Hex bolt M10x40 | EA | fastener | 1.15 | 0.632 | BX 50 | 40
        B-M1060 | 六角头螺栓 M10×60 Hex bolt M10x60 | EA | fastener | 1.56 | 0.861 | BX 50 | 30
        B-M1250 | 六角头螺栓 M12×50 Hex bolt M12x50 | EA | fastener | 2.05 | 1.124 | BX 50 | 25
        B-M1680 | 六角头螺栓 M16×80 Hex bolt M16x80 | EA | fastener | 5.40 | 2.985 | BX 25 | 20
        C-M412 | 内六角螺钉 M4×12 Socket screw M4x12 | EA | fastener | 0.19 | 0.098 | BX 200 | 20
        C-M520 | 内六角螺钉 M5×20 Socket screw M5x20 | EA | fastener | 0.27 | 0.142 | BX 200 | 20
        C-M625 | 内六角螺钉 M6×25 Socket screw M6x25 | EA | fastener | 0.38 | 0.207 | BX 200 | 20
        C-M835 | 内六角螺钉 M8×35 Socket screw M8x35 | EA | fastener | 0.72 | 0.391 | BX 100 | 25
        N-M500 | 六角螺母 M5 Hex nut M5 | EA | fastener | 0.08 | 0.041 | BX 500 | 20
        N-M600 | 六角螺母 M6 Hex nut M6 | EA | fastener | 0.11 | 0.057 | BX 500 | 20
        N-M800 | 六角螺母 M8 Hex nut M8 | EA | fastener | 0.18 | 0.094 | BX 200 | 40
        N-M1000 | 六角螺母 M10 Hex nut M10 | EA | fastener | 0.34 | 0.183 | BX 100 | 40
        N-ML800 | 尼龙锁紧螺母 M8 Nylon lock nut M8 | EA | fastener | 0.29 | 0.158 | BX 200 | 20
        W-F800 | 平垫圈 8 Plain washer 8 | EA | fastener | 0.05 | 0.026 | BX 1000 | 10
        W-F1000 | 平垫圈 10 Plain washer 10 | EA | fastener | 0.09 | 0.047 | BX 500 | 15
        W-S800 | 弹簧垫圈 8 Spring washer 8 | EA | fastener | 0.06 | 0.031 | BX 1000 | 10
        P-D0425 | 圆柱销 4×25 Dowel pin 4x25 | EA | fastener | 0.31 | 0.164 | BX 200 | 10
        R-B0412 | 抽芯铆钉 4×12 Blind rivet 4x12 | EA | fastener | 0.12 | 0.063 | BX 500 | 12
        Z-6000ZZ | 深沟球轴承 6000ZZ Ball bearing 6000ZZ | EA | bearing | 6.80 | 3.720 | BX 10 | 30
        Z-6202RS | 深沟球轴承 6202-2RS Ball bearing 6202-2RS | EA | bearing | 8.90 | 4.910 | BX 10 | 30
        Z-6204RS | 深沟球轴承 6204-2RS Ball bearing 6204-2RS | EA | bearing | 12.50 | 6.880 | BX 10 | 40
        Z-6205RS | 深沟球轴承 6205-2RS Ball bearing 6205-2RS | EA | bearing | 14.80 | 8.150 | BX 10 | 30
        Z-6308ZZ | 深沟球轴承 6308ZZ Ball bearing 6308ZZ | EA | bearing | 46.00 | 25.300 | BX 5 | 16
        Z-30206 | 圆锥滚子轴承 30206 Tapered roller bearing 30206 | EA | bearing | 38.00 | 21.400 | BX 5 | 12
        Z-NU206 | 圆柱滚子轴承 NU206 Cylindrical roller bearing NU206 | EA | bearing | 62.00 | 35.600 | BX 5 | 8
        Z-UCP205 | 带座轴承 UCP205 Pillow block UCP205 | EA | bearing | 36.00 | 19.800 | BX 10 | 10
        L-LM20UU | 直线轴承 LM20UU Linear bearing LM20UU | EA | bearing | 18.50 | 9.900 | BX 10 | 15
        L-HGR20 | 直线导轨 HGR20 Linear rail HGR20 | M | bearing | 168.00 | 96.500 |  | 24
        S-OR2031 | O 形密封圈 20×3.1 O-ring 20x3.1 | EA | seal | 0.65 | 0.322 | BX 200 | 10
        S-TC3552 | 骨架油封 35×52×8 Oil seal 35x52x8 | EA | seal | 4.20 | 2.260 | BX 50 | 8
        T-HSS040 | 高速钢麻花钻 4.0 HSS drill 4.0 | EA | tool | 5.60 | 2.950 | BX 10 | 10
        T-HSS065 | 高速钢麻花钻 6.5 HSS drill 6.5 | EA | tool | 8.20 | 4.480 | BX 10 | 10
        T-HSS102 | 高速钢麻花钻 10.2 HSS drill 10.2 | EA | tool | 18.60 | 10.350 | BX 5 | 10
        T-TAPM8 | 机用丝锥 M8 Machine tap M8 | EA | tool | 26.00 | 14.200 | BX 5 | 10
        T-TAPM10 | 机用丝锥 M10 Machine tap M10 | EA | tool | 32.00 | 17.600 | BX 5 | 8
        T-EM0604 | 整体硬质合金立铣刀 6 Carbide end mill 6 | EA | tool | 68.00 | 39.500 | BX 5 | 8
        T-EM1004 | 整体硬质合金立铣刀 10 Carbide end mill 10 | EA | tool | 126.00 | 74.800 | BX 5 | 6
        T-CNMG12 | 车刀片 CNMG120408 Turning insert CNMG120408 | EA | tool | 22.00 | 12.600 | BX 10 | 15
        T-APMT16 | 铣刀片 APMT1604 Milling insert APMT1604 | EA | tool | 19.50 | 11.200 | BX 10 | 15
        T-SAW350 | 金属圆锯片 350 Metal saw blade 350 | EA | tool | 285.00 | 168.000 |  | 6
        T-WHL200 | 砂轮 200×20 Grinding wheel 200x20 | EA | tool | 58.00 | 31.500 |  | 20
        T-FLP125 | 百叶片 125 Flap disc 125 | EA | tool | 7.80 | 4.050 | BX 10 | 20
        M-CAL150 | 数显卡尺 150 Digital caliper 150 | EA | gauge | 420.00 | 262.000 |  | 6
        M-MIC025 | 外径千分尺 0–25 Micrometer 0-25 | EA | gauge | 560.00 | 348.000 |  | 4
        M-GAUM08 | 螺纹塞规 M8 Thread plug gauge M8 | EA | gauge | 185.00 | 112.000 |  | 4
        H-HEX09 | 内六角扳手九件套 Hex key set of 9 | SET | hand-tool | 45.00 | 24.500 |  | 30
        H-TRQ100 | 扭力扳手 20–100 N·m Torque wrench 20-100 | EA | hand-tool | 380.00 | 221.000 |  | 5
        G-STL20 | 圆钢 45# Φ20 Steel bar 45# D20 | KG | raw | 6.20 | 4.350 |  | 1500
        G-STL40 | 圆钢 45# Φ40 Steel bar 45# D40 | KG | raw | 6.00 | 4.180 |  | 2000
        G-SUS16 | 不锈钢棒 304 Φ16 Stainless bar 304 D16 | KG | raw | 24.00 | 17.600 |  | 400
        G-PLT10 | 钢板 Q235 10 mm Steel plate Q235 10 mm | KG | raw | 5.40 | 3.860 |  | 2500
        G-ALU40 | 铝型材 4040 Aluminium profile 4040 | M | raw | 46.00 | 29.800 |  | 240
        G-ALU30 | 铝型材 3030 Aluminium profile 3030 | M | raw | 31.00 | 19.600 |  | 240
        K-OIL20 | 切削液 20 L Cutting fluid 20 L | DR | chemical | 420.00 | 268.000 |  | 8
        K-GRS01 | 锂基润滑脂 Lithium grease | KG | chemical | 38.00 | 22.400 |  | 60
        K-ANT05 | 防锈油 Anti-rust oil | L | chemical | 26.00 | 15.800 |  | 100
        K-LOC243 | 螺纹锁固胶 50 ml Thread locker 50 ml | EA | chemical | 39.00 | 21.600 | BX 12 | 6
        E-PRX12 | 接近开关 M12 Proximity switch M12 | EA | electric | 48.00 | 27.500 | BX 10 | 8
        E-PHT18 | 光电传感器 M18 Photoelectric sensor M18 | EA | electric | 96.00 | 56.000 | BX 5 | 8
        E-CBL05 | 传感器电缆 5 m Sensor cable 5 m | EA | electric | 22.00 | 11.900 | BX 20 | 5
        E-CTL24 | 控制盒 24 V Control box 24 V | EA | electric | 680.00 | 415.000 |  | 6
        V-CTN40 | 五层纸箱 40×30×25 Carton 40x30x25 | EA | packaging | 5.20 | 2.850 |  | 600
        V-BAG10 | 自封袋 10×15 Zip bag 10x15 | EA | packaging | 0.09 | 0.043 | BX 2000 | 8
        V-FLM50 | 缠绕膜 50 cm Stretch film 50 cm | RO | packaging | 36.00 | 20.500 |  | 60
        V-PAL12 | 木托盘 120×100 Wooden pallet 120x100 | EA | packaging | 78.00 | 46.000 |  | 50
        F-BRK101 | 电机安装支架 Motor bracket | EA | finished | 86.00 | 47.200 |  | 60
        F-FLG102 | 法兰盘 DN50 Flange DN50 | EA | finished | 64.00 | 35.900 |  | 60
        F-SHF103 | 传动轴 Φ20×300 Drive shaft D20x300 | EA | finished | 112.00 | 61.500 |  | 40
        X-FRT01 | 运输服务 Freight | EA | service | 0 | 0 |  | 1
        """
}

extension Substring {
    /// Without that character at both ends.
    func trimming(_ edge: Character) -> Substring {
        var text = self
        while text.first == edge { text.removeFirst() }
        while text.last == edge { text.removeLast() }
        return text
    }
}
