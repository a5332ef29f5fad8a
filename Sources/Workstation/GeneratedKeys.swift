internal import ArgumentParser
internal import Core
internal import Desk
internal import Glibc
internal import Ledgers
internal import Terminal
internal import Values

extension GeneratedPages {
    /// Every page, those that need a company to look at included.
    package static func written() throws -> [Page] {
        try all + keys() + completions
    }

    /// What the shells complete: verbs, options, names of commands and queries.
    package static var completions: [Page] {
        let shells: [(CompletionShell, String)] = [(.bash, "bash"), (.zsh, "zsh"), (.fish, "fish")]
        return shells.map { shell, ending in
            var text = CountinghouseProgram.completionScript(for: shell)
            if !text.hasSuffix("\n") { text += "\n" }
            return Page(name: "completions/countinghouse." + ending, text: text)
        }
    }

    /// The keys of every screen, as whoever may do everything sees them in an empty company.
    package static func keys() throws -> [Page] {
        var template = Array("/tmp/countinghouse-keys-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Refusal.noFolder }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let path = folder + "/keys.books"
        defer {
            for name in ["", "-wal", "-shm", "-turn", "-keys"] { unlink(path + name) }
            unlink(Company.logPath(of: path))
            rmdir(path + "-log")
            rmdir(folder)
        }
        guard let currency = Currency.named("CNY") else { throw Refusal.unknownCurrency("CNY") }
        let everything = RoleDefinition(
            "everything", Text(en: "Everything", hans: "全部", hant: "全部"), rights: Departments.house.rights.map(\.name))
        let company = try Company.found(
            at: path, house: Departments.house, name: "Keys", currency: currency, chart: "cn_small_business", language: .en, isDemo: false,
            administrator: "keys", roles: [everything], clock: { Moment(secondsUTC: 1_767_225_600) })
        company.clock = { Moment(secondsUTC: 1_767_225_600) }
        var session = try company.session(named: "keys", route: .terminal, station: "manual")
        _ = try company.perform(try Chart.shipped("cn_small_business"), as: session)
        return [Language.en, .hans].map { language in
            session.language = language
            let desk = Desk(company: company, display: ScriptedDisplay(), pages: Workplace.pages, session: session)
            let heading = Text(en: "Keys", hans: "按键一览", hant: "按鍵一覽")
            let about = Text(
                en:
                    "Made by `make docs` from the screens themselves: first the keys that mean the same everywhere, then each screen by its code. `F2` stands for the numbered menu. A person sees what their roles allow.",
                hans: "由 make docs 根据界面本身生成：先列出处处相同的按键，再按代码列出各界面。`F2` 指编号菜单。每人只看到其角色允许的操作。",
                hant: "由 make docs 依畫面本身產生：先列出處處相同的按鍵，再按代碼列出各畫面。`F2` 指編號選單。每人只看到其角色允許的操作。")
            let text = "# \(heading[language])\n\n\(about[language])\n\n" + ScreenCatalog.keyReference(of: desk, in: language)
            return Page(name: language == .en ? "keys.md" : "keys.zh-CN.md", text: text)
        }
    }
}

extension Refusal {
    fileprivate static let noFolder = Refusal(
        "core.folder-refused",
        Text(
            en: "No folder can be made in /tmp, where the pages are prepared. Make room there.", hans: "无法在 /tmp 建立临时文件夹，请腾出空间。",
            hant: "無法在 /tmp 建立暫存資料夾，請騰出空間。"))
}
