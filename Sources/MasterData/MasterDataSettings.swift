package import Core
package import Values

extension Setting {
    static let paymentDays = Setting(
        "masterdata.payment-days", Text(en: "Payment days of a new party", hans: "新往来单位默认账期（天）", hant: "新往來對象預設付款天數"),
        .integer, fallback: "30", right: .setMasterData, limit: .between(0, 999))
    static let homeCountry = Setting(
        "masterdata.home-country", Text(en: "Country of a new party", hans: "新往来单位默认国家（地区）", hant: "新往來對象預設國家（地區）"),
        .text(max: 2), fallback: "", right: .setMasterData, limit: .country)
}

/// Decides one of the department's settings.
package struct ChangeMasterDataSetting: SettingCommand {
    package static let name = "masterdata.change-setting"
    package static let title = Text(en: "Change a master data setting", hans: "修改基础资料设置", hant: "修改基本資料設定")
    package static let right = Right.setMasterData

    package let setting: String
    package let value: String

    package init(setting: String, value: String) {
        self.setting = setting
        self.value = value
    }
}
