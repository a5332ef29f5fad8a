package import Core
internal import CustomerService
package import Values

// 宏达精工 Hongda Precision, a small manufacturer and trader in Kunshan: the company that `init --demo` makes, and that
// tests and benchmarks work on. Everything is entered through the commands by the people whose work it is, from a fixed
// seed, so that the same program makes the same books.

package struct SampleCompany {
    /// The day on which the story ends for tests and work goes on: 2026-03-18.
    package static let today = Day(number: 20_530)
    /// Its names.
    package static let name = Text(en: "Hongda Precision", hans: "宏达精工", hant: "宏達精工")
    /// The moment at which the file is founded, for `Company.found(clock:)`, so that its first row can be reproduced as well.
    package static let founded = Moment(secondsUTC: Int64(SampleYear.workingDays(to: today)[0].number) * 86_400)

    static let seed: UInt64 = 0x484F_4E47_4441

    /// Fills a company that was just founded with people, masters and fourteen months of documents.
    /// - Parameters:
    ///   - lastDay: the day on which the story ends, or the last working day before it.
    ///   - progress: what is being done, how much of it is done, how much there is.
    /// - Throws: a `Refusal` where the company's roles or departments do not fit.
    package static func fill(_ company: Company, to lastDay: Day = today, progress: (String, Int, Int) -> Void) throws {
        let clock = company.clock
        defer { company.clock = clock }
        // The demonstration goes on from whatever day it is made on, so its books reach that far.
        let lastYear = max(lastDay.year, clock().localDay.year)
        try company.building {
            let office = try SampleOffice(company, seed: seed, day: SampleYear.workingDays(to: lastDay)[0])
            progress("people", 0, 1)
            try office.hire()
            try office.openBooks(to: lastYear)
            try office.enterMasters(progress)
            let year = SampleYear(office, lastDay: lastDay)
            try year.openStock()
            try year.setUpPurchasing()
            try year.live(progress: { progress("year", $0, $1) }, morning: year.begin)
        }
    }
}

extension SampleYear {
    /// What begins on a day of the story.
    fileprivate func begin(_ place: Int) throws {
        try turnMonth(place)
        try order(place)
        if place % 7 == 3 { try order(place / 7 * 3 + 5) }
        if place == days.count - 4 { try orderAtTheDoor() }
        if place == days.count - 1 { try leaveOnTheDesk() }
        for again in 0...1 { try issue(place * 2 + again) }
        let left = days.count - place
        if place % 3 == 2 || (left < 30 && place % 2 == 0) || left < 4 { try complain(place) }
    }
}

extension SampleOffice {
    fileprivate func enterMasters(_ progress: (String, Int, Int) -> Void) throws {
        try openBalances()
        try enterWarehouses(2)
        for (index, item) in SampleItem.all.enumerated() {
            try enter(item)
            progress("items", index + 1, SampleItem.all.count)
        }
        try enterRates(month: 0)
        for (index, supplier) in SampleParty.suppliers.enumerated() {
            try enter(supplier: supplier)
            try enterPrices(of: supplier)
            progress("suppliers", index + 1, SampleParty.suppliers.count)
        }
        let customers = SampleParty.customers
        for (index, customer) in customers.enumerated() {
            try enter(customer: customer)
            progress("customers", index + 1, customers.count)
        }
    }
}
