internal import Core
package import Desk
package import Values

/// A unit price that a form filled in by itself. What was filled in is kept beside the line, so that it goes along with
/// the unit and the item, while a price that a person typed stays.
package enum FilledPrice {
    /// Hidden on the form and no part of the command.
    package static let field = FormField(
        Field("filledPrice", Text(en: "Filled in", hans: "自动带出", hant: "自動帶出"), .price), hidden: true, sent: false)

    /// Puts the usual price where none stands, or where the one that stands was filled in before.
    /// - Parameter usual: of one of the line's unit; nil: none is known.
    package static func fill(_ values: inout FormValues, _ line: Int, with usual: UnitPrice?) {
        let usual = usual?.decimalText ?? ""
        if !isTyped(values, line) { values[line, "unitPrice"] = usual }
        values[line, field.name] = usual
    }

    /// A price that a record holds already counts as filled in where it is the usual one.
    package static func note(_ values: inout FormValues, _ line: Int, usual: UnitPrice?) {
        let stands = values[line, "unitPrice"]
        guard let usual, !stands.isEmpty, (try? Figure(stands).unitPrice()) == usual else { return }
        values[line, field.name] = stands
    }

    /// The price of another item is no price of this one, whoever put it there.
    package static func forget(_ values: inout FormValues, _ line: Int) { values[line, "unitPrice"] = "" }

    private static func isTyped(_ values: FormValues, _ line: Int) -> Bool {
        let (stands, filled) = (values[line, "unitPrice"], values[line, field.name])
        guard !stands.isEmpty, stands != filled else { return false }
        guard let price = try? Figure(stands).unitPrice() else { return true }
        return (try? Figure(filled).unitPrice()) != price
    }
}
