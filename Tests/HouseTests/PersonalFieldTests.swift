import Core
import Testing
import Values
import Workstation

@Suite("What is personal is declared so")
struct PersonalFieldTests {
    static let house = Departments.house

    /// Names that speak of a person wherever they stand.
    static let telling: Set = ["contact", "phone", "telephone", "mobile", "email", "address", "birthday", "fullName"]

    /// What is not sealed although it is called so, and why.
    static let open: [String: String] = [
        "core.add-user.fullName": "the audit names who did what, for as long as the books are kept",
        "core.change-user.fullName": "the same",
        "stock.add-warehouse.address": "where a building stands",
        "stock.change-warehouse.address": "the same",
    ]

    @Test("every field of a command whose name speaks of a person is personal, or is on the list of those that are not with its reason")
    func fields() {
        var used: Set<String> = []
        for command in PersonalFieldTests.house.commands.values {
            for field in command.fields where PersonalFieldTests.telling.contains(field.name) {
                let name = "\(command.name).\(field.name)"
                if PersonalFieldTests.open[name] != nil {
                    used.insert(name)
                    #expect(!field.isPersonal)
                } else {
                    #expect(field.isPersonal, "\(name)")
                }
            }
        }
        #expect(used == Set(PersonalFieldTests.open.keys))
    }

    @Test("columns that are declared personal are there, are text, and no name is personal in one table and clear in another")
    func columns() {
        let schema = PersonalFieldTests.house.schema
        let tables = Dictionary(schema.flatMap(\.tables).map { ($0.name, $0.sql.text) }) { $1 }
        var declared: [String: Set<String>] = [:]
        for personal in PersonalFieldTests.house.personal {
            for column in personal.columns {
                #expect(tables[personal.table]?.contains(words: "\n  \(column) TEXT") == true, "\(personal.table).\(column)")
            }
            declared[personal.table, default: []].formUnion(personal.columns)
        }
        #expect(declared["party"]?.isSuperset(of: ["contact", "phone", "email", "address", "mnemonic", "searchKey"]) == true)
        for (table, sql) in tables where !["user", "warehouse"].contains(table) {
            for name in PersonalFieldTests.telling where sql.contains(words: "\n  \(name) TEXT") {
                #expect(declared[table]?.contains(name) == true, "\(table).\(name)")
            }
        }
    }

    @Test("every kind of person that can be erased is held by what departments still need")
    func holds() {
        let kinds = Set(PersonalFieldTests.house.personal.map(\.kind))
        #expect(kinds == ["party"])
        #expect(Set(PersonalFieldTests.house.holds.map(\.kind)).isSubset(of: kinds))
        #expect(PersonalFieldTests.house.holds.count >= 3)
    }
}
