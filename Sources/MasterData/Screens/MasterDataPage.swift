internal import Core
package import Desk
internal import Values

extension DeskPage {
    /// Suppliers, customers, items, prices and rates on the desk.
    package static let masterData = DeskPage(
        department: .masterData,
        entries: [
            MenuEntry("SU", SupplierList.title, right: .readMasterData, help: MasterWords.listHelp) { desk, key in
                guard let key else { return PartyScreens.suppliers() }
                return try PartyScreens.card(key, "supplier", desk)
            },
            MenuEntry("CU", CustomerList.title, right: .readMasterData, help: MasterWords.listHelp) { desk, key in
                guard let key else { return PartyScreens.customers() }
                return try PartyScreens.card(key, "customer", desk)
            },
            MenuEntry("IT", ItemList.title, right: .readMasterData, help: MasterWords.listHelp) { desk, key in
                guard let key else { return ItemScreens.items() }
                return try ItemScreens.card(key, desk)
            },
            MenuEntry(
                "SP", SupplierPriceList.title, right: .readMasterData,
                help: Text(
                    en: "What suppliers ask. `SP S-001` shows one supplier.", hans: "供应商报价。SP S-001 只显示该供应商。",
                    hant: "供應商報價。SP S-001 只顯示該供應商。")
            ) { desk, key in
                guard let key else { return PriceScreens.prices([:]) }
                guard let supplier = try desk.company.look({ try $0.party(code: key) }), supplier.isSupplier else {
                    throw Refusal.noSupplier(key)
                }
                return PriceScreens.prices(["supplier": supplier.code])
            },
            MenuEntry(
                "RA", RateList.title, right: .readMasterData,
                help: Text(
                    en: "Rates of foreign money. `RA USD` shows one currency.", hans: "外币汇率。RA USD 只显示该币种。",
                    hant: "外幣匯率。RA USD 只顯示該幣別。")
            ) { _, key in PriceScreens.rates(key) },
        ],
        openers: [
            Opener("supplier", right: .readMasterData, creates: .keepSuppliers, lookups: ["masterdata.find-supplier"]) { desk, key in
                guard key.isEmpty else { return try PartyScreens.card(key, "supplier", desk) }
                try desk.session.mustHave(.keepSuppliers)
                return PartyScreens.new(SupplierRole.self, desk)
            },
            Opener("customer", right: .readMasterData, creates: .keepCustomers, lookups: ["masterdata.find-customer"]) { desk, key in
                guard key.isEmpty else { return try PartyScreens.card(key, "customer", desk) }
                try desk.session.mustHave(.keepCustomers)
                return PartyScreens.new(CustomerRole.self, desk)
            },
            Opener("item", right: .readMasterData, creates: .keepItems, lookups: ["masterdata.find-item"]) { desk, key in
                guard key.isEmpty else { return try ItemScreens.card(key, desk) }
                try desk.session.mustHave(.keepItems)
                return ItemScreens.new()
            },
            Opener("unit", right: .readMasterData, creates: .keepItems, lookups: [FindUnit.name]) { desk, key in
                guard key.isEmpty else { return ItemScreens.units(key) }
                try desk.session.mustHave(.keepItems)
                return ItemScreens.newUnit()
            },
        ])
}

/// Words that the department's screens share.
enum MasterWords {
    static let change = Text(en: "Change", hans: "修改", hant: "修改")
    static let archive = Text(en: "Archive", hans: "停用", hant: "停用")
    static let activate = Text(en: "Activate", hans: "启用", hant: "啟用")
    static let archived = Text(en: "archived", hans: "已停用", hant: "已停用")
    static let activated = Text(en: "active again", hans: "已重新启用", hant: "已重新啟用")
    static let erase = Text(en: "Erase data", hans: "清除信息", hant: "清除資料")
    static let display = Text(en: "Display", hans: "查看", hant: "檢視")
    static let listHelp = Text(
        en: "Enter opens a record, F6 makes a new one. 2 changes, 4 archives, 5 displays; / filters, ' positions.",
        hans: "回车打开，F6 新增。2 修改，4 停用，5 查看；/ 筛选，' 定位。", hant: "Enter 開啟，F6 新增。2 修改，4 停用，5 檢視；/ 篩選，' 定位。")
    static let partyHelp = Text(
        en:
            "One record may be supplier and customer. It is found by code, name, pinyin initials, mnemonic or the end of a telephone number.",
        hans: "同一档案可同时为供应商和客户。可按编码、名称、拼音首字母、助记码或电话尾号查找。",
        hant: "同一檔案可同時為供應商與客戶。可依編號、名稱、拼音首字母、助記碼或電話末碼尋找。")

    static let erasureHelp = Text(
        en:
            "Contact, telephone, e-mail, address, notes and what the party said in complaints go for good, from the records and from the history. Code, name and books stay. Open orders, balances and complaints must be finished first.",
        hans: "联系人、电话、邮箱、地址、备注及其在投诉中所述内容将从档案和历史中永久清除；编码、名称和账目保留。未结订单、余额和投诉须先办结。",
        hant: "聯絡人、電話、郵件、地址、備註及其在客訴中所述內容將自檔案與歷史中永久清除；編號、名稱與帳目保留。未結訂單、餘額與客訴須先辦結。")

    static let forGood = Text(
        en: "Contact, telephone, e-mail, address, notes go for good: there is no way back.",
        hans: "联系人、电话、邮箱、地址、备注将永久清除，无法恢复。", hant: "聯絡人、電話、郵件、地址、備註將永久清除，無法復原。")
    static let mayErase = Text(
        en: "Erase this data for good? It cannot be brought back.", hans: "永久清除以下信息？清除后无法恢复。", hant: "永久清除以下資料？清除後無法復原。")

    static func erased(_ code: String) -> Text {
        Text(
            en: "\(code) was erased and is archived now; F2 shows archived records too.",
            hans: "\(code) 的信息已清除，档案已停用；按 F2 可显示已停用的档案。", hant: "\(code) 的資料已清除，檔案已停用；按 F2 可顯示已停用的檔案。")
    }

    static func saved(_ code: String) -> Text {
        Text(en: "\(code) is saved.", hans: "\(code) 已保存。", hant: "\(code) 已儲存。")
    }

    static func whyNotArchive(_ row: ListRow) -> Text? {
        row.integer("isActive") == 0 ? Text(en: "It is archived already.", hans: "已经停用。", hant: "已經停用。") : nil
    }

    static func whyNotActivate(_ row: ListRow) -> Text? {
        row.integer("isActive") == 1 ? Text(en: "It is active.", hans: "已启用。", hant: "已啟用。") : nil
    }
}
