import Core
import Stock
import Testing
import Workstation

@Suite("Who opens the books")
struct OpeningRightTests {
    @Test("opening stock stands with whoever posts entries, not with whoever approves others' work")
    func openingStock() throws {
        let approver = try #require(Roles.all.first { $0.code == "approver" })
        let bookkeeper = try #require(Roles.all.first { $0.code == "bookkeeper" })
        #expect(!approver.rights.contains(OpenStock.right.name))
        #expect(bookkeeper.rights.contains(OpenStock.right.name) && bookkeeper.rights.contains(Right.readStock.name))
    }
}
