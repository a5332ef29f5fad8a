/// Days as people type them: `t`, `+3`, `15`, `0315`, `20260315`, `2026-3-5`, `2026年3月5日`.
package enum DayReader {
    /// The day meant, seen from `today`; refuses (`values.not-a-day`) with the accepted forms.
    ///
    /// `t` today · `m` last of this month · `y` last of this year · `+3` `-1` days from today · `15` of this month ·
    /// `0315` `3-5` `3/5` `3.5` `3月5日` of this year · `260315` `20260315` `2026-3-5` `2026/3/5` `2026.3.5` `2026年3月5日`
    package static func day(_ text: String, today: Day) throws -> Day {
        let plain = String(
            TextHygiene.foldWidth(text).lowercased().filter { !$0.isWhitespace }
                .map { $0 == "\u{2212}" ? "-" : $0 })
        guard
            let day = word(plain, today: today) ?? offset(plain, today: today) ?? run(plain, today: today)
                ?? parts(plain, today: today)
        else { throw Refusal.notADay(text) }
        return day
    }

    private static func word(_ text: String, today: Day) -> Day? {
        switch text {
        case "t", "today", "今天", "今日": today
        case "m": today.lastOfMonth
        case "y": today.lastOfYear
        case "昨天", "昨日": today.adding(days: -1)
        case "明天", "明日": today.adding(days: 1)
        default: nil
        }
    }

    private static func offset(_ text: String, today: Day) -> Day? {
        guard let sign = text.first, sign == "+" || sign == "-", let count = number(text.dropFirst()), count <= 36_525
        else { return nil }
        return today.adding(days: sign == "-" ? -count : count)
    }

    /// Digits alone.
    private static func run(_ text: String, today: Day) -> Day? {
        guard let figure = number(text[...]) else { return nil }
        switch text.utf8.count {
        case 1, 2: return Day(year: today.year, month: today.month, day: figure)
        case 4: return Day(year: today.year, month: figure / 100, day: figure % 100)
        case 6: return Day(year: 2000 + figure / 10_000, month: figure / 100 % 100, day: figure % 100)
        case 8: return Day(year: figure / 10_000, month: figure / 100 % 100, day: figure % 100)
        default: return nil
        }
    }

    /// Year, month and day, or month and day, with one kind of mark between them.
    private static func parts(_ text: String, today: Day) -> Day? {
        for mark in ["-", "/", "."] as [Character] {
            if let day = day(of: text.split(separator: mark, omittingEmptySubsequences: false), today: today) {
                return day
            }
        }
        guard text.last == "日" || text.last == "号" || text.last == "號" else { return nil }
        let pieces = text.dropLast().split(omittingEmptySubsequences: false) { $0 == "年" || $0 == "月" }
        guard text.filter({ $0 == "月" }).count == 1, text.filter({ $0 == "年" }).count == pieces.count - 2,
            pieces.count == 2 || text.firstIndex(of: "年").map({ $0 < text.firstIndex(of: "月") ?? $0 }) == true
        else { return nil }
        return day(of: pieces, today: today)
    }

    private static func day(of pieces: [Substring], today: Day) -> Day? {
        let figures = pieces.compactMap(number)
        guard figures.count == pieces.count, pieces.suffix(2).allSatisfy({ $0.utf8.count <= 2 }) else { return nil }
        switch pieces.count {
        case 2: return Day(year: today.year, month: figures[0], day: figures[1])
        case 3 where pieces[0].utf8.count == 4: return Day(year: figures[0], month: figures[1], day: figures[2])
        default: return nil
        }
    }

    private static func number(_ text: Substring) -> Int? { digits(Array(text.utf8)[...]) }
}

extension DayReader {
    /// Days that no book of today has anything to do with are slips of the hand: a year without its first digits, a
    /// digit too many. From 1900 to fifty years from today.
    /// - Throws: `values.day-out-of-range`.
    package static func refuseFar(_ day: Day, today: Day = .today()) throws {
        let last = today.adding(months: 600)
        guard day.year < 1900 || day.number > last.number else { return }
        throw Refusal.farDay(day, last)
    }
}

extension Refusal {
    static func farDay(_ day: Day, _ last: Day) -> Refusal {
        Refusal(
            "values.day-out-of-range",
            Text(
                en: "\(day) lies too far away. Enter a day from 1900-01-01 to \(last).",
                hans: "\(day) 过于久远。请输入 1900-01-01 至 \(last) 之间的日期。",
                hant: "\(day) 過於久遠。請輸入 1900-01-01 至 \(last) 之間的日期。"))
    }

    /// What was typed names no day.
    package static func notADay(_ text: String) -> Refusal {
        let shown = TextHygiene.shown(text, max: 16)
        return Refusal(
            "values.not-a-day",
            Text(
                en: """
                    “\(shown)” is not a day. Enter 2026-03-15, 20260315, 0315 or 3-15 (this year), \
                    15 (this month), t (today), +3 or -1 (days), m (month's end).
                    """,
                hans: """
                    “\(shown)”不是有效日期。可输入 2026-03-15、20260315、0315 或 3-15（今年）、\
                    15（本月）、t（今天）、+3 或 -1（距今天数）、m（本月末）、3月15日。
                    """,
                hant: """
                    「\(shown)」不是有效日期。可輸入 2026-03-15、20260315、0315 或 3-15（今年）、\
                    15（本月）、t（今天）、+3 或 -1（距今天數）、m（本月底）、3月15日。
                    """))
    }
}
