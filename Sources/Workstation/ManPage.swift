internal import ArgumentParser
internal import Core
internal import Terminal
package import Values

/// The program's page for man(1), made from what the verbs say of themselves.
package enum ManPage {
    /// The pages as they stand in the documentation: English, and one for each Chinese locale.
    static var all: [GeneratedPages.Page] {
        [
            GeneratedPages.Page(name: "countinghouse.1", text: text(.en)),
            GeneratedPages.Page(name: "man/zh_CN/countinghouse.1", text: text(.hans)),
            GeneratedPages.Page(name: "man/zh_TW/countinghouse.1", text: text(.hant)),
        ]
    }

    /// The page in a language.
    package static func text(_ language: Language) -> String {
        func said(_ english: String) -> String { roff(VerbWords.text(of: english)?[language] ?? english) }
        var out = ".TH COUNTINGHOUSE 1 \"\" \"Countinghouse \(Company.program)\"\n"
        // Rows of hanzi are not stretched to one width.
        if language != .en { out += ".ad l\n" }
        for (heading, body) in opening { out += section(heading, body, language) }
        out += ".SH \(verbs[language])\n"
        for verb in CountinghouseProgram.configuration.subcommands {
            let name = verb.configuration.commandName ?? ""
            out += ".TP\n.B \(name)\n\(said(verb.configuration.abstract))\n"
            for part in verb.configuration.subcommands {
                out += ".br\n.B \(name) \(part.configuration.commandName ?? "")\n\\- \(said(part.configuration.abstract))\n"
            }
            if !verb.configuration.discussion.isEmpty { out += ".br\n\(said(verb.configuration.discussion))\n" }
        }
        for (heading, body) in closing { out += section(heading, body, language) }
        return language == .en ? out : out.split(separator: "\n", omittingEmptySubsequences: false).map(breakable).joined(separator: "\n")
    }

    /// The columns after which a row without a blank gets a place to break; troff may search for ever where there is none.
    private static let unbroken = 16

    /// A row with break points for troff: behind every mark between hanzi, and in a run that goes on for long.
    private static func breakable(_ row: Substring) -> String {
        var out = ""
        var since = 0
        for (index, character) in zip(row.indices, row) {
            out.append(character)
            since = character == " " ? 0 : since + CharacterWidth.displayWidth(of: String(character))
            let after = row.index(after: index)
            guard after < row.endIndex, row[after] != " ", !"（“「《".contains(character) else { continue }
            let next = row[after]
            guard !"，。；：、）”」》！？".contains(next) else { continue }
            let isMark = "，。；：、）".contains(character)
            let isHanzi = isWide(character) || isWide(next)
            guard isMark || isHanzi && since >= unbroken else { continue }
            out += "\\:"
            since = 0
        }
        return out
    }

    private static func isWide(_ character: Character) -> Bool { CharacterWidth.displayWidth(of: String(character)) > 1 }

    private static func section(_ heading: Text, _ body: Text, _ language: Language) -> String {
        ".SH \(heading[language])\n\(body[language])\n"
    }

    /// A sentence as troff reads it: on one line, its hyphens and backslashes meant as they are.
    private static func roff(_ text: String) -> String {
        text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\n", with: " ")
    }

    private static let verbs = Text(en: "VERBS", hans: "子命令", hant: "子命令")

    private static let opening: [(Text, Text)] = [
        (
            Text(en: "NAME", hans: "名称", hant: "名稱"),
            Text(
                en: "countinghouse \\- an ERP workstation for the terminal", hans: "countinghouse \\- 账房，终端上的 ERP 工作台",
                hant: "countinghouse \\- 帳房，終端上的 ERP 工作台")
        ),
        (
            Text(en: "SYNOPSIS", hans: "用法", hant: "用法"),
            Text(
                en: ".B countinghouse\n[\\fIverb\\fR] [\\fIoptions\\fR]", hans: ".B countinghouse\n[\\fI子命令\\fR] [\\fI选项\\fR]",
                hant: ".B countinghouse\n[\\fI子命令\\fR] [\\fI選項\\fR]")
        ),
        (
            Text(en: "DESCRIPTION", hans: "说明", hant: "說明"),
            Text(
                en: "Without a verb the workstation opens: login, then the menu of the person's roles.",
                hans: "不带子命令时打开工作台：先登录，然后是该用户角色的菜单。", hant: "不帶子命令時開啟工作台：先登入，然後是該使用者角色的選單。")
        ),
    ]

    private static let closing: [(Text, Text)] = [
        (
            Text(en: "OPTIONS", hans: "选项", hant: "選項"),
            Text(
                en:
                    ".TP\n.B \\-\\-file \\fIPATH\\fR\nThe company file; else COUNTINGHOUSE_FILE, else the one file in $XDG_DATA_HOME/countinghouse.\n.TP\n.B \\-\\-user \\fINAME\\fR\nWork as this user; recorded as route file.\n.TP\n.B \\-\\-language \\fIen|zh\\-Hans|zh\\-Hant\\fR\nThe language of messages.",
                hans:
                    ".TP\n.B \\-\\-file \\fIPATH\\fR\n账套文件；否则用 COUNTINGHOUSE_FILE，再否则用 $XDG_DATA_HOME/countinghouse 中唯一的文件。\n.TP\n.B \\-\\-user \\fINAME\\fR\n以此用户身份操作；记录的途径为 file。\n.TP\n.B \\-\\-language \\fIen|zh\\-Hans|zh\\-Hant\\fR\n信息的语言。",
                hant:
                    ".TP\n.B \\-\\-file \\fIPATH\\fR\n帳套檔案；否則用 COUNTINGHOUSE_FILE，再否則用 $XDG_DATA_HOME/countinghouse 中唯一的檔案。\n.TP\n.B \\-\\-user \\fINAME\\fR\n以此使用者身分操作；記錄的途徑為 file。\n.TP\n.B \\-\\-language \\fIen|zh\\-Hans|zh\\-Hant\\fR\n訊息的語言。"
            )
        ),
        (
            Text(en: "EXIT STATUS", hans: "退出状态", hant: "結束狀態"),
            Text(
                en: "0: done. 1: a proof failed or the host needs mending. 2: refused; the sentence says the way out.",
                hans: "0：完成。1：验证不符或主机需要修正。2：被拒绝，提示中说明出路。", hant: "0：完成。1：驗證不符或主機需要修正。2：被拒絕，訊息中說明出路。")
        ),
        (
            Text(en: "ENVIRONMENT", hans: "环境变量", hant: "環境變數"),
            Text(
                en: "What it reads: COUNTINGHOUSE_FILE, COUNTINGHOUSE_LOG, COUNTINGHOUSE_ESCDELAY, NO_COLOR, TERM, LANG.",
                hans: "读取的变量：COUNTINGHOUSE_FILE、COUNTINGHOUSE_LOG、COUNTINGHOUSE_ESCDELAY、NO_COLOR、TERM、LANG。",
                hant: "讀取的變數：COUNTINGHOUSE_FILE、COUNTINGHOUSE_LOG、COUNTINGHOUSE_ESCDELAY、NO_COLOR、TERM、LANG。")
        ),
    ]
}
