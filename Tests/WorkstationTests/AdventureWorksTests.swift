import Core
import Glibc
import TestGround
import Testing
import Values

@testable import Workstation

private let adventureWorksFolder: String = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/" + root + "/../shared/data/adventureworks"
}()

@Suite("AdventureWorks comes in through the commands")
struct AdventureWorksTests {
    @Test(
        "the books agree with the source by year and vendor, and every proof holds",
        .enabled(if: access(adventureWorksFolder + "/vendor.csv", R_OK) == 0))
    func agrees() throws {
        let ground = try ProgramGround()
        let dollar = try #require(Currency.named("USD"))
        let company = try CompanyFounding.found(
            at: ground.folder + "/aw.books", name: "Adventure Works", currency: dollar, chart: "us_general", language: .en,
            isDemo: false, administrator: "admin", firstYear: 2011)
        var work = try AdventureWorksImport(into: company, folder: adventureWorksFolder, limit: 150)
        try work.run { _, _, _ in }
        let found = try AdventureWorksReport(company, folder: adventureWorksFolder, limit: 150).compare()
        #expect(found.rows > 50)
        #expect(found.differences == [])
        #expect(found.orderedMinor > 0)
        #expect(found.goodsReceivedMinor == found.stockedMinor)
        for report in try company.verify() { #expect(report.result.holds, "\(report.name): \(report.result.findings)") }
    }
}
