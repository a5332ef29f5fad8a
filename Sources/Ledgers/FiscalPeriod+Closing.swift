package import Core
package import Values

// Years are opened, periods closed: softly until somebody opens them again, or for good. The file itself refuses to
// open again what was closed for good.

/// Opens a fiscal year: twelve months, and a thirteenth period on its last day for year-end entries.
package struct OpenYear: Command {
    package static let name = "ledgers.open-year"
    package static let title = Text(en: "Open a fiscal year", hans: "开启会计年度", hant: "開啟會計年度")
    package static let right = Right.closePeriods
    package static let fields = [
        Field("year", Text(en: "Year", hans: "年度", hant: "年度"), .integer, required: true),
        Field(
            "firstMonth", Text(en: "First month", hans: "首月", hant: "首月"), .integer,
            help: Text(
                en: "1 unless the year begins in another month. Left out, it is the month of the year before.",
                hans: "通常为 1。不填则同上一年度。", hant: "通常為 1。不填則同上一年度。")),
    ]

    let year: Int
    let firstMonth: Int?

    package init(year: Int, firstMonth: Int? = nil) {
        self.year = year
        self.firstMonth = firstMonth
    }

    package func perform(in transaction: Transaction) throws -> Done {
        let last = try transaction.value("SELECT max(firstDay) FROM fiscalPeriod WHERE isAdjusting = 0", as: Day?.self) ?? nil
        let month = firstMonth ?? last.map { $0.adding(months: 1).month } ?? 1
        guard (1900...9998).contains(year), let first = Day(year: year, month: month, day: 1) else { throw Refusal.noSuchYear }
        let end = first.adding(months: 12).adding(days: -1)
        let isTaken = try transaction.exists("SELECT 1 FROM fiscalPeriod WHERE lastDay >= ? AND firstDay <= ?", first, end)
        guard !isTaken else { throw Refusal.yearOpen(first, end) }
        for index in 0..<12 {
            let day = first.adding(months: index)
            try add(String(day.iso.prefix(7)), day, day.lastOfMonth, isAdjusting: false, transaction)
        }
        try add("\(first.iso.prefix(4))-13", end, end, isAdjusting: true, transaction)
        return Done()
    }

    private func add(_ name: String, _ first: Day, _ last: Day, isAdjusting: Bool, _ transaction: Transaction) throws {
        try transaction.insert(
            "INSERT INTO fiscalPeriod (name, year, firstDay, lastDay, isAdjusting, state) VALUES (?, ?, ?, ?, ?, 'open')",
            name, year, first, last, isAdjusting)
    }
}

/// A command that moves one period to another state.
package protocol PeriodCommand: Command where Outcome == Done {
    /// The period's name: `2026-03`.
    var period: String { get }
    /// The state that the period comes to.
    /// - Throws: what stands in the way.
    func next(of period: FiscalPeriod, in transaction: Transaction) throws -> PeriodState
}

extension PeriodCommand {
    package static var right: Right { .closePeriods }
    package static var fields: [Field] { [PeriodFields.period] }

    package func perform(in transaction: Transaction) throws -> Done {
        let found = try transaction.period(named: period)
        try transaction.set(found, to: try next(of: found, in: transaction))
        return Done()
    }
}

/// Closes a period until somebody opens it again.
package struct SoftClose: PeriodCommand {
    package static let name = "ledgers.soft-close"
    package static let title = Text(en: "Close a period", hans: "结账", hant: "結帳")

    package let period: String

    package init(period: String) { self.period = period }

    package func next(of period: FiscalPeriod, in transaction: Transaction) throws -> PeriodState {
        guard period.state == .open else { throw Refusal.closedAlready(period) }
        return .soft
    }
}

/// Opens a softly closed period again.
package struct ReopenPeriod: PeriodCommand {
    package static let name = "ledgers.reopen"
    package static let title = Text(en: "Open a period again", hans: "反结账", hant: "重新開啟期間")
    package static let fields = [PeriodFields.period, PeriodFields.reason]

    package let period: String
    /// Why; it stands in the audit with who opened the period and when.
    let reason: String

    package init(period: String, reason: String) {
        self.period = period
        self.reason = reason
    }

    package func next(of period: FiscalPeriod, in transaction: Transaction) throws -> PeriodState {
        guard try TextHygiene.clean(reason).contains(where: { !$0.isWhitespace }) else { throw Refusal.missing("reason") }
        guard period.state == .soft else { throw Refusal.cannotReopen(period) }
        return .open
    }
}

/// Closes a period for good, after all before it. Nobody, by no key, opens it again.
package struct HardClose: PeriodCommand {
    package static let name = "ledgers.hard-close"
    package static let title = Text(en: "Close a period for good", hans: "永久结账", hant: "永久關帳")

    package let period: String

    package init(period: String) { self.period = period }

    package func next(of period: FiscalPeriod, in transaction: Transaction) throws -> PeriodState {
        guard period.state != .hard else { throw Refusal.closedAlready(period) }
        // A thirteenth period waits for the months of its year; the months of the next year do not wait for it.
        let earlier = try transaction.value(
            """
            SELECT name
            FROM fiscalPeriod
            WHERE state <> 'hard' AND id <> ?
              AND (lastDay < ? OR (? = 1 AND lastDay <= ?))
              AND (isAdjusting = 0 OR ? = 1)
            ORDER BY lastDay, isAdjusting
            LIMIT 1
            """, period.id, period.firstDay, period.isAdjusting, period.lastDay, period.isAdjusting, as: String.self)
        if let earlier { throw Refusal.earlierOpen(period, earlier) }
        return .hard
    }
}

enum PeriodFields {
    static let reason = Field(
        "reason", Text(en: "Reason", hans: "原因", hant: "原因"), .text(max: 200), required: true,
        help: Text(
            en: "Why a closed period must take entries again. It is kept in the audit.", hans: "已结账期间为何须再记账；写入审计记录。",
            hant: "已結帳期間為何須再記帳；寫入稽核紀錄。"))
    static let period = Field(
        "period", Text(en: "Period", hans: "会计期间", hant: "會計期間"), .code(lookup: "ledgers.periods"), required: true,
        help: Text(en: "Such as 2026-03; 2026-13 is the year-end.", hans: "如 2026-03；2026-13 为年末调整期。", hant: "如 2026-03；2026-13 為年底調整期。"))
}

extension Transaction {
    fileprivate func set(_ period: FiscalPeriod, to state: PeriodState) throws {
        try update(
            "UPDATE fiscalPeriod SET state = ?, closedBy = ?, closedAt = ? WHERE id = ?",
            state, state == .open ? nil : session.userName, state == .open ? nil : now, period.id)
    }
}

extension Refusal {
    static let noSuchYear = Refusal(
        "ledgers.no-such-year",
        Text(
            en: "Enter a year such as 2026, and a first month from 1 to 12.", hans: "请输入如 2026 的年度，首月为 1 至 12。",
            hant: "請輸入如 2026 的年度，首月為 1 至 12。"),
        field: "year")

    static func yearOpen(_ first: Day, _ last: Day) -> Refusal {
        Refusal(
            "ledgers.year-open",
            Text(
                en: "Days between \(first) and \(last) belong to a fiscal year already. Open the year after it.",
                hans: "\(first) 至 \(last) 之间已有会计年度。请开启其后的年度。", hant: "\(first) 至 \(last) 之間已有會計年度。請開啟其後的年度。"),
            field: "year")
    }

    static func closedAlready(_ period: FiscalPeriod) -> Refusal {
        Refusal(
            "ledgers.closed-already",
            Text(
                en:
                    "\(period.name) is closed already\(period.state == .hard ? " for good" : "; to close it for good use ledgers.hard-close").",
                hans: "\(period.name) 已\(period.state == .hard ? "永久结账" : "结账；如需永久结账请用 ledgers.hard-close")。",
                hant: "\(period.name) 已\(period.state == .hard ? "永久關帳" : "結帳；如需永久關帳請用 ledgers.hard-close")。"),
            field: "period")
    }

    static func cannotReopen(_ period: FiscalPeriod) -> Refusal {
        period.state == .hard
            ? Refusal(
                "ledgers.closed-for-good",
                Text(
                    en: "\(period.name) is closed for good and nobody can open it. Post the correction in an open period.",
                    hans: "\(period.name) 已永久结账，任何人不能打开。请在未结账期间更正。",
                    hant: "\(period.name) 已永久關帳，任何人不能開啟。請在未結帳期間更正。"),
                field: "period")
            : Refusal(
                "ledgers.open-already",
                Text(
                    en: "\(period.name) is open. Go on and post.", hans: "\(period.name) 未结账，可直接记账。",
                    hant: "\(period.name) 未結帳，可直接記帳。"),
                field: "period")
    }

    static func earlierOpen(_ period: FiscalPeriod, _ earlier: String) -> Refusal {
        Refusal(
            "ledgers.earlier-open",
            Text(
                en: "To close \(period.name) for good you must first close \(earlier) for good.",
                hans: "永久结账 \(period.name) 之前，须先永久结账 \(earlier)。", hant: "永久關帳 \(period.name) 之前，須先永久關帳 \(earlier)。"),
            field: "period")
    }
}
