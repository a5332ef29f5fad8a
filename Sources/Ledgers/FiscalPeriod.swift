package import Core
package import Values

// The months of the books, and whether they still take entries.

/// Open takes entries; soft takes none until it is opened again; hard never takes any again.
package enum PeriodState: String, CaseIterable, Codable, Sendable, Bindable, Readable {
    case open, soft, hard

    package var title: Text {
        switch self {
        case .open: Text(en: "Open", hans: "未结账", hant: "未結帳")
        case .soft: Text(en: "Closed", hans: "已结账", hant: "已結帳")
        case .hard: Text(en: "Closed for good", hans: "永久结账", hant: "永久關帳")
        }
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.title) }
}

/// A month of a fiscal year, or its thirteenth period for year-end entries.
package struct FiscalPeriod: Sendable, Hashable {
    package let id: Int64
    /// `2026-03`
    package let name: String
    package let firstDay: Day
    package let lastDay: Day
    package let state: PeriodState
    /// True for the thirteenth, which lies on the last day of the year.
    package let isAdjusting: Bool
}

extension Reader {
    /// The period that holds this day; nil where its year has not been opened.
    package func period(holding day: Day, isAdjusting: Bool = false) throws -> FiscalPeriod? {
        try one(
            """
            SELECT id, name, firstDay, lastDay, state, isAdjusting
            FROM fiscalPeriod
            WHERE lastDay >= ? AND firstDay <= ? AND isAdjusting = ?
            ORDER BY lastDay
            LIMIT 1
            """, day, day, isAdjusting, make: FiscalPeriod.init(row:))
    }

    /// The period with this name.
    /// - Throws: `ledgers.no-period`, on the field `period`.
    package func period(named name: String) throws -> FiscalPeriod {
        let found = try one(
            """
            SELECT id, name, firstDay, lastDay, state, isAdjusting
            FROM fiscalPeriod
            WHERE name = ?
            """, name, make: FiscalPeriod.init(row:))
        guard let found else { throw Refusal.noPeriod(name) }
        return found
    }

    /// The open period that a document of this day posts in: for a check before long work.
    /// - Throws: `ledgers.no-period`, `ledgers.period-closed`, on the field `day`.
    package func openPeriod(holding day: Day, isAdjusting: Bool = false) throws -> FiscalPeriod {
        guard let period = try period(holding: day, isAdjusting: isAdjusting) else { throw Refusal.noPeriod(holding: day) }
        guard period.state == .open else { throw Refusal.periodClosed(period, open: try openPeriod(near: period)) }
        return period
    }
}

extension Reader {
    /// The first open month after a closed one, else the last before it: where a document can be dated instead.
    private func openPeriod(near closed: FiscalPeriod) throws -> String? {
        let after = try value(
            """
            SELECT name
            FROM fiscalPeriod
            WHERE state = 'open' AND isAdjusting = 0 AND firstDay > ?
            ORDER BY firstDay
            LIMIT 1
            """, closed.lastDay, as: String.self)
        if let after { return after }
        return try value(
            """
            SELECT name
            FROM fiscalPeriod
            WHERE state = 'open' AND isAdjusting = 0 AND firstDay < ?
            ORDER BY firstDay DESC
            LIMIT 1
            """, closed.firstDay, as: String.self)
    }
}

extension FiscalPeriod {
    init(row: borrowing Row) throws {
        self.init(
            id: row.int64(0), name: row.text(1), firstDay: try row[2], lastDay: try row[3], state: try row[4],
            isAdjusting: row.int64(5) == 1)
    }
}

extension Refusal {
    static func noPeriod(_ name: String) -> Refusal {
        Refusal(
            "ledgers.no-period",
            Text(
                en: "There is no period “\(name)”. Name one like 2026-03, or open its year first.",
                hans: "没有会计期间“\(name)”。请输入如 2026-03，或先开启该年度。",
                hant: "沒有會計期間「\(name)」。請輸入如 2026-03，或先開啟該年度。"),
            field: "period")
    }

    static func noPeriod(holding day: Day) -> Refusal {
        Refusal(
            "ledgers.no-period",
            Text(
                en: "The books have no period for \(day). Open the year \(day.year) first, or choose another day.",
                hans: "账簿中没有 \(day) 所属的会计期间。请先开启 \(day.year) 年度，或改用其他日期。",
                hant: "帳簿中沒有 \(day) 所屬的會計期間。請先開啟 \(day.year) 年度，或改用其他日期。"),
            field: "day")
    }

    /// - Parameter open: a month that takes entries; nil where none does.
    static func periodClosed(_ period: FiscalPeriod, open: String?) -> Refusal {
        let such = Text(
            en: open.map { ", such as \($0)" } ?? "", hans: open.map { "（如 \($0)）" } ?? "", hant: open.map { "（如 \($0)）" } ?? "")
        return period.state == .hard
            ? Refusal(
                "ledgers.period-closed",
                Text(
                    en: "\(period.name) is closed for good. Date this in an open period\(such.en).",
                    hans: "\(period.name) 已永久结账。请将日期改到未结账期间\(such.hans)。",
                    hant: "\(period.name) 已永久關帳。請將日期改到未結帳期間\(such.hant)。"),
                field: "day")
            : Refusal(
                "ledgers.period-closed",
                Text(
                    en: "\(period.name) is closed. Date this in an open period\(such.en), or have \(period.name) opened again.",
                    hans: "\(period.name) 已结账。请将日期改到未结账期间\(such.hans)，或请人反结账 \(period.name)。",
                    hant: "\(period.name) 已結帳。請將日期改到未結帳期間\(such.hant)，或請人重新開啟 \(period.name)。"),
                field: "day")
    }
}
