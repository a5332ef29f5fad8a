internal import Core
internal import Values

// The words that give a report its days: `asof`, `from`, `to`, `compare`, in English and in Chinese, the same on every
// report. A report that knows the day under another name takes it under that one; one that has no such day says so.

/// A word of the command field that is followed by a day.
enum DayWord: CaseIterable {
    case asOf, from, to, compare

    init?(_ typed: String) {
        guard let word = DayWord.allCases.first(where: { $0.words.contains(typed.lowercased()) }) else { return nil }
        self = word
    }

    var words: [String] {
        switch self {
        case .asOf: ["asof", "截至", "截止"]
        case .from: ["from", "自", "从", "從"]
        case .to: ["to", "至", "到"]
        case .compare: ["compare", "对比", "對比"]
        }
    }

    /// The parameter that it sets, among those that a report takes; nil where it takes none such.
    func field(among names: Set<String>) -> String? {
        let known =
            switch self {
            case .asOf, .to: ["to", "asOf"]
            case .from: ["from"]
            case .compare: ["compare"]
            }
        return known.first(where: names.contains)
    }

    /// Chinese is written without blanks: `截至2026-02-28` is read as `截至 2026-02-28`.
    static func parts(_ typed: String) -> [String] {
        typed.split(separator: " ").flatMap { part -> [String] in
            for word in allCases.flatMap(\.words) where !word.utf8.allSatisfy({ $0 < 0x80 }) && part.hasPrefix(word) {
                let rest = part.dropFirst(word.count)
                if rest.first?.isASCII == true { return [word, String(rest)] }
            }
            return [String(part)]
        }
    }

    /// What stands before the days in `1405 from 2026-01-01 to 2026-02-28`, and the days.
    /// - Throws: `DayReader`'s refusal, where something with digits that is no day stands behind such a word.
    static func trailing(_ typed: String?, today: Day) throws -> (key: String?, days: [(word: String, day: String)]) {
        guard let typed else { return (nil, []) }
        var parts = parts(typed)
        var days: [(word: String, day: String)] = []
        while parts.count >= 2, DayWord(parts[parts.count - 2]) != nil {
            let (word, said) = (parts[parts.count - 2], parts[parts.count - 1])
            do { _ = try DayReader.day(said, today: today) } catch {
                // Names may hold such words, too; a figure behind one is meant as a day.
                if said.contains(where: \.isNumber) { throw error }
                break
            }
            days.insert((word, said), at: 0)
            parts.removeLast(2)
        }
        if days.isEmpty { return (typed, []) }
        return (parts.isEmpty ? nil : parts.joined(separator: " "), days)
    }
}

extension Desk {
    /// Opens an entry of the menu with what was typed behind its code: a key, and the days of a report.
    func show(_ entry: MenuEntry, typed: String?) throws {
        let (key, days) = try DayWord.trailing(typed, today: today)
        try show(entry.make(self, key))
        for (word, day) in days where try top?.obey(word, day, at: self) != true { throw Refusal.noDays }
    }

    /// - Throws: `desk.no-days`, where a day was given to a screen that has none.
    func mustHaveDays(_ word: String) throws {
        if DayWord(word) != nil { throw Refusal.noDays }
    }
}

extension ListScreen {
    /// `asof`, `from`, `to` and `compare` on a list. False: another word.
    func obeyDay(_ typed: String, _ argument: String, _ desk: Desk) throws -> Bool {
        guard let word = DayWord(typed) else { return false }
        let names = Set(query.fields.map(\.name))
        guard let field = word.field(among: names) else {
            throw names.contains("asOf") || names.contains("to") ? Refusal.noSuchDay(word) : Refusal.noDays
        }
        var wanted = parameters
        wanted[field] = argument.isEmpty ? nil : try DayReader.day(argument, today: desk.today).iso
        // A day has one name only, or the heading would promise what the figures do not keep.
        if field == "to" { wanted["asOf"] = nil }
        if let first = wanted["from"], let last = wanted["to"] ?? wanted["asOf"], first > last {
            wanted[word != .from ? "from" : names.contains("to") ? "to" : "asOf"] = nil
        }
        try ask(wanted, desk)
        return true
    }

    /// The last day that the list shows; nil where nobody named one.
    func lastDay(_ desk: Desk) -> Day? {
        (parameters["to"] ?? parameters["asOf"]).flatMap { try? DayReader.day($0, today: desk.today) }
    }

    /// The page of the help on days, where the list has any.
    var dayHelp: [HelpPage] {
        let names = Set(query.fields.map(\.name))
        guard DayWord.asOf.field(among: names) != nil else { return [] }
        let hasFrom = names.contains("from")
        let compares = names.contains("compare")
        return [
            HelpPage(
                Text(en: "Days of this report", hans: "本表的日期", hant: "本表的日期"),
                Text(
                    en: "{ goes to the month before, } to the month after.\nIn the command line (Ctrl-G):\n"
                        + "asof 2026-02-28" + (hasFrom ? "\nfrom 2026-01-01\nto 2026-02-28" : "")
                        + (compares ? "\ncompare 2025-12-31" : ""),
                    hans: "{ 上一个月，} 下一个月。\n命令行（Ctrl-G）：\n截至 2026-02-28（或 asof）"
                        + (hasFrom ? "\n自 2026-01-01（或 from）\n至 2026-02-28（或 to）" : "")
                        + (compares ? "\n对比 2025-12-31（或 compare）" : ""),
                    hant: "{ 上一個月，} 下一個月。\n命令列（Ctrl-G）：\n截至 2026-02-28（或 asof）"
                        + (hasFrom ? "\n自 2026-01-01（或 from）\n至 2026-02-28（或 to）" : "")
                        + (compares ? "\n對比 2025-12-31（或 compare）" : "")))
        ]
    }
}

extension FormScreen {
    /// A report that still asks for its parameters takes a day into its field.
    package func obey(_ word: String, _ argument: String, at desk: Desk) throws -> Bool {
        guard plan.isReport, let word = DayWord(word), let field = word.field(among: Set(head.map(\.name))) else { return false }
        let day = argument.isEmpty ? "" : try DayReader.day(argument, today: desk.today).iso
        leaveField(desk)
        values[field] = day
        load()
        return true
    }
}

extension Refusal {
    static let noDays = Refusal(
        "desk.no-days",
        Text(
            en: "This screen shows no days. Open a list or report first, then type the day.",
            hans: "此界面没有日期。请先打开列表或报表，再输入日期。", hant: "此畫面沒有日期。請先開啟清單或報表，再輸入日期。"))

    fileprivate static func noSuchDay(_ word: DayWord) -> Refusal {
        word == .compare
            ? Refusal(
                "desk.no-compare",
                Text(
                    en: "This report compares nothing; the balance sheet does. asof names its day.",
                    hans: "此报表没有对比栏；资产负债表才有。用“截至”指定日期。", hant: "此報表沒有對比欄；資產負債表才有。用「截至」指定日期。"))
            : Refusal(
                "desk.no-first-day",
                Text(
                    en: "This report shows how things stand on one day; it has no first day. asof names the day.",
                    hans: "此报表只反映某一天的状况，没有起始日期。请用“截至”指定日期。",
                    hant: "此報表只反映某一天的狀況，沒有起始日期。請用「截至」指定日期。"))
    }
}
