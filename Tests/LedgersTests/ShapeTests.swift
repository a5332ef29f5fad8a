import Core
import Ledgers
import MasterData
import Testing
import Values

@Suite("Lists and commands")
struct ShapeTests {
    @Test("every list fits a screen of 80 columns", arguments: [Department.masterData, .ledgers])
    func widths(_ department: Department) {
        for query in department.queries {
            let shown = query.columns.filter { !$0.isKey && !$0.isExtra }
            #expect(shown.reduce(shown.count - 1) { $0 + $1.width } <= 79, "\(query.name)")
        }
    }

    @Test("every command and query has a right of its department", arguments: [Department.masterData, .ledgers])
    func rights(_ department: Department) {
        var used: Set<Right> = []
        for command in department.commands { used.insert(command.right) }
        for query in department.queries { used.insert(query.right) }
        #expect(used.isSubset(of: department.rights))
        // The right to post to control accounts by hand is asked for inside a command.
        #expect(Set(department.rights).subtracting(used).subtracting([.postControl]).isEmpty)
    }

    @Test("every list and report answers on books that hold something, in every language", arguments: Language.allCases)
    func answers(_ language: Language) throws {
        let books = try Books()
        try books.post("2026-01-05", [("1002", "100.00"), ("3001", "-100.00")])
        try books.perform(AddSupplier(code: "S1", name: "甲"))
        try books.perform(AddItem(code: "I1", name: "乙", unit: "EA"))
        try books.perform(SetLanguage(language: language))
        let admin = try books.admin()
        let given = ["account": "1002", "entry": "JE-000001"]
        for query in Department.masterData.queries + Department.ledgers.queries {
            var parameters = given.filter { name, _ in query.fields.contains { $0.name == name && $0.isRequired } }
            if query.name == "masterdata.party-card" { parameters["code"] = "S1" }
            if query.name == "masterdata.item-card" { parameters["code"] = "I1" }
            let table = try books.company.ask(named: query.name, parameters, as: admin)
            #expect(table.rows.allSatisfy { $0.count == query.columns.count }, "\(query.name)")
        }
    }
}
