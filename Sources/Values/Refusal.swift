/// What a person is told when something cannot be done: a stable code, a sentence that says the way out,
/// and, where one field is to blame, its name. Refusals are answers, not faults.
package struct Refusal: Error, Hashable, Sendable {
    /// Stable, lower-case, dotted by department: `stock.over-tolerance`.
    package let code: String
    package let text: Text
    package let field: String?

    package init(_ code: String, _ text: Text, field: String? = nil) {
        self.code = code
        self.text = text
        self.field = field
    }

    /// The same refusal, laid at the door of a field.
    package func on(_ field: String) -> Refusal {
        Refusal(code, text, field: self.field ?? field)
    }
}
