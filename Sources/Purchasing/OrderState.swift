internal import Core
package import Values

// Where a purchase order stands, and where it can go from there.

/// The states of a purchase order.
package enum OrderState: String, CaseIterable, Codable, Sendable, Bindable, Readable {
    /// Being written.
    case draft
    /// Waiting for another person's yes.
    case submitted
    /// Sent back to its maker with a reason.
    case returned
    /// May be received.
    case approved
    /// Some of it came, some is still to come.
    case part
    /// Nothing more is to come; not all of it is invoiced.
    case received
    /// Nothing more is to come, and all that was kept is invoiced.
    case billed
    /// Ended short by a person. Invoices for what came are still taken, and what goes back may open it again.
    case closed
    case cancelled

    package var title: Text {
        switch self {
        case .draft: Text(en: "Draft", hans: "草稿", hant: "草稿")
        case .submitted: Text(en: "Submitted", hans: "待审批", hant: "待核准")
        case .returned: Text(en: "Sent back", hans: "已退回", hant: "已退回")
        case .approved: Text(en: "Approved", hans: "已批准", hant: "已核准")
        case .part: Text(en: "Part received", hans: "部分收货", hant: "部分到貨")
        case .received: Text(en: "Received", hans: "已收货", hant: "已到貨")
        case .billed: Text(en: "Invoiced", hans: "已开票", hant: "已開票")
        case .closed: Text(en: "Closed short", hans: "提前结案", hant: "提前結案")
        case .cancelled: Text(en: "Cancelled", hans: "已取消", hant: "已取消")
        }
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.title) }

    /// Where an order can go from here. What receipts and invoices do follows from its lines (`OrderState.of`).
    package var next: Set<OrderState> {
        switch self {
        case .draft: [.submitted, .cancelled]
        case .submitted: [.approved, .returned, .draft, .cancelled]
        case .returned: [.draft, .submitted, .cancelled]
        case .approved: [.part, .received, .closed, .cancelled]
        case .part: [.approved, .received, .billed, .closed]
        case .received: [.approved, .part, .billed, .closed]
        case .billed: [.part, .received, .closed]
        case .closed: [.approved, .part]
        case .cancelled: []
        }
    }

    /// Its maker may still write in it.
    package var canBeChanged: Bool { [.draft, .submitted, .returned].contains(self) }
    package var canBeReceived: Bool { [.approved, .part, .received, .billed].contains(self) }
    package var canBeBilled: Bool { canBeReceived || self == .closed }
}

extension OrderState {
    /// Where an approved order stands by what its lines say.
    package static func of(_ lines: [OrderProgress]) throws -> OrderState {
        let something = lines.contains { $0.received > .zero }
        let open = try lines.contains { try $0.open > .zero }
        if open { return something ? .part : .approved }
        if lines.contains(where: \.isShort) { return .closed }
        guard something else { return .approved }
        return try lines.allSatisfy { try $0.billable == .zero } ? .billed : .received
    }
}

extension Refusal {
    /// - Parameter way: what can be done instead.
    static func orderState(_ number: String, _ state: OrderState, _ way: Text) -> Refusal {
        Refusal(
            "purchasing.order-state",
            Text(
                en: "\(number) is in state “\(state.title.en)”. \(way.en)",
                hans: "\(number) 的状态为“\(state.title.hans)”。\(way.hans)",
                hant: "\(number) 的狀態為「\(state.title.hant)」。\(way.hant)"),
            field: "order")
    }
}
