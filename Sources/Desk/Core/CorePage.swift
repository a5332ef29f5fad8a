internal import Core
internal import Terminal
internal import Values

// The ground's own screens: approvals, drafts, people, settings, the audit.

extension DeskPage {
    /// The page that every company has, whatever departments it keeps.
    package static let core = DeskPage(
        code: "core", title: Text(en: "Company", hans: "公司", hant: "公司"),
        entries: [
            inbox, drafts, documents, users, keys, roles, rules, settings, settingHistory, audit, denials, deputy, language, colours,
            password,
        ],
        openers: [
            Opener("user", right: .readPeople, creates: .administer, lookups: ["core.find-user"]) { desk, key in
                CoreScreens.userForm(desk, key)
            },
            Opener("setting", right: .everyone, title: Text(en: "Setting", hans: "设置项", hant: "設定項目")) { desk, key in
                try CoreScreens.settingForm(desk, key)
            },
            Opener("give-back", right: .everyone, title: CoreScreens.giveBackTitle) { desk, key in try CoreScreens.giveBack(key, desk) },
            Opener("role", right: .readPeople, creates: .administer, lookups: ["core.roles"]) { desk, key in
                try CoreScreens.roleForm(desk, key)
            },
        ])

    private static let inbox = MenuEntry(
        "IN", Text(en: "For my approval", hans: "待我审批", hant: "待我核准"), right: .everyone,
        help: Text(
            en: "What waits for your decision. 5 shows the document, 1 approves, 4 gives it back with a reason. Space marks several.",
            hans: "等待您审批的单据。5 查看，1 批准，4 退回并说明原因。空格可标记多行。",
            hant: "等待您核准的單據。5 檢視，1 核准，4 退回並說明原因。空白鍵可標記多列。")
    ) { desk, _ in CoreScreens.inbox(desk) }

    private static let drafts = MenuEntry(
        "DRAF", Text(en: "My drafts", hans: "我的草稿", hant: "我的草稿"), right: .everyone,
        help: Text(
            en: "Forms you left without saving. Enter goes on where you stopped; 4 throws one away.",
            hans: "未保存的表单。回车继续，4 丢弃。", hant: "未儲存的表單。Enter 繼續，4 捨棄。")
    ) { _, _ in CoreScreens.drafts() }

    private static let documents = MenuEntry(
        "DOC", Text(en: "Documents", hans: "单据", hant: "單據"), right: .everyone,
        help: Text(
            en: "Documents of all kinds that you may read; Enter opens one, option 7 shows its history.",
            hans: "您可查看的各类单据；回车打开，选项 7 查看历史。", hant: "您可檢視的各類單據；Enter 開啟，選項 7 檢視歷史。")
    ) { _, _ in CoreScreens.documents() }

    private static let users = MenuEntry(
        "US", Text(en: "Users", hans: "用户", hant: "使用者"), right: .readPeople,
        help: Text(
            en:
                "Who may log in. F6 adds a person, 2 changes, 3 limits to some warehouses, 4 closes an account, 6 opens it again, 7 shows their SSH keys, 8 sets a password.",
            hans: "可登录的人员。F6 新增，2 修改，3 限定仓库，4 停用，6 重新启用，7 SSH 公钥，8 设置密码。",
            hant: "可登入的人員。F6 新增，2 修改，3 限定倉庫，4 停用，6 重新啟用，7 SSH 公鑰，8 設定密碼。")
    ) { desk, key in
        if let key { return CoreScreens.userForm(desk, key) }
        return CoreScreens.users()
    }

    private static let keys = MenuEntry(
        "KEYS", Text(en: "SSH keys", hans: "SSH 公钥", hant: "SSH 公鑰"), right: .readPeople,
        help: Text(
            en: "Who may log in over SSH with which key. F6 adds one, 4 ends one. `KEYS mei.chen` shows one person's.",
            hans: "谁可用哪个密钥通过 SSH 登录。F6 添加，4 移除。KEYS mei.chen 只显示该用户。",
            hant: "誰可用哪個金鑰透過 SSH 登入。F6 新增，4 移除。KEYS mei.chen 只顯示該使用者。")
    ) { _, key in CoreScreens.keys(of: key) }

    private static let roles = MenuEntry(
        "RO", Text(en: "Roles", hans: "角色", hant: "角色"), right: .readPeople,
        help: Text(
            en:
                "What each role grants, and how many people at work hold it. Enter lists its rights in words; F6 makes a role, 2 changes one.",
            hans: "各角色的权限和在用人数。回车列出其权限，F6 新增角色，2 修改。", hant: "各角色的權限與啟用人數。Enter 列出其權限，F6 新增角色，2 修改。")
    ) { _, _ in CoreScreens.roles() }

    private static let rules = MenuEntry(
        "RULE", Text(en: "Approval rules", hans: "审批规则", hant: "核准規則"), right: .readPeople,
        help: Text(
            en:
                "Who approves which documents from which amount on, step by step. Without a rule anyone with the right decides, once. F6 adds, 2 changes, 4 removes.",
            hans: "各类单据从多少金额起由谁审批，分几步。没有规则时由任一有权者审批一次。F6 新增，2 修改，4 移除。",
            hant: "各類單據從多少金額起由誰核准，分幾步。沒有規則時由任一有權者核准一次。F6 新增，2 修改，4 移除。")
    ) { _, _ in CoreScreens.rules() }

    private static let settings = MenuEntry(
        "SET", Text(en: "Settings", hans: "设置", hant: "設定"), right: .everyone,
        help: Text(
            en: "What the company decided. `SET stock` shows one department. Enter or 2 changes, where you may.",
            hans: "公司的各项设置。SET stock 只显示该部门。回车或 2 修改（须有权限）。",
            hant: "公司的各項設定。SET stock 只顯示該部門。Enter 或 2 修改（須有權限）。"),
        isFor: { desk in desk.session.may(.readAudit) || desk.company.house.settings.contains { desk.session.may($0.right) } }
    ) { desk, key in try CoreScreens.settings(department: key, at: desk) }

    private static let settingHistory = MenuEntry(
        "SETH", Text(en: "History of settings", hans: "设置修改历史", hant: "設定修改歷史"), right: .readAudit,
        help: Text(
            en: "Who changed which setting, when, from what to what.", hans: "谁在何时把哪项设置从何值改为何值。",
            hant: "誰在何時把哪項設定從何值改為何值。")
    ) { _, _ in CoreScreens.audited("core.setting-history", "SETH") }

    private static let audit = MenuEntry(
        "AU", Text(en: "Audit", hans: "审计记录", hant: "稽核紀錄"), right: .readAudit,
        help: Text(
            en: "Every change with who, when and from where. Enter shows what changed; { and } go by month; / filters.",
            hans: "每项变更的人员、时间和来源。回车查看变更内容，{ } 按月翻，/ 筛选。", hant: "每項變更的人員、時間與來源。Enter 檢視變更內容，{ } 按月翻，/ 篩選。")
    ) { _, key in CoreScreens.audited("core.audit", "AU", parameters: key.map { ["user": $0] } ?? [:]) }

    private static let denials = MenuEntry(
        "DEN", Text(en: "Refused requests", hans: "被拒绝的请求", hant: "被拒絕的請求"), right: .readAudit,
        help: Text(en: "What was refused to whom.", hans: "谁被拒绝了什么操作。", hant: "誰被拒絕了什麼操作。")
    ) { _, _ in CoreScreens.list("core.denials", "DEN") }

    private static let deputy = MenuEntry(
        "DEP", Text(en: "Appoint a deputy", hans: "委托代理审批", hant: "委託代理核准"), right: .everyone,
        help: Text(
            en: "Somebody who decides in your place for some days.", hans: "在若干天内代您审批的人。", hant: "在若干天內代您核准的人。"),
        isFor: { $0.decides }
    ) { desk, _ in try CoreScreens.form(for: "core.appoint-deputy", code: "DEP", desk) }

    private static let language = MenuEntry(
        "LANG", Text(en: "My language", hans: "我的语言", hant: "我的語言"), right: .everyone,
        help: Text(
            en: "English, 简体中文 or 繁體中文, at once and everywhere. Ctrl-X does the same.",
            hans: "English、简体中文或繁體中文，立即生效。也可用 Ctrl-X。", hant: "English、简体中文或繁體中文，立即生效。也可用 Ctrl-X。")
    ) { desk, _ in CoreScreens.language(desk) }

    private static let colours = MenuEntry(
        "COL", Words.theme, right: .everyone,
        help: Text(
            en: "Colours of the screen. Everything can be read without any.", hans: "屏幕配色；无颜色时一切仍可辨认。",
            hant: "畫面配色；無顏色時一切仍可辨認。")
    ) { desk, _ in
        let names = desk.themeNames
        return PickList(title: Words.theme, rows: names.map { PickRow($0) }) { desk, index in try desk.useTheme(named: names[index]) }
    }

    private static let password = MenuEntry(
        "PASS", Text(en: "My password", hans: "我的密码", hant: "我的密碼"), right: .everyone,
        help: Text(
            en: "The old password once, the new one twice: 8 characters or more. Enter goes on, F8 saves.",
            hans: "输入一次原密码，两次新密码（至少 8 个字符）。回车前进，F8 保存。",
            hant: "輸入一次原密碼，兩次新密碼（至少 8 個字元）。Enter 前進，F8 儲存。")
    ) { desk, _ in try PasswordScreen.own(at: desk) }
}
