import Core
import Desk
import SampleFile
import Stock
import TestGround
import Testing
import Values

@testable import Workstation

@Suite("Roles, limits and approval rules on the screen")
struct RoleAndRuleTests {
    private func administrator(_ sample: SampleCopy, _ language: Language = .en) throws -> ScreenBench {
        try GoldenTests.bench(sample.company, "gao.lei", language, 80, 24)
    }

    private func lines(_ bench: ScreenBench) -> [String] { bench.screen.split(separator: "\n").map(String.init) }

    private func rights(_ sample: SampleCopy, of role: String) throws -> [String] {
        try sample.company.look { reader in
            try reader.all(
                """
                SELECT roleRight."right"
                FROM roleRight
                JOIN role ON role.id = roleRight.roleId
                WHERE role.code = ?
                ORDER BY roleRight."right"
                """, role
            ) { $0.text(0) }
        }
    }

    @Test("SE-01: an administrator makes a role on RO and changes what it grants; all that is wrong is told at once")
    func role() throws {
        let sample = try SampleCopy()
        let bench = try administrator(sample)
        bench.go("ro").press("F6").type("Night Clerk").press("Enter").type("Night clerk").press("F8")
        #expect(bench.message.contains(" 3 fields to correct."), "\(bench.message)")
        bench.type("夜班仓管员").press("Enter").type("夜班倉管員").press("Enter").type("stock.read no.such").press("F8")
        #expect(bench.message.contains("2 fields") || bench.message.contains("A role's code has"), "\(bench.message)")
        #expect(try rights(sample, of: "night clerk").isEmpty)
        bench.press("F12", "y").go("ro").press("F6").type("Night-Clerk").press("Enter").type("Night clerk").press("Enter")
            .type("夜班仓管员").press("Enter").type("夜班倉管員").press("Enter").type("stock.read stock.receive").press("F8")
        #expect(try rights(sample, of: "night-clerk") == ["stock.read", "stock.receive"], "\(bench.message)")
        bench.press("F3").go("ro night")
        bench.press("F3").go("ro").press("End", "Up")
        let row = try #require(lines(bench).first { $0.contains("night-clerk") })
        #expect(row.contains("Night clerk") && row.contains(" 0 "))
    }

    @Test("SE-01: an auditor reads roles and rules; nothing there changes any")
    func auditor() throws {
        let sample = try SampleCopy()
        let bench = try GoldenTests.bench(sample.company, "helen.park", .en, 80, 24)
        for code in ["ro", "rule", "us"] {
            bench.go(code)
            #expect(!bench.legend.contains("F6") && !bench.screen.contains("2=Change") && !bench.screen.contains("3=Limit"), "\(code)")
        }
    }

    @Test("SE-05: an approval rule is made, changed and removed on RULE, with history; what is wrong with one is told at once")
    func rule() throws {
        let sample = try SampleCopy()
        let bench = try administrator(sample)
        func rules() throws -> [String] {
            try sample.company.look { reader in
                try reader.all("SELECT kind, step, fromMinor, roleCode, days FROM approvalRule ORDER BY fromMinor") {
                    "\($0.text(0)) \($0.int64(1)) \($0.int64(2)) \(try $0[3] as String? ?? "-") \($0.int64(4))"
                }
            }
        }
        bench.go("rule").press("F6").press("Enter").type("12").press("Enter").type("-5").press("F8")
        #expect(bench.message.contains("2 fields to correct"), "\(bench.message)")
        #expect(bench.screen.contains("from 1 to 9") || bench.message.contains("from 1 to 9"))
        bench.press("F12", "y").go("rule").press("F6").press("Enter").press("Enter").type("50000").press("Enter").type("approver").press(
            "F8")
        #expect(try rules() == ["purchase-order 1 5000000 approver 3"], "\(bench.message)")
        bench.press("F3").go("rule")
        let row = try #require(lines(bench).first { $0.contains("50,000.00") })
        #expect(row.contains("Purchase order") && row.contains("Approver"))
        bench.press("2", "Enter")
        #expect(bench.form?.values["from"] == "50000.00")
        bench.press("Down", "Down").type("5").press("F8")
        #expect(try rules() == ["purchase-order 1 5000000 approver 5"], "\(bench.message)")
        bench.press("F3").go("rule").press("4", "Enter", "y", "Enter")
        #expect(try rules().isEmpty, "\(bench.message)")
        #expect(try sample.company.audit(last: 1).first?.command == "core.remove-approval-rule")
    }

    @Test("SE-02: option 3 on US limits a person to warehouses, in one field; a warehouse that there is not is refused")
    func limit() throws {
        let sample = try SampleCopy()
        let bench = try administrator(sample)
        bench.go("us").press("Down", "3", "Enter")
        let name = try #require(bench.form?.values["name"])
        #expect(bench.screen.contains("Warehouse") && !bench.screen.contains("Kind"))
        bench.type("NOWHERE").press("F8")
        #expect(bench.message.contains("There is no warehouse “NOWHERE”"), "\(bench.message)")
        let code = try #require(try sample.company.look { try $0.value("SELECT min(code) FROM warehouse", as: String.self) })
        bench.press("F12", "y").go("us").press("Down", "3", "Enter").type(code.lowercased()).press("F8")
        #expect(try sample.company.session(named: name, route: .terminal, station: "t").scope.covers(.warehouse, code))
        #expect(
            try !sample.company.session(named: name, route: .terminal, station: "t").scope.covers(.warehouse, "OTHER"), "\(bench.message)")
        bench.press("F3").go("us").press("Down", "3", "Enter", "Ctrl-K", "F8")
        #expect(
            try sample.company.session(named: name, route: .terminal, station: "t").scope.covers(.warehouse, "OTHER"),
            "emptied, all are open again: \(bench.message)")
        bench.press("F3").go("us").press("Down", "3", "Enter").type(code).press("F8")
        bench.press("F3").go("us").press("F11")
        #expect(lines(bench).contains { $0.contains(name) && $0.contains(code) })
    }

    @Test("P0-44, SE-01: a role, a rule or a limit that another administrator changed under an open form is told; F5 shows both versions")
    func together() throws {
        let sample = try SampleCopy()
        let bench = try administrator(sample)
        bench.go("rule").press("F6", "Enter", "Enter").type("50000").press("Enter").type("approver").press("F8")
        let (one, other) = (bench, try administrator(sample))
        for (code, keys, mine, theirs) in [("ro", [], "Mine", "Theirs"), ("rule", ["Down", "Down"], "7", "9")] {
            for (desk, typed) in [(one, mine), (other, theirs)] {
                desk.press("F3").go(code).press("2", "Enter")
                for key in keys { desk.press(key) }
                desk.type(typed)
            }
            other.press("F8")
            try one.desk.top?.noticeForeignCommit(at: one.desk)
            one.desk.present()
            #expect(one.message.contains("Somebody else changed this record"), "\(code): \(one.message)")
            one.press("F5")
            #expect(one.screen.contains(mine) && one.screen.contains(theirs), "\(code): \(one.screen)")
            one.press("F12", "F12")
        }
    }
}
