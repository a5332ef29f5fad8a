import Core
import TestGround
import Testing
import Values

@testable import CustomerService

@Suite("A complaint's way")
struct ComplaintTests {
    @Test("CS-01: a complaint is linked to customer, document, item, lot, owner and severity, and is a document itself")
    func linked() throws {
        let ground = try ServiceGround()
        let delivery = try ground.paper("delivery", "DN-000001", party: "C-2001")
        let outcome = try ground.test.company.perform(
            LogComplaint(
                customer: "c-2001", document: "dn-000001", item: "b-m830", lot: "L2603", category: "ql", channel: .email,
                contact: "周晓燕", subject: "螺栓有锈", body: "第一箱\n有锈", owner: "su"),
            as: ground.chief
        ).outcome
        #expect(outcome.number == "CT-000001")
        let card = try ground.card("CT-000001")
        #expect(card["customer"]?.text == "C-2001")
        #expect(card["document"]?.text == "DN-000001")
        #expect(card["item"]?.text == "B-M830")
        #expect(card["lot"]?.text == "L2603")
        #expect(card["owner"]?.text == "su")
        #expect(card["severity"]?.text == "high")
        #expect(card["state"]?.text == "assigned")
        try ground.test.company.look { reader in
            let document = try #require(try reader.document(outcome.id))
            #expect(document.kind == "complaint")
            #expect(document.party == "C-2001")
            #expect(document.sourceId == delivery)
            #expect(document.state == "assigned")
            // All departments read this row: it says what it is about and none of the customer's words.
            #expect(document.summary.hasPrefix("QL "))
            #expect(!document.summary.contains("锈"))
        }
    }

    @Test("a complaint is logged, taken, noted, waits, resumes, is resolved, closed and reopened, each step a line with who")
    func wholeWay() throws {
        let ground = try ServiceGround()
        let number = try ground.log("Late again")
        let company = ground.test.company
        _ = try company.perform(TakeComplaint(complaint: number), as: ground.agent)
        _ = try company.perform(NoteComplaint(complaint: number, text: "called the carrier"), as: ground.agent)
        _ = try company.perform(WaitForCustomer(complaint: number, question: "Which dock?"), as: ground.agent)
        _ = try company.perform(ResumeComplaint(complaint: number, answer: "Dock 3"), as: ground.agent)
        _ = try company.perform(ResolveComplaint(complaint: number, resolution: "Delivered to dock 3"), as: ground.agent)
        _ = try company.perform(CloseComplaint(complaint: number), as: ground.agent)
        _ = try company.perform(ReopenComplaint(complaint: number, reason: "Half is missing"), as: ground.chief)
        let events = try company.ask(ComplaintEvents(complaint: number), as: ground.agent)
        let steps = events.rows.map { [$0[2].text, $0[6].text, $0[3].text] }
        #expect(
            steps == [
                ["logged", "open", "chief"], ["taken", "assigned", "su"], ["noted", "assigned", "su"],
                ["waiting", "waiting", "su"], ["resumed", "assigned", "su"], ["resolved", "resolved", "su"],
                ["closed", "closed", "su"], ["reopened", "reopened", "chief"],
            ])
        let card = try ground.card(number)
        #expect(card["owner"]?.text == "su")
        #expect(card["resolution"]?.isNull == true)
        #expect(try ground.findings().isEmpty)
    }

    @Test("CS-02: the first reply is the first words that the customer can hear, not an internal note")
    func firstReply() throws {
        let ground = try ServiceGround()
        let number = try ground.log("Wrong invoice")
        _ = try ground.test.company.perform(TakeComplaint(complaint: number), as: ground.agent)
        _ = try ground.test.company.perform(NoteComplaint(complaint: number, text: "asked the bookkeeper"), as: ground.agent)
        #expect(try ground.card(number)["repliedAt"]?.isNull == true)
        _ = try ground.test.company.perform(
            NoteComplaint(complaint: number, text: "We are checking", isPublic: true), as: ground.agent)
        let first = try ground.card(number)["repliedAt"]?.text
        #expect(first != nil)
        ground.test.company.clock = { Moment(secondsUTC: 1_780_000_000) }
        _ = try ground.test.company.perform(
            NoteComplaint(complaint: number, text: "Still checking", isPublic: true), as: ground.agent)
        #expect(try ground.card(number)["repliedAt"]?.text == first)
    }

    @Test("every state and step not in the transition table is refused", arguments: ComplaintState.allCases)
    func table(state: ComplaintState) throws {
        let allowed: [ComplaintState: Set<ComplaintStep>] = [
            .open: [.assigned, .taken, .resolved, .changed, .noted],
            .assigned: [.assigned, .taken, .waiting, .resolved, .changed, .noted],
            .waiting: [.assigned, .taken, .resumed, .resolved, .changed, .noted],
            .reopened: [.assigned, .taken, .waiting, .resolved, .changed, .noted],
            .resolved: [.closed, .reopened, .noted],
            .closed: [.reopened, .noted],
        ]
        for step in ComplaintStep.allCases {
            let next = try? step.state(after: state)
            #expect((next != nil) == (allowed[state]?.contains(step) ?? false), "\(step) after \(state)")
        }
    }

    @Test("a resolved complaint cannot be changed or resolved again; the refusal says what can be done")
    func wrongState() throws {
        let ground = try ServiceGround()
        let number = try ground.log("Short by one box")
        _ = try ground.test.company.perform(ResolveComplaint(complaint: number, resolution: "Box sent"), as: ground.agent)
        #expect(try ground.card(number)["owner"]?.text == "su")
        let refusal = ground.refusal {
            try ground.test.company.perform(
                ChangeComplaint(complaint: number, subject: "Short by two"), as: ground.agent)
        }
        #expect(refusal?.code == "service.wrong-state")
        #expect(refusal?.text.en.contains("reopened") == true)
        #expect(
            ground.refusal {
                try ground.test.company.perform(
                    ResolveComplaint(complaint: number, resolution: "Again"), as: ground.agent)
            }?.code == "service.wrong-state")
    }

    @Test("CS-02: what a change names as emptied is gone from the complaint; its subject cannot be")
    func emptied() throws {
        let ground = try ServiceGround()
        let number = try ground.log("Rust")
        _ = try ground.test.company.perform(ChangeComplaint(complaint: number, contact: "Mr Li", body: "all of it"), as: ground.agent)
        #expect(try ground.card(number)["contact"]?.text == "Mr Li")
        _ = try ground.test.company.perform(
            ChangeComplaint(complaint: number, clear: ["contact", "body", "document", "item"]), as: ground.agent)
        let card = try ground.card(number)
        #expect((card["contact"]?.text ?? "").isEmpty && (card["body"]?.text ?? "").isEmpty)
        #expect((card["document"]?.text ?? "").isEmpty && (card["item"]?.text ?? "").isEmpty)
        #expect(card["subject"]?.text == "Rust")
        let refused = ground.refusal {
            try ground.test.company.perform(ChangeComplaint(complaint: number, clear: ["subject"]), as: ground.agent)
        }
        #expect(refused?.code == "core.missing-field" && refused?.field == "subject")
    }

    @Test("a change says in the log what the complaint said before, and a stale form is refused")
    func change() throws {
        let ground = try ServiceGround()
        let number = try ground.log("Rust")
        let revision = try ground.card(number)["revision"]?.integer
        _ = try ground.test.company.perform(
            ChangeComplaint(complaint: number, revision: revision, category: "DM", severity: .critical, subject: "Rust in all boxes"),
            as: ground.agent)
        let card = try ground.card(number)
        #expect(card["subject"]?.text == "Rust in all boxes")
        #expect(card["category"]?.text == "DM")
        let events = try ground.test.company.ask(ComplaintEvents(complaint: number), as: ground.agent)
        #expect(events.rows.last?[5].text?.hasSuffix("Severity: High → Critical\nSubject: Rust → Rust in all boxes") == true)
        let stale = ground.refusal {
            try ground.test.company.perform(
                ChangeComplaint(complaint: number, revision: revision, subject: "Other"), as: ground.agent)
        }
        #expect(stale?.code == "core.changed-meanwhile")
        let late = ground.refusal {
            try ground.test.company.perform(
                AssignComplaint(complaint: number, owner: "su", revision: revision), as: ground.chief)
        }
        #expect(late?.code == "core.changed-meanwhile")
    }

    @Test("the log tells what became of each change, in the reader's words, and of what it does not keep that it was changed")
    func changesInWords() throws {
        let ground = try ServiceGround()
        let number = try ground.log("Rust")
        for change in [
            ChangeComplaint(complaint: number, severity: .critical), ChangeComplaint(complaint: number, subject: "Rust / in / all boxes"),
            ChangeComplaint(complaint: number, body: "more"),
        ] { _ = try ground.test.company.perform(change, as: ground.agent) }
        func texts(_ language: Language) throws -> [String] {
            try ground.test.company.ask(ComplaintEvents(complaint: number), as: ground.speaking(language)).rows.suffix(3).map {
                $0[5].text ?? ""
            }
        }
        #expect(
            try texts(.en) == [
                "Severity: High → Critical", "Subject: Rust → Rust / in / all boxes", "Other details were changed; the history says which.",
            ])
        #expect(try texts(.hans).prefix(2) == ["严重程度: 高 → 紧急", "主题: Rust → Rust / in / all boxes"])
        #expect(ComplaintWording(logged: "§erased") == nil)
    }

    @Test(
        "reopening ends after the days that the company allows",
        arguments: [(0, 900, true), (60, 60, true), (60, 61, false), (1, 2, false)])
    func reopenDays(days: Int, passed: Int, isAllowed: Bool) {
        let resolved = Day(number: 20_000)
        var refusal: Refusal?
        do throws(Refusal) {
            try ReopenComplaint.rule(resolvedDay: resolved, today: resolved.adding(days: passed), days: days)
        } catch { refusal = error }
        #expect(refusal?.code == (isAllowed ? nil : "service.too-late-to-reopen"))
    }

    @Test("the setting decides how long a complaint can be reopened")
    func reopenSetting() throws {
        let ground = try ServiceGround()
        try ground.test.perform(ChangeServiceSetting(setting: "service.reopen-days", value: "5"))
        let number = try ground.log("Torn carton")
        _ = try ground.test.company.perform(ResolveComplaint(complaint: number, resolution: "Credit"), as: ground.agent)
        var later = ground.agent
        later.day = TestCompany.today.adding(days: 6)
        #expect(
            ground.refusal {
                try ground.test.company.perform(
                    ReopenComplaint(complaint: number, reason: "No credit came"), as: later)
            }?.code == "service.too-late-to-reopen")
        later.day = TestCompany.today.adding(days: 5)
        _ = try ground.test.company.perform(ReopenComplaint(complaint: number, reason: "No credit came"), as: later)
        #expect(try ground.card(number)["state"]?.text == "reopened")
    }
}
