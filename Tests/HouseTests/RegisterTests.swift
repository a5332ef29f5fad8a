import Core
import Terminal
import Testing
import Values
import Workstation

@Suite("What the house declares")
struct RegisterTests {
    static let house = Departments.house

    @Test("there is a house of some size")
    func size() {
        #expect(RegisterTests.house.commands.count >= 40)
        #expect(RegisterTests.house.queries.count >= 25)
    }

    @Test("names begin with their department and are lower-case words")
    func names() {
        for department in RegisterTests.house.departments {
            let names =
                department.commands.map { $0.name } + department.queries.map { $0.name } + department.rights.map(\.name)
                + department.settings.map(\.name) + department.proofs.map(\.name)
            for name in names {
                #expect(name.hasPrefix(department.code + "."), "\(name)")
                #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || ".-".contains($0) }, "\(name)")
            }
        }
    }

    @Test("every right is declared, granted by some role and asked for by some command or query")
    func rights() {
        let house = RegisterTests.house
        let declared = Set(house.rights.map(\.name))
        let granted = Set(Roles.all.flatMap(\.rights))
        #expect(granted.subtracting(declared) == [])
        // A new company grants nobody the override of control accounts; an administrator may.
        #expect(declared.subtracting(granted) == ["ledgers.post-control"])
        let asked = Set(house.commands.values.map { $0.right.name } + house.queries.values.map { $0.right.name })
            .union(house.settings.map(\.right.name)).union(house.departments.flatMap(\.approvals).map(\.right.name))
        #expect(asked.subtracting(declared).subtracting([Right.everyone.name]) == [])
        // Rights that widen a command rather than open one: they are asked for inside it.
        let widening: Set = ["ledgers.post-control", "purchasing.over-receive", "stock.override-negative"]
        #expect(declared.subtracting(asked).subtracting(widening) == [])
    }

    @Test("the auditor reads all and changes nothing")
    func auditor() throws {
        let auditor = try #require(Roles.all.first { $0.code == "auditor" })
        for command in RegisterTests.house.commands.values where command.right != .everyone {
            #expect(!auditor.rights.contains(command.right.name), "\(command.name)")
        }
    }

    @Test("no role holds both sides of a duty")
    func duties() {
        let apart = [
            ("purchasing.order", "purchasing.approve"), ("purchasing.receive", "purchasing.invoice"),
            ("core.administer", "ledgers.post"), ("core.administer", "purchasing.invoice"), ("core.administer", "stock.receive"),
            ("masterdata.keep-suppliers", "purchasing.invoice"),
        ]
        for role in Roles.all {
            for (one, other) in apart {
                #expect(!(role.rights.contains(one) && role.rights.contains(other)), "\(role.code): \(one) + \(other)")
            }
        }
    }

    @Test("a command's declared fields are the fields of its coded form")
    func fields() throws {
        for command in RegisterTests.house.commands.values {
            let recorder = FieldRecorder()
            _ = try? command.init(from: recorder)
            #expect(Set(recorder.names) == Set(command.fields.map(\.name)), "\(command.name)")
        }
    }

    @Test("columns have names of their own and fit 80 cells")
    func columns() {
        for query in RegisterTests.house.queries.values {
            #expect(Set(query.columns.map(\.name)).count == query.columns.count, "\(query.name)")
            let shown = query.columns.filter { !$0.isKey && !$0.isExtra }
            let width = shown.map(\.width).reduce(0, +) + shown.count - 1
            #expect(width <= 79, "\(query.name): \(width)")
        }
    }

    @Test("no column's heading is wider than its cells in any language")
    func headings() {
        for query in RegisterTests.house.queries.values.sorted(by: { $0.name < $1.name }) {
            for column in query.columns where !column.isKey {
                for language in Language.allCases {
                    let width = CharacterWidth.displayWidth(of: column.title[language])
                    #expect(width <= column.width, "\(query.name) \(column.name): \(column.title[language]) is \(width) wide")
                }
            }
        }
    }
}
