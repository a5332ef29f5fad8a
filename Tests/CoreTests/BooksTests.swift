import Glibc
import TestGround
import Testing
import Values

@testable import Core

@Suite("Books that cannot be edited unseen")
struct BooksTests {
    func vouchers() throws -> TestCompany {
        let test = try TestCompany(
            [.vouchers], roles: ["writer": [.writeVouchers], "approver": [.approveVouchers], "both": [.writeVouchers, .approveVouchers]])
        let march = Day(iso: "2026-03-01") ?? TestCompany.today
        try test.perform(OpenPeriod(firstDay: march, lastDay: march.lastOfMonth, state: "open"))
        let february = Day(iso: "2026-02-01") ?? TestCompany.today
        try test.perform(OpenPeriod(firstDay: february, lastDay: february.lastOfMonth, state: "closed"))
        return test
    }

    func refusal(_ body: () throws -> Void) -> String? {
        do { try body() } catch let refusal as Refusal { return refusal.code } catch { return "fault: \(error)" }
        return nil
    }

    @Test("GL-01: an entry off by one minor unit is refused by the file and leaves no trace")
    func unbalanced() throws {
        let test = try vouchers()
        let before = test.company.changeMark()
        #expect(refusal { try test.perform(PostVoucher(amounts: [100, -99])) } == "core.guarded")
        #expect(test.company.changeMark() == before)
        let count = try test.company.look { try $0.value("SELECT count(*) FROM voucher", as: Int64.self) }
        #expect(count == 0)
    }

    @Test("GL-07: an entry dated in a closed period is refused by the file")
    func closed() throws {
        let test = try vouchers()
        var session = try test.admin()
        session.day = Day(iso: "2026-02-10")
        #expect(refusal { _ = try test.company.perform(PostVoucher(amounts: [5, -5]), as: session) } == "core.guarded")
    }

    @Test("GL-14: a refused posting gives its number back, so numbers have no gaps")
    func gapless() throws {
        let test = try vouchers()
        #expect(try test.perform(PostVoucher(amounts: [1, -1])).number == "VO-000001")
        #expect(refusal { try test.perform(PostVoucher(amounts: [1, -1], fails: true)) } == "vouchers.failed")
        #expect(try test.perform(PostVoucher(amounts: [1, -1])).number == "VO-000002")
    }

    /// Statements that must all be refused, with `recursive_triggers` off as another program would have it.
    static let attacks = [
        "UPDATE voucher SET day = '2026-03-02' WHERE id = 1",
        "UPDATE voucher SET id = 9 WHERE id = 1",
        "UPDATE voucher SET state = 'draft' WHERE id = 1",
        "DELETE FROM voucher WHERE id = 1",
        "INSERT OR REPLACE INTO voucher (id, day, state) VALUES (1, '2026-03-01', 'draft')",
        "INSERT INTO voucher (id, day, number, state) VALUES (77, '2026-03-01', 'VO-000077', 'posted')",
        "REPLACE INTO voucher (id, day, number, state) VALUES (78, '2026-03-01', 'VO-000001', 'draft')",
        "UPDATE OR REPLACE voucher SET number = 'VO-000001' WHERE id = 2",
        "UPDATE OR REPLACE voucher SET id = 1 WHERE id = 3",
        "UPDATE voucherLine SET amountMinor = 7 WHERE voucherId = 1",
        "DELETE FROM voucherLine WHERE voucherId = 1",
        "INSERT INTO voucherLine (voucherId, amountMinor, memo) VALUES (1, 5, 'x')",
        "UPDATE OR REPLACE voucherLine SET id = 1 WHERE voucherId = 3",
        "UPDATE voucherLine SET voucherId = 1 WHERE voucherId = 3",
        "INSERT OR REPLACE INTO voucherLine (id, voucherId, amountMinor, memo) VALUES (1, 3, 5, 'x')",
        "UPDATE voucher SET state = 'posted', number = 'VO-000003' WHERE id = 3",
        "UPDATE series SET next = 9 WHERE code = 'VO'",
        "UPDATE series SET next = next - 1 WHERE code = 'VO'",
        "DELETE FROM series WHERE code = 'VO'",
        "INSERT OR REPLACE INTO series (id, code, next) VALUES (1, 'VO', 1)",
        "INSERT INTO series (code, next) VALUES ('XX', 5)",
        "UPDATE audit SET userName = 'x' WHERE id = 2",
        "DELETE FROM audit WHERE id = 2",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id = 2",
        "UPDATE remark SET words = 'x'",
        "DELETE FROM remark",
        "INSERT OR REPLACE INTO remark (id, words) VALUES (1, 'y')",
        "INSERT OR REPLACE INTO remark (id, words) VALUES (5, 'first')",
        "DELETE FROM document WHERE id = 1",
        "UPDATE document SET id = 44 WHERE id = 1",
        "DELETE FROM period",
        "UPDATE OR REPLACE period SET firstDay = '2026-02-01' WHERE id = 1",
        "INSERT INTO voucher (id, day, state) VALUES (500, '2026-03-01', 'draft'), (1, '2026-03-01', 'draft')",
    ]

    @Test("GL-13: every edit of posted rows is refused for any program", arguments: attacks)
    func attacked(sql: String) throws {
        let test = try vouchers()
        try test.perform(PostVoucher(amounts: [100, -100]))
        try test.perform(PostVoucher(amounts: [200, -200]))
        try test.perform(AddRemark(words: "first"))
        let other = try OtherProgram(at: test.company.path)
        #expect(other.run("PRAGMA recursive_triggers = OFF; PRAGMA foreign_keys = OFF") == nil)
        // A draft that an attacker may well hold: unbalanced, with lines of its own.
        let draft = other.run(
            """
            INSERT INTO document (id, kind, day, state, summary, madeBy, madeAt, revision)
            VALUES (3, 'voucher', '2026-03-01', 'draft', '', 1, 'x', 1);
            INSERT INTO voucher (id, day, state) VALUES (3, '2026-03-01', 'draft');
            INSERT INTO voucherLine (voucherId, amountMinor, memo) VALUES (3, 5, 'x');
            """)
        #expect(draft == nil)
        #expect(other.run(sql)?.hasPrefix("guard: ") == true, "\(sql)")
    }

    @Test("GL-13: with the guards dropped, verify names the edited row")
    func named() throws {
        let test = try vouchers()
        try test.perform(PostVoucher(amounts: [100, -100]))
        let other = try OtherProgram(at: test.company.path)
        #expect(other.run("DROP TRIGGER voucherLine_change; UPDATE voucherLine SET memo = 'other' WHERE id = 2") == nil)
        let reports = try test.company.verify()
        let rows = reports.first { $0.name == "core.rows" }?.result.findings ?? []
        #expect(rows.map(\.table) == ["voucherLine"])
        #expect(rows.first?.row == 2)
        #expect(reports.first { $0.name == "core.schema" }?.result.findings.first?.table == "trigger voucherLine_change")
        let again = try Company(at: test.company.path, house: test.company.house)
        #expect(again.alarm?.code == "core.schema-touched")
    }

    @Test("SE-05: an untouched file passes every proof, and any audit edit is named")
    func chained() throws {
        let test = try vouchers()
        for _ in 0..<5 { try test.perform(PostVoucher(amounts: [100, -100])) }
        for report in try test.company.verify() { #expect(report.result.holds, "\(report.name): \(report.result.findings)") }
        let other = try OtherProgram(at: test.company.path)
        #expect(other.run("DROP TRIGGER audit_change; UPDATE audit SET userName = 'somebody' WHERE id = 4") == nil)
        let broken = try test.company.verify()
        #expect(broken.first { $0.name == "core.audit-chain" }?.result.findings.first?.row == 4)
        #expect(broken.first { $0.name == "core.command-log" }?.result.holds == false)
    }

    @Test("A log that a killed writer left short or torn is completed by the next one")
    func completed() throws {
        let test = try vouchers()
        try test.perform(PostVoucher(amounts: [100, -100]))
        let path = test.company.log.path
        var info = stat()
        stat(path, &info)
        truncate(path, info.st_size - 50)
        try test.perform(PostVoucher(amounts: [100, -100]))
        #expect(try test.company.verify().allSatisfy(\.result.holds))
    }

    @Test("A log longer than the file is loss: alarm, and nothing is written")
    func lost() throws {
        let test = try vouchers()
        _ = test.company.log.append(sequence: 99, canonical: "{}", hash: String(repeating: "a", count: 64))
        let again = try Company(at: test.company.path, house: test.company.house)
        #expect(again.alarm?.code == "core.commits-lost")
        let admin = try again.session(named: "admin", route: .terminal, station: "t")
        #expect(refusal { _ = try again.perform(AddRemark(words: "x"), as: admin) } == "core.commits-lost")
    }

    @Test("Replaying the commands on an empty file gives the same books")
    func replayed() throws {
        let test = try vouchers()
        for amount: Int64 in 1...20 { try test.perform(PostVoucher(amounts: [amount, -amount])) }
        let other = try TestCompany(
            [.vouchers], roles: ["writer": [.writeVouchers], "approver": [.approveVouchers], "both": [.writeVouchers, .approveVouchers]])
        let difference = try other.company.replay(from: test.company)
        #expect(difference == nil)
        let sums = try [test, other].map {
            try $0.company.look { try $0.value("SELECT sum(amountMinor * id) FROM voucherLine", as: Int64.self) }
        }
        #expect(sums[0] == sums[1])
    }

    @Test("GL-16: a preview shows the effects, writes nothing, and posting refuses once they have changed")
    func previewed() throws {
        let test = try vouchers()
        let admin = try test.admin()
        let mark = test.company.changeMark()
        let preview = try test.company.preview(PostVoucher(amounts: [3, -3]), as: admin)
        #expect(preview.effects.map { $0.cells[0].en } == ["3", "-3"])
        #expect(test.company.changeMark() == mark)
        _ = try test.company.perform(PostVoucher(amounts: [3, -3]), as: admin, expecting: preview.token)
        #expect(
            refusal { _ = try test.company.perform(PostVoucher(amounts: [4, -4]), as: admin, expecting: preview.token) }
                == "core.moved-since-preview")
    }

    @Test("PU-04: who made a document never approves it, whatever rights they hold")
    func approved() throws {
        let test = try vouchers()
        let both = try test.user("both", roles: ["both"])
        let writer = try test.user("writer", roles: ["writer"])
        let approver = try test.user("approver", roles: ["approver"])
        let id = try test.company.perform(PostVoucher(amounts: [100, -100], asks: true), as: both).outcome.id
        #expect(refusal { _ = try test.company.perform(ApproveVoucher(document: id), as: both) } == "core.own-work")
        #expect(refusal { _ = try test.company.perform(ApproveVoucher(document: id), as: writer) } == "core.not-allowed")
        let inbox = try test.company.ask(named: "core.inbox", [:], as: approver)
        #expect(inbox.rows.map { $0[0] } == [.integer(id)])
        _ = try test.company.perform(ApproveVoucher(document: id), as: approver)
        #expect(try test.company.look { try $0.document(id)?.state } == "approved")
        #expect(refusal { _ = try test.company.perform(ApproveVoucher(document: id), as: approver) } == "core.not-pending")
    }

    @Test("A list is filtered, sorted, totalled and paged in the file")
    func listed() throws {
        let test = try vouchers()
        for amount: Int64 in 1...30 { try test.perform(PostVoucher(amounts: [amount, -amount])) }
        let admin = try test.admin()
        var window = Window()
        window.filter = "amount>0.25"
        window.sort = "amount"
        window.isDescending = true
        window.limit = 3
        let table = try test.company.ask(VoucherLines(Parameters(today: TestCompany.today)), as: admin, window: window)
        #expect(table.rows.map { $0[2] } == [.integer(30), .integer(29), .integer(28)])
        #expect(table.count == 5)
        #expect(table.totals == [Table.Total(column: "amount", currency: nil, sum: 140)])
        // What cannot be read is refused, not answered with no rows.
        for (filter, code) in [("amount>much", "core.bad-filter"), ("colour=red", "core.no-such-column"), ("amount>", "core.bad-filter")] {
            window.filter = filter
            let asked = window
            #expect(
                refusal { _ = try test.company.ask(VoucherLines(Parameters(today: TestCompany.today)), as: admin, window: asked) } == code)
        }
        window.filter = "vo-000007"
        #expect(try test.company.ask(VoucherLines(Parameters(today: TestCompany.today)), as: admin, window: window).count == 2)
    }
}
