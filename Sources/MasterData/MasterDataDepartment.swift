package import Core
internal import Values

// The title page: parties and items, who and what.

extension Right {
    package static let readMasterData = Right(
        "masterdata.read", Text(en: "Read parties and items", hans: "查看基础资料", hant: "檢視基本資料"))
    package static let keepSuppliers = Right(
        "masterdata.keep-suppliers", Text(en: "Keep suppliers", hans: "维护供应商", hant: "維護供應商"))
    package static let keepCustomers = Right(
        "masterdata.keep-customers", Text(en: "Keep customers", hans: "维护客户", hant: "維護客戶"))
    package static let keepItems = Right(
        "masterdata.keep-items", Text(en: "Keep items", hans: "维护物料", hant: "維護品項"))
    package static let eraseParties = Right(
        "masterdata.erase", Text(en: "Erase personal data", hans: "清除个人信息", hant: "清除個人資料"))
    package static let setMasterData = Right(
        "masterdata.settings", Text(en: "Set up master data and rates", hans: "设置基础资料与汇率", hant: "設定基本資料與匯率"))
}

extension Department {
    /// Suppliers, customers, items, rates.
    package static let masterData = Department(
        code: "masterdata",
        title: Text(en: "Parties and items", hans: "基础资料", hant: "基本資料"),
        rights: [.readMasterData, .keepSuppliers, .keepCustomers, .keepItems, .eraseParties, .setMasterData],
        schema: MasterDataSchema.steps,
        commands: [
            AddSupplier.self, ChangeSupplier.self, ArchiveSupplier.self, AddCustomer.self, ChangeCustomer.self,
            ArchiveCustomer.self, AddItem.self, ChangeItem.self, ArchiveItem.self, AddBarcode.self, RemoveBarcode.self, AddUnit.self,
            DefineUnit.self,
            SetSupplierPrice.self, SetRate.self, EraseParty.self,
            ChangeMasterDataSetting.self,
        ],
        queries: [
            SupplierList.self, CustomerList.self, PartyCard.self, ItemList.self, ItemCard.self, BarcodeList.self,
            RateList.self, SupplierPriceList.self, FindSupplier.self, FindCustomer.self, FindItem.self, FindUnit.self,
        ],
        settings: [.paymentDays, .homeCountry],
        records: MasterDataRecords.titles, words: MasterDataRecords.words,
        names: ["SELECT name FROM party WHERE searchKey LIKE ?", "SELECT name FROM item WHERE searchKey LIKE ?"])
}
