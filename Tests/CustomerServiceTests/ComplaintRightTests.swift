import Core
import TestGround
import Testing
import Values

@testable import CustomerService

@Suite("Who may what with a complaint, and what is refused")
struct ComplaintRightTests {
    @Test("only somebody who may resolve complaints can own one")
    func owner() throws {
        let ground = try ServiceGround()
        let number = try ground.log("Noise")
        #expect(
            ground.refusal {
                try ground.test.company.perform(
                    AssignComplaint(complaint: number, owner: "reader"), as: ground.chief)
            }?.code == "service.no-such-owner")
        _ = try ground.test.company.perform(AssignComplaint(complaint: number, owner: "SU"), as: ground.chief)
        #expect(try ground.card(number)["owner"]?.text == "su")
    }

    @Test("an agent may log for themselves but not hand work to a colleague")
    func ownLog() throws {
        let ground = try ServiceGround()
        let own = try ground.test.company.perform(
            LogComplaint(customer: "C-2001", category: "SV", subject: "Own", owner: "su"), as: ground.agent)
        #expect(own.outcome.number == "CT-000001")
        #expect(
            ground.refusal {
                try ground.test.company.perform(
                    LogComplaint(customer: "C-2001", category: "SV", subject: "Other", owner: "chief"), as: ground.agent)
            }?.code
                == "core.not-allowed")
    }

    @Test("SE-01: who may only read changes nothing")
    func reader() throws {
        let ground = try ServiceGround()
        let number = try ground.log("Noise")
        let reader = try ground.test.company.session(named: "reader", route: .terminal, station: "t")
        let before = ground.test.company.changeMark()
        let tries: [() throws -> Void] = [
            { _ = try ground.test.company.perform(LogComplaint(customer: "C-2001", category: "QL", subject: "x"), as: reader) },
            { _ = try ground.test.company.perform(TakeComplaint(complaint: number), as: reader) },
            { _ = try ground.test.company.perform(NoteComplaint(complaint: number, text: "x"), as: reader) },
            { _ = try ground.test.company.perform(ResolveComplaint(complaint: number, resolution: "x"), as: reader) },
            { _ = try ground.test.company.perform(AddComplaintCategory(code: "X", title: Text(verbatim: "x")), as: reader) },
        ]
        for attempt in tries { #expect(ground.refusal(attempt)?.code == "core.not-allowed") }
        #expect(ground.test.company.changeMark() == before)
        #expect(try ground.test.company.ask(ComplaintList(), as: reader).count == 1)
    }

    @Test(
        "what is missing or unknown is refused at its field",
        arguments: [
            (LogComplaint(customer: "C-9999", category: "QL", subject: "x"), "masterdata.no-customer", "customer"),
            (LogComplaint(customer: "C-2001", category: "??", subject: "x"), "service.no-such-category", "category"),
            (LogComplaint(customer: "C-2001", category: "QL", subject: "  "), "core.missing-field", "subject"),
            (LogComplaint(customer: "C-2001", item: "NOPE", category: "QL", subject: "x"), "masterdata.no-item", "item"),
            (LogComplaint(customer: "C-2001", document: "SO-1", category: "QL", subject: "x"), "service.no-such-document", "document"),
            (LogComplaint(customer: "C-2001", category: "QL", subject: "x", owner: "nobody"), "service.no-such-owner", "owner"),
            (LogComplaint(customer: "C-2001", category: "QL", subject: "a\u{202E}b"), "values.hidden-character", "subject"),
            (
                LogComplaint(customer: "C-2001", category: "QL", subject: String(repeating: "字", count: 121)), "service.too-long",
                "subject"
            ),
        ])
    func refusals(command: LogComplaint, code: String, field: String) throws {
        let ground = try ServiceGround()
        let before = ground.test.company.changeMark()
        let refusal = ground.refusal { try ground.test.company.perform(command, as: ground.chief) }
        #expect(refusal?.code == code)
        #expect(refusal?.field == field)
        #expect(ground.test.company.changeMark() == before)
    }

    @Test("another customer's document cannot be named")
    func strangeDocument() throws {
        let ground = try ServiceGround()
        _ = try ground.paper("delivery", "DN-000002", party: "C-2002")
        #expect(
            ground.refusal {
                try ground.test.company.perform(
                    LogComplaint(customer: "C-2001", document: "DN-000002", category: "QL", subject: "x"), as: ground.chief)
            }?.code
                == "service.no-such-document")
    }

    @Test("a category is added once, with a code of letters and digits")
    func category() throws {
        let ground = try ServiceGround()
        try ground.test.perform(
            AddComplaintCategory(code: "dc", title: Text(en: "Documents", hans: "随货单证", hant: "隨貨單證"), severity: .low))
        #expect(
            ground.refusal { try ground.test.perform(AddComplaintCategory(code: "DC", title: Text(verbatim: "x"))) }?.code
                == "service.category-exists")
        #expect(
            ground.refusal { try ground.test.perform(AddComplaintCategory(code: "D C", title: Text(verbatim: "x"))) }?.code
                == "service.bad-category-code")
        let hant = try ground.test.company.ask(ComplaintCategories(), as: ground.speaking(.hant))
        #expect(hant.rows.map { $0[0].text } == ["DC", "DM", "IV", "LT", "QL", "SH", "SV"])
        #expect(hant.rows.first?[1].text == "隨貨單證")
    }

    @Test("every command is found by its public name, and JSON names only known fields")
    func names() throws {
        let fields = Dictionary(
            uniqueKeysWithValues: Department.service.commands.map { ($0.name, Set($0.fields.map(\.name))) })
        #expect(fields.count == 12)
        let json = try JSON.encode(
            LogComplaint(
                customer: "a", document: "b", item: "c", lot: "d", category: "e", severity: .low, channel: .chat, contact: "f",
                subject: "g", body: "h", owner: "i"))
        guard case .object(let object) = try JSON.decode(JSONValue.self, json) else {
            Issue.record("not an object")
            return
        }
        #expect(Set(object.keys) == fields["service.log-complaint"])
    }
}
