import TestGround
import Testing
import Values

@testable import Core

@Suite("Tables and their columns")
struct TableColumnTests {
    @Test("the columns read from a table's statement are those that the file has, in their order")
    func agree() throws {
        let test = try TestCompany([.vouchers])
        let house = test.company.house
        var seen = 0
        for table in house.schema.flatMap(\.tables) {
            var names: [String] = []
            try test.company.look { reader in
                try reader.statements.run(text: "SELECT name FROM pragma_table_info(?) ORDER BY cid", [table.name]) {
                    names.append($0.text(0))
                }
            }
            #expect(table.columnNames == names, "\(table.name)")
            seen += names.count
        }
        #expect(seen > 100)
        #expect(house.table("userRole")?.references.map(\.table) == ["user", "role"])
    }
}
