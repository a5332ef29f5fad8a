internal import Values

// What customers of 宏达精工 complain about, in the words of the one who answers the telephone.
// category | item categories that fit | subject | what happened | what was asked, if anything | how it ended

/// The outline of one complaint. `%I` stands for the item, `%Q` for a quantity, `%L` for a lot.
struct SampleComplaint {
    let category: String
    /// Item categories that it can be about; empty where no item is meant.
    let about: [String]
    let subject: String
    let body: String
    /// What the customer was asked, and the answer; nil where nothing was asked.
    let question: (asked: String, answered: String)?
    let resolution: String

    static func texts(for country: String) -> [SampleComplaint] {
        switch country {
        case "CN": mainland
        case "TW", "HK": traditional
        default: english
        }
    }

    /// What customers say when they come back.
    static func comeback(for country: String) -> String {
        switch country {
        case "CN": "问题又出现了，补发的一批里还有同样情况。"
        case "TW", "HK": "問題再次發生，補寄的那一批仍有相同狀況。"
        default: "It is back: part of the replacement shows the same fault."
        }
    }

    /// What the agent tells the customer first.
    static func firstReply(for country: String) -> String {
        switch country {
        case "CN": "已收到反馈，正在与仓库核对，今天下班前回复。"
        case "TW", "HK": "已收到您的反映，正與倉庫核對，今日下班前回覆。"
        default: "Thank you, we are checking with the warehouse and will call back today."
        }
    }

    private static let mainland = read(
        """
        QL | fastener | %I 螺纹咬死 | 装配到第 %Q 件时拧不动，螺纹处有毛刺，批号 %L。 | 能否寄两件样品并注明用的是哪种螺母？ / 样品已寄出，用的是我们自己的 8 级螺母。 | 确认滚丝轮磨损，整批换货，旧货由我方承担运费退回。
        QL | bearing | %I 异响 | 上机运转半小时后有沙沙声，拆下转动有卡滞感，共 %Q 套。 |  | 拆检发现润滑脂过少，供应商承认漏注，已补发并扣供应商质量款。
        QL | tool | %I 崩刃 | 加工 45 钢不到 20 件就崩刃，参数和上一批一样。 | 请发一下切削参数和崩口照片。 / 照片已发，线速度和进给与上批一致。 | 判定为涂层批次异常，按件数补发新刀具。
        QL | raw | %I 表面有裂纹 | 下料后车外圆发现纵向细裂纹，材质单与实物炉号不一致。 |  | 供应商来人确认并换料，损失工时按协议抵扣货款。
        SH | fastener | %I 少发一盒 | 送货单写 %Q 盒，实收少一盒，外箱无破损。 |  | 查监控为分拣漏装，当日补发，并对分拣台加装称重。
        SH | packaging chemical electric | 送来的是别的规格 | 订的是 %I，到货规格不对，产线在等料。 |  | 当天安排专车换货，错发货物随车带回。
        LT | bearing tool raw | %I 催货 | 约定上周五到货，至今没有消息，影响我们本周装机。 |  | 供应商延期，已从二号仓调拨一半先行发出，其余三天后到。
        LT |  | 交期一变再变 | 同一张订单交期改了三次，希望给一个准数。 |  | 已与采购确认最终交期并书面回复，安排分批交货。
        DM | packaging raw electric | 外箱被压变形 | 托盘底层纸箱压塌，里面 %I 有 %Q 件变形。 | 卸货时有没有在签收单上注明？ / 注明了，照片也有。 | 向承运商索赔，变形件全部补发，改用护角包装。
        DM | chemical | %I 漏油 | 到货时桶口渗漏，纸箱全湿。 |  | 换新桶并退回空桶，已要求供应商加内盖。
        IV |  | 发票税号开错 | 发票抬头正确，但税号少一位，无法认证。 |  | 原票红冲，重新开具并快递寄出。
        IV | fastener bearing | 单价与报价不符 | 发票上 %I 的单价比报价单高。 |  | 系统里仍是旧价，已退差额并更新价格表。
        SV |  | 电话没人接 | 上午打了四个电话都转到语音信箱，微信也没回。 |  | 已致歉，值班表改为双人轮值。
        SV |  | 送货员态度差 | 司机不肯送到指定库门，把货放在门卫处就走。 |  | 已与承运商沟通，该司机不再派往贵司。
        """)

    private static let traditional = read(
        """
        QL | fastener | %I 電鍍脫落 | 鎖附後鍍層剝落，外觀不良約 %Q 支，批號 %L。 | 是否已使用？尚餘多少庫存？ / 已用兩箱，其餘三箱未拆。 | 鍍鋅批次不良，未拆部分退貨，已用部分折讓。
        QL | bearing | %I 間隙過大 | 徑向間隙超出圖面，%Q 顆皆同。 |  | 誤出 C3 級品，已換回標準間隙並更新料號標示。
        QL | tool gauge | %I 量測值偏差 | 與標準塊比對差 0.02 mm，懷疑出廠未校正。 |  | 送回校正並附校正報告，期間借用同型品一支。
        SH | fastener | %I 短少 | 十箱中有一箱少約 %Q 支。 |  | 秤重確認短少，隨下批貨補足。
        SH | electric bearing | 規格送錯 | 訂購 %I，到貨標籤相同但內容物不同。 |  | 供應商貼錯標籤，當週換貨完成。
        LT | tool | %I 交期延誤 | 原定月初到港，報關後才知尚未出貨。 |  | 改以空運補送，運費由我方負擔。
        LT |  | 船期未事先通知 | 船班更改沒有通知，倉庫無法安排卸貨。 |  | 已建立出貨前兩日電郵通知，並指定窗口。
        DM | packaging raw finished | 木棧板斷裂 | 棧板斷裂，%I 散落櫃內，約 %Q 件刮傷。 | 請提供開櫃照片與封條號碼。 / 已寄至信箱，共八張。 | 保險理賠中，先行補寄刮傷數量。
        IV |  | 報價幣別不同 | 請款單以人民幣計，合約為新臺幣。 |  | 作廢原單，依合約匯率重開。
        IV |  | 折讓未入帳 | 上月同意的折讓在本月對帳單上沒有看到。 |  | 折讓單已補登，下月對帳單可見。
        SV |  | 回覆太慢 | 技術問題三天沒有回覆。 |  | 致歉並由工程師當日電話說明。
        """)

    private static let english = read(
        """
        QL | fastener | %I: heads shear off under torque | About %Q pieces of lot %L sheared below the torque in your data sheet. | Could you tell us the torque and whether the thread was oiled? / 24 Nm, dry, same fixture as always. | Lab found soft cores. Whole lot replaced, returned goods scrapped here.
        QL | bearing | %I runs hot | Housing reaches 80 degrees after an hour, two machines stopped. |  | Wrong grease fill. Replaced by air, supplier notified.
        QL | finished | %I out of tolerance | Bore is 0.05 mm under size on %Q parts. | Please send the measuring report. / Sent this morning with photos. | Fixture was worn. Parts remade and first-piece check added.
        QL | tool | %I dull out of the box | Three of ten do not cut. |  | Grinding batch recalled, ten new ones sent.
        SH | fastener | %I: one carton missing | Packing list says %Q cartons, we counted one less. |  | Found on our dock. Sent with the next container, freight on us.
        SH | seal bearing electric | Wrong part in right box | Label says %I, content is another size. |  | Mislabelled at the supplier. Exchanged, stock here checked piece by piece.
        LT | finished bearing | %I four weeks late | Promised for week 14, no dispatch note so far. |  | Split delivery agreed, first half left by air.
        LT |  | No tracking number | Shipment is said to be on its way but nobody can tell where. |  | Forwarder named a contact, tracking link now goes out with each dispatch note.
        DM | packaging raw finished | Pallet crushed in the container | Top pallet was stacked on ours, %Q pieces of %I bent. | Was the damage noted on the delivery receipt? / Yes, signed by the driver. | Claim filed with the carrier, bent pieces replaced.
        DM | chemical | Leaking cans of %I | Two cans leaked through the carton. |  | Replaced, liner bags introduced.
        IV |  | Invoice shows the wrong Incoterm | Our bank refuses the documents: CIF instead of FOB. |  | Corrected documents couriered the same day.
        IV |  | Charged twice for freight | Freight is on the invoice and on the forwarder's bill. |  | Credit note issued.
        SV |  | Nobody answers e-mail | Two messages unanswered since Monday. |  | Apologised; shared mailbox is now watched by two people.
        """)

    private static func read(_ table: String) -> [SampleComplaint] {
        table.split(separator: "\n").map { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimming(" ") }
            let talk = cells[4].split(separator: "/", maxSplits: 1).map { String($0.trimming(" ")) }
            return SampleComplaint(
                category: String(cells[0]), about: cells[1].split(separator: " ").map(String.init), subject: String(cells[2]),
                body: String(cells[3]), question: talk.count == 2 ? (talk[0], talk[1]) : nil, resolution: String(cells[5]))
        }
    }

    /// One of its texts with the particulars put in.
    static func filled(_ text: String, item: String, quantity: Int, lot: String) -> String {
        var out = ""
        var rest = Substring(text)
        while let mark = rest.firstIndex(of: "%") {
            out += rest[..<mark]
            rest = rest[rest.index(after: mark)...]
            switch rest.popFirst() {
            case "I": out += item
            case "Q": out += String(quantity)
            case "L": out += lot
            case let other: out += "%" + (other.map(String.init) ?? "")
            }
        }
        return out + rest
    }
}
