internal import Core
internal import CustomerService
internal import Values

// Every third day a customer has something to say; most of it is settled, the last of it is still on the desk.

extension SampleYear {
    /// A customer complains today, and what follows is planned.
    func complain(_ place: Int) throws {
        let customer = SampleParty.customers[(place * 7 + office.dice.pick(0...3)) % SampleParty.customers.count]
        let texts = SampleComplaint.texts(for: customer.country)
        // Towards the end some customers are waited for.
        let text = office.dice.pick(isEnding && place % 2 == 0 ? texts.filter { $0.question != nil } : texts)
        let fitting = SampleItem.all.filter { text.about.contains($0.category) }
        let item = fitting.isEmpty ? nil : office.dice.pick(fitting)
        let quantity = office.dice.pick(2...24)
        let lot = "L" + office.day.iso.filter { $0 != "-" }.dropFirst(2) + String(office.dice.pick(1...9))
        func filled(_ words: String) -> String {
            SampleComplaint.filled(words, item: item?.code ?? "", quantity: quantity, lot: lot)
        }
        let outcome = try office.have(
            .agent,
            do: LogComplaint(
                customer: customer.code, item: item?.code, lot: text.body.contains("%L") ? lot : nil, category: text.category,
                severity: office.dice.happens(6) ? .critical : nil, channel: office.dice.pick([.phone, .phone, .email, .chat]),
                contact: customer.contact, subject: filled(text.subject), body: filled(text.body)))
        guard let number = outcome.number else { return }
        // The last three days' complaints wait for somebody to take them.
        if office.day.adding(days: 3) > lastDay { return }
        plan(in: office.dice.pick(0...1)) { try self.takeUp(number, text, customer) }
    }

    /// The last two weeks: what begins now is still on the desk when the story ends.
    private var isEnding: Bool { office.day.adding(days: 14) > lastDay }

    private var comesBackLate: Bool { office.day.adding(days: 20) > lastDay }

    private func takeUp(_ number: String, _ text: SampleComplaint, _ customer: SampleParty) throws {
        try office.have(.agent, do: TakeComplaint(complaint: number))
        try office.have(
            .agent, do: NoteComplaint(complaint: number, text: SampleComplaint.firstReply(for: customer.country), isPublic: true))
        let settle = office.dice.pick(2...9)
        if isEnding {
            guard let question = text.question else { return }
            plan(in: 1) { try self.office.have(.agent, do: WaitForCustomer(complaint: number, question: question.asked)) }
            return
        }
        guard let question = text.question else {
            plan(in: settle) { try self.settle(number, text, customer) }
            return
        }
        plan(in: 1) { try self.office.have(.agent, do: WaitForCustomer(complaint: number, question: question.asked)) }
        plan(in: 4) { try self.office.have(.agent, do: ResumeComplaint(complaint: number, answer: question.answered)) }
        plan(in: settle + 4) { try self.settle(number, text, customer) }
    }

    private func settle(_ number: String, _ text: SampleComplaint, _ customer: SampleParty) throws {
        if office.dice.happens(30) {
            try office.have(.agent, do: NoteComplaint(complaint: number, text: "内部：已与采购、仓库三方核对，责任明确。"))
        }
        try office.have(.agent, do: ResolveComplaint(complaint: number, resolution: text.resolution))
        if office.dice.happens(comesBackLate ? 80 : 8) {
            plan(in: office.dice.pick(2...5)) {
                try self.office.have(
                    .agent, do: ReopenComplaint(complaint: number, reason: SampleComplaint.comeback(for: customer.country)))
                // What comes back at the end is still to be worked on.
                if self.comesBackLate { return }
                self.plan(in: 5) { try self.office.have(.agent, do: ResolveComplaint(complaint: number, resolution: text.resolution)) }
            }
        } else if office.dice.happens(70) {
            plan(in: office.dice.pick(3...8)) { try self.office.have(.agent, do: CloseComplaint(complaint: number)) }
        }
    }
}
