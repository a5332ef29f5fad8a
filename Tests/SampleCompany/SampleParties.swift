// Whom 宏达精工 deals with. All names, people and numbers are invented.

/// A supplier or customer of the sample company.
struct SampleParty {
    let code: String
    let name: String
    let contact: String
    let phone: String
    let email: String
    let city: String
    /// ISO 3166-1 alpha-2.
    let country: String
    let currency: String
    let paymentDays: Int
    /// What a supplier delivers: item categories, or single codes.
    let delivers: [String]
    /// Days from order to delivery.
    let leadDays: Int
    /// How many percent of its deliveries come late, short or partly bad.
    let trouble: Int

    static let suppliers = read(supplierTable)
    static let customers = read(customerTable)

    /// Whether this supplier has the item.
    func has(_ item: SampleItem) -> Bool { delivers.contains(item.category) || delivers.contains(item.code) }

    private static func read(_ table: String) -> [SampleParty] {
        table.split(separator: "\n").map { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0.trimming(" ")) }
            return SampleParty(
                code: cells[0], name: cells[1], contact: cells[2], phone: cells[3], email: cells[4], city: cells[5],
                country: cells[6], currency: cells[7], paymentDays: Int(cells[8]) ?? 30,
                delivers: cells.count > 9 ? cells[9].split(separator: " ").map(String.init) : [],
                leadDays: cells.count > 10 ? Int(cells[10]) ?? 7 : 0, trouble: cells.count > 11 ? Int(cells[11]) ?? 5 : 0)
        }
    }

    // Suppliers abroad are paid in yuan as well: invoices are taken in the company's own currency.
    private static let supplierTable = """
        S-1001 | 上海宏达电子有限公司 | 陆文斌 | 021-5550 1186 | sales@shhd.example | 上海 | CN | CNY | 30 | electric | 9 | 12
        S-1002 | 宁波海固紧固件有限公司 | 虞国良 | 0574-5550 2218 | order@haigu.example | 宁波 | CN | CNY | 30 | fastener | 7 | 8
        S-1003 | 嘉兴恒锐标准件有限公司 | 沈美娟 | 0573-5550 3307 | hr@hengrui.example | 嘉兴 | CN | CNY | 45 | fastener | 10 | 18
        S-1004 | 洛阳中岳轴承有限公司 | 郭振华 | 0379-5550 4410 | zy@zhongyue.example | 洛阳 | CN | CNY | 60 | bearing seal | 12 | 9
        S-1005 | 大连辽滨轴承制造有限公司 | 曲晓东 | 0411-5550 5526 | lb@liaobin.example | 大连 | CN | CNY | 60 | bearing | 14 | 15
        S-1006 | 苏州锐锋工具有限公司 | 顾雪峰 | 0512-5550 6634 | rf@ruifeng.example | 苏州 | CN | CNY | 30 | tool hand-tool | 8 | 7
        S-1007 | 东莞市合顺包装材料有限公司 | 黎志强 | 0769-5550 7741 | hs@heshun.example | 东莞 | CN | CNY | 30 | packaging | 5 | 6
        S-1008 | 无锡太湖特钢贸易有限公司 | 蒋建国 | 0510-5550 8852 | th@taihu-steel.example | 无锡 | CN | CNY | 15 | G-STL20 G-STL40 G-SUS16 G-PLT10 | 6 | 10
        S-1009 | 佛山市南启铝业有限公司 | 梁绮雯 | 0757-5550 9963 | nq@nanqi.example | 佛山 | CN | CNY | 30 | G-ALU30 G-ALU40 | 11 | 8
        S-1010 | 江门润科化工有限公司 | 伍锦荣 | 0750-5550 1074 | rk@runke.example | 江门 | CN | CNY | 30 | chemical | 9 | 5
        S-1011 | 臺灣精鋒刀具股份有限公司 | 林淑芬 | +886 4 5550 1185 | sales@jfcut.example | 臺中 | TW | CNY | 45 | T-EM0604 T-EM1004 T-CNMG12 T-APMT16 | 18 | 6
        S-1012 | Rheintal Wälzlager GmbH | Katrin Vogel | +49 211 5550 1296 | export@rheintal-wl.example | Düsseldorf | DE | CNY | 45 | Z-30206 Z-NU206 Z-6308ZZ L-HGR20 | 32 | 5
        S-1013 | Minami Sokki K.K. | 南 浩二 | +81 6 5550 1307 | kaigai@minami-sokki.example | Osaka | JP | CNY | 30 | gauge | 25 | 4
        S-1014 | Pacific Crest Abrasives Inc. | Dana Whitlock | +1 503 555 0148 | orders@pacificcrest.example | Portland | US | CNY | 30 | T-WHL200 T-FLP125 T-SAW350 | 28 | 9
        """

    private static let customerTable = """
        C-2001 | 苏州明禾机电设备有限公司 | 周晓燕 | 0512-5551 2001 | zhouxy@minghe.example | 苏州 | CN | CNY | 30
        C-2018 | 上海华鼎机械有限公司 | 徐佳怡 | 021-5551 2018 | xu@huading.example | 上海 | CN | CNY | 30
        C-2002 | 南京拓远自动化有限公司 | 高志远 | 025-5551 2002 | gao@tuoyuan.example | 南京 | CN | CNY | 30
        C-2003 | 青岛海晟泵业有限公司 | 孙丽萍 | 0532-5551 2003 | sun@haisheng.example | 青岛 | CN | CNY | 60
        C-2004 | 重庆渝江摩托车配件厂 | 冉光明 | 023-5551 2004 | ran@yujiang.example | 重庆 | CN | CNY | 45
        C-2005 | 深圳市凌科机器人有限公司 | 黄嘉敏 | 0755-5551 2005 | huang@lingke.example | 深圳 | CN | CNY | 30
        C-2006 | 合肥徽创家电配件有限公司 | 方立新 | 0551-5551 2006 | fang@huichuang.example | 合肥 | CN | CNY | 60
        C-2007 | 天津北运电梯部件有限公司 | 马玉兰 | 022-5551 2007 | ma@beiyun.example | 天津 | CN | CNY | 45
        C-2008 | 厦门鹭扬运动器材有限公司 | 吴海生 | 0592-5551 2008 | wu@luyang.example | 厦门 | CN | CNY | 30
        C-2009 | 臺中震鑫機械股份有限公司 | 陳怡君 | +886 4 5551 2009 | chen@zhenxin.example | 臺中 | TW | TWD | 45
        C-2010 | 高雄港興鋼構有限公司 | 蔡明哲 | +886 7 5551 2010 | tsai@gangxing.example | 高雄 | TW | TWD | 45
        C-2011 | 新北立捷電子有限公司 | 王雅婷 | +886 2 5551 2011 | wang@lijie.example | 新北 | TW | TWD | 30
        C-2012 | 香港利源五金有限公司 | 何偉明 | +852 5555 2012 | ho@leeyuen.example | 香港 | HK | HKD | 30
        C-2013 | 九龍永昌工程服務有限公司 | 鄧佩儀 | +852 5555 2013 | tang@wingcheong.example | 香港 | HK | HKD | 30
        C-2014 | Nordhavn Machine Works ApS | Mette Lund | +45 5555 2014 | mette@nordhavn-mw.example | Aarhus | DK | EUR | 45
        C-2015 | Calder Vale Fastenings Ltd | Owen Hartley | +44 1632 960 215 | owen@caldervale.example | Halifax | GB | GBP | 30
        C-2016 | Blue Mesa Equipment LLC | Carla Reyes | +1 970 555 0116 | carla@bluemesa.example | Grand Junction | US | USD | 30
        C-2017 | Sông Hồng Industrial Supply JSC | Nguyễn Minh Anh | +84 24 5555 2017 | anh@songhong.example | Hà Nội | VN | USD | 45
        """
}
