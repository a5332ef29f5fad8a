internal import Values

// What the company decides about everybody's work at the desk.

extension Setting {
    /// After so many minutes without a key the desk locks; 0: never.
    package static let idleMinutes = Setting(
        "core.idle-minutes",
        Text(en: "Idle minutes until the screen locks", hans: "闲置锁屏分钟数", hant: "閒置鎖定分鐘數"),
        .integer, fallback: "15", right: .administer, limit: .between(0, 720),
        help: Text(
            en: "Whole minutes from 1 to 720, such as 15; 0 means never. `--lock` of one host goes before it.",
            hans: "1 至 720 的整分钟数，例如 15；0 表示不锁。单机的 --lock 优先。",
            hant: "1 至 720 的整分鐘數，例如 15；0 表示不鎖。單機的 --lock 優先。"))
}

extension Company {
    /// Minutes without a key until the desk locks, as the company decided; 0: never.
    package func idleMinutes() throws -> Int {
        Int(try look { try $0.setting(.idleMinutes) }) ?? 15
    }
}

/// Changes a setting of the company as a whole.
struct ChangeCompanySetting: SettingCommand {
    static let name = "core.change-setting"
    static let title = Text(en: "Change a company setting", hans: "修改公司设置", hant: "變更公司設定")
    static let right = Right.administer

    let setting: String
    let value: String

    func perform(in transaction: Transaction) throws -> Done {
        if setting == Setting.idleMinutes.name, !(0...720).contains(Int(value) ?? -1) {
            throw Refusal(
                "core.idle-minutes",
                Text(
                    en: "“\(value)” will not do. Give whole minutes from 1 to 720, or 0 for never.",
                    hans: "“\(value)”无效。请输入 1 至 720 的整分钟数，或 0 表示不锁。",
                    hant: "「\(value)」無效。請輸入 1 至 720 的整分鐘數，或 0 表示不鎖。"),
                field: "value")
        }
        return try keep(in: transaction)
    }
}
