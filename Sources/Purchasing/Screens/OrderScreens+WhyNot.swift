internal import Core
internal import Desk
internal import Values

// What cannot be done to an order as it stands, and why: the command's own answer, said before anything is typed.

extension OrderScreens {
    static func state(_ row: ListRow) -> OrderState? { row.text("state").flatMap(OrderState.init(rawValue:)) }

    static func cannotChange(_ state: OrderState?) -> Text? {
        guard let state, !state.canBeChanged else { return nil }
        guard state.canBeReceived else { return over(state) }
        return Text(
            en: "It is approved already. Close it short and write another.", hans: "订单已批准，不能修改。请提前结案后另开。",
            hant: "採購單已核准，不能修改。請提前結案後另開。")
    }

    static func cannotReceive(_ state: OrderState?) -> Text? {
        state?.canBeReceived ?? true
            ? nil
            : Text(
                en: "Only an approved order that is not closed can be received.", hans: "只有已批准且未结案的订单可以收货。",
                hant: "只有已核准且未結案的採購單可以到貨。")
    }

    static func cannotSubmit(_ state: OrderState?) -> Text? {
        guard let state, ![.draft, .returned].contains(state) else { return nil }
        return state == .submitted
            ? Text(en: "It waits for approval already.", hans: "订单已提交审批。", hant: "採購單已送出核准。") : afterApproval(state)
    }

    static func cannotApprove(_ state: OrderState?) -> Text? {
        guard let state, state != .submitted else { return nil }
        return [.draft, .returned].contains(state)
            ? Text(en: "Its maker has not submitted it.", hans: "制单人尚未提交审批。", hant: "製單人尚未送出核准。") : afterApproval(state)
    }

    static func cannotBill(_ state: OrderState?) -> Text? {
        state?.canBeBilled ?? true
            ? nil
            : Text(
                en: "Nothing can have been received for it yet.", hans: "订单尚未批准或已取消，没有可开票的收货。",
                hant: "採購單尚未核准或已取消，沒有可入帳的到貨。")
    }

    static func cannotClose(_ state: OrderState?) -> Text? {
        guard let state, !state.canBeReceived else { return nil }
        return state.next.contains(.cancelled)
            ? Text(en: "It is not approved yet. Cancel it instead.", hans: "订单尚未批准，请改为取消。", hant: "採購單尚未核准，請改為取消。")
            : over(state)
    }

    static func cannotCancel(_ state: OrderState?) -> Text? {
        guard let state, !state.next.contains(.cancelled) else { return nil }
        return [.closed, .cancelled].contains(state)
            ? over(state)
            : Text(
                en: "Goods came for it already. Close it short instead.", hans: "订单已有收货，请改为提前结案。", hant: "採購單已有到貨，請改為提前結案。")
    }

    private static func afterApproval(_ state: OrderState) -> Text? {
        state.canBeReceived
            ? Text(en: "It is approved already.", hans: "订单已批准。", hant: "採購單已核准。") : over(state)
    }

    /// Nothing more becomes of it.
    private static func over(_ state: OrderState) -> Text {
        let title = state.title
        return Text(
            en: "It is “\(title.en)”. Copy it to order again.", hans: "订单状态为“\(title.hans)”。如需再订，请复制。",
            hant: "採購單狀態為「\(title.hant)」。如需再訂，請複製。")
    }
}
