internal import Values

/// Who works at 宏达精工: one person per role, with the letter that opens the workstation as that person.
enum SamplePerson: String, CaseIterable {
    case clerk, buyer, approver, bookkeeper, agent, manager, auditor

    /// The login name.
    var login: String {
        switch self {
        case .clerk: "chen.hao"
        case .buyer: "lin.yue"
        case .approver: "zhao.min"
        case .bookkeeper: "wang.fang"
        case .agent: "su.qing"
        case .manager: "gao.lei"
        case .auditor: "helen.park"
        }
    }

    var fullName: String {
        switch self {
        case .clerk: "陈浩"
        case .buyer: "林悦"
        case .approver: "赵敏"
        case .bookkeeper: "王芳"
        case .agent: "苏晴"
        case .manager: "高磊"
        case .auditor: "Helen Park"
        }
    }

    var demoKey: String {
        switch self {
        case .clerk: "c"
        case .buyer: "b"
        case .approver: "a"
        case .bookkeeper: "k"
        case .agent: "s"
        case .manager: "m"
        case .auditor: "u"
        }
    }

    /// The role's code.
    var role: String { self == .manager ? "administrator" : rawValue }

    var language: Language { self == .auditor ? .en : .hans }
}
