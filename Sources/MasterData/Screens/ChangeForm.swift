package import Core
package import Desk
package import Values

// Forms that change a record: filled from the file, warned when the file moves on under them, and what was emptied is
// emptied in the record too.

/// A form for a command that changes one record.
/// - Parameters:
///   - right: who may save; others read.
///   - stored: the record as the file holds it now, its `revision` among the fields.
package func ChangeForm<C: Command>(
    _ command: C.Type, code: String, title: Text, fields: [FormField], right: Right, reopens: String, desk: Desk,
    stored: @escaping (Desk) throws -> FormValues, adjust: (inout FormPlan) -> Void = { _ in }
) throws -> FormScreen {
    let texts = C.self is any Clearing.Type ? [] : C.fields.filter(\.isWriting).map(\.name)
    return CommandForm(command, code: code, title: title, fields: fields, start: try stored(desk)) { plan in
        plan.right = right
        plan.reopens = reopens
        plan.stored = stored
        plan.preview = nil
        plan.empties.formUnion(texts)
        let save = plan.save
        plan.save = { desk, json, key, expecting in
            var object = try JSON.decode([String: JSONValue].self, json)
            for name in texts where object[name] == nil { object[name] = .text("") }
            return try save(desk, try JSON.encode(object), key, expecting)
        }
        adjust(&plan)
    }
}

extension Right {
    /// What no role can hold: the right of a form that is for reading.
    package static let nobody = Right("masterdata.nobody", Text(en: "Nobody", hans: "无人", hant: "無人"))

    /// The first of several rights that this person lacks; where they hold all, the first.
    package static func missing(of rights: [Right], for session: Session) -> Right {
        rights.first { !session.may($0) } ?? rights.first ?? .nobody
    }
}

extension Session {
    /// - Throws: `core.not-allowed`, for forms of new records that anyone's key may ask for.
    package func mustHave(_ right: Right) throws {
        guard may(right) else { throw Refusal.notAllowed(right) }
    }
}

extension FormValues {
    /// The one row of a card as a form holds it, by column name: figures as decimals, flags as 1 and 0.
    package init(card table: Table) {
        self.init()
        guard let row = table.rows.first else { return }
        for (column, datum) in zip(table.columns, row) where !column.isKey {
            switch (column.kind, datum) {
            case (.price, .integer(let micro)): self[column.name] = UnitPrice(micro: micro).decimalText
            case (.quantity, .integer(let micro)): self[column.name] = Quantity(micro: micro).decimalText
            case (.rate, .integer(let nano)): self[column.name] = Rate(nano: nano).decimalText
            case (.money, .integer(let minor)): self[column.name] = Money(minor: minor, currency: table.currency).decimalText
            case (_, .integer(let value)): self[column.name] = String(value)
            case (_, .text(let text)): self[column.name] = text
            case (_, .null), (_, .bytes): break
            }
        }
    }
}

extension Field {
    fileprivate var isWriting: Bool {
        switch kind {
        case .text, .memo: true
        case .code, .codes, .money, .quantity, .price, .rate, .day, .integer, .flag, .choice, .lines: false
        }
    }
}

extension ListScreen {
    /// Adds an entry to the F2 menu that shows archived records too, or hides them again.
    package func offerArchived() {
        let before = more
        more = { list in
            before(list) + [
                Action(
                    nil,
                    list.parameters["all"] == nil
                        ? Text(en: "Show archived too", hans: "显示已停用", hant: "顯示已停用")
                        : Text(en: "Hide archived", hans: "隐藏已停用", hant: "隱藏已停用")
                ) { desk in
                    list.parameters["all"] = list.parameters["all"] == nil ? "1" : nil
                    try list.reload(at: desk)
                }
            ]
        }
    }
}
