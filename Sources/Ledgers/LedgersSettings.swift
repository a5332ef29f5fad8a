package import Core
package import Values

extension Setting {
    static let daysAhead = Setting(
        "ledgers.days-ahead", Text(en: "Days ahead that an entry may be dated", hans: "凭证日期最多可超前天数", hant: "傳票日期最多可超前天數"),
        .integer, fallback: "366", right: .setLedgers, limit: .between(0, 3_660))
}

/// Decides one of the department's settings.
package struct ChangeLedgersSetting: SettingCommand {
    package static let name = "ledgers.change-setting"
    package static let title = Text(en: "Change a ledgers setting", hans: "修改总账设置", hant: "修改總帳設定")
    package static let right = Right.setLedgers

    package let setting: String
    package let value: String

    package init(setting: String, value: String) {
        self.setting = setting
        self.value = value
    }
}
