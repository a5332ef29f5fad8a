internal import Core
internal import Values

/// The days of the story: what is due is done in the order in which it was planned, each day new things begin.
final class SampleYear {
    let office: SampleOffice
    private var agenda: [Day: [() throws -> Void]] = [:]
    let days: [Day]
    var firstDay: Day { days[0] }
    let lastDay: Day
    /// How many invoices came.
    var invoices = 0
    /// Stock units by warehouse and item, as the story knows them.
    private var onHand: [String: Int] = [:]

    /// - Parameter lastDay: the story ends on it, or on the last working day before it.
    init(_ office: SampleOffice, lastDay: Day) {
        self.office = office
        days = SampleYear.workingDays(to: lastDay)
        self.lastDay = days.last ?? lastDay
    }

    /// The working days of the story, however the calendar lies: about fourteen months of them.
    static func workingDays(to lastDay: Day) -> [Day] {
        var days: [Day] = []
        var day = lastDay
        while days.count < 292 {
            if isWorking(day) { days.append(day) }
            day = day.adding(days: -1)
        }
        return days.reversed()
    }

    /// Plans something for so many days from now; it is put off to the next working day and falls away after the last.
    func plan(in later: Int, _ errand: @escaping () throws -> Void) {
        var day = office.day.adding(days: later)
        while !SampleYear.isWorking(day) { day = day.adding(days: 1) }
        agenda[day, default: []].append(errand)
    }

    /// What goods sold and material used since the last report cost: the workshop makes what was ordered.
    private var soldMicro: Int64 = 0

    /// Counts goods for the report of the month.
    func sold(_ quantity: Int, _ item: SampleItem) { soldMicro += Int64(quantity) * item.costMicro }

    /// The first working day of a month: new rates, last month's sales; in the middle of the first ones the books of the
    /// month before are closed for good.
    func turnMonth(_ place: Int) throws {
        let former = office.day.firstOfMonth.adding(days: -1)
        if place == 0 || days[place - 1].month != office.day.month {
            let month = (office.day.year - firstDay.year) * 12 + office.day.month - firstDay.month
            if month > 0 { try office.enterRates(month: month) }
            try office.reportSales(costMicro: soldMicro, month: former)
            soldMicro = 0
            if month % 3 == 1 { try office.fillTill() }
        }
        if place > 0, office.day.day >= 12, days[place - 1].day < 12, closedMonths.contains(former.firstOfMonth) {
            try office.close(former)
        }
    }

    /// The first two.
    private var closedMonths: [Day] { [firstDay.firstOfMonth, firstDay.firstOfMonth.adding(days: 31).firstOfMonth] }

    func lying(_ item: SampleItem, in warehouse: String) -> Int { onHand[warehouse + " " + item.code] ?? 0 }

    /// Notes what came (or, below nought, went).
    func lie(_ quantity: Int, _ item: SampleItem, in warehouse: String) { onHand[warehouse + " " + item.code, default: 0] += quantity }

    /// Lives through the year: `morning` begins each day's new work.
    func live(progress: (Int, Int) -> Void, morning: (Int) throws -> Void) throws {
        for (index, day) in days.enumerated() {
            office.begin(day)
            for errand in agenda.removeValue(forKey: day) ?? [] { try errand() }
            try morning(index)
            // What was planned for the same day.
            while let errands = agenda.removeValue(forKey: day) { for errand in errands { try errand() } }
            progress(index + 1, days.count)
        }
    }

    /// Monday to Friday but for the long holidays.
    static func isWorking(_ day: Day) -> Bool {
        day.weekday <= 5 && !yearly.contains { $0.contains(String(day.iso.dropFirst(5))) } && !holidays.contains { $0.contains(day.iso) }
    }

    private static let yearly: [ClosedRange<String>] = ["01-01"..."01-01", "05-01"..."05-05", "10-01"..."10-08"]

    /// Spring festivals, and the odd day beside the new year.
    private static let holidays: [ClosedRange<String>] = [
        "2025-01-28"..."2025-02-04", "2026-01-02"..."2026-01-02", "2026-02-16"..."2026-02-23", "2027-02-05"..."2027-02-11",
        "2028-01-25"..."2028-01-31", "2029-02-12"..."2029-02-18", "2030-02-02"..."2030-02-08",
    ]
}
