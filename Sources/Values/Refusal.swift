/// What a person is told when something cannot be done: a stable code, a sentence that says the way out,
/// and, where one field is to blame, its name. Refusals are answers, not faults.
package struct Refusal: Error, Hashable, Sendable {
    /// Stable, lower-case, dotted by department: `stock.over-tolerance`.
    package let code: String
    package let text: Text
    package let field: String?
    /// What else is wrong with the same request, each at a field of its own: a form marks them all.
    package let others: [Refusal]

    package init(_ code: String, _ text: Text, field: String? = nil, others: [Refusal] = []) {
        self.code = code
        self.text = text
        self.field = field
        self.others = others
    }

    /// The same refusal, laid at the door of a field.
    package func on(_ field: String) -> Refusal {
        placed { $0.field ?? field }
    }

    /// The same refusal and all that came with it, each at the field that the rule names.
    package func placed(_ field: (Refusal) -> String?) -> Refusal {
        Refusal(code, text, field: field(self), others: others.map { $0.placed(field) })
    }
}

/// Reads one thing after the other and tells at the end all that was refused, instead of the first alone.
///
/// ```swift
/// var wrong = Refusals()
/// let name = try wrong.read(try Words.required(name, max: 80, "name"))
/// let email = try wrong.read(try PartyFields.email(email))
/// try wrong.throwIfAny()
/// … try name.get(), try email.get()
/// ```
package struct Refusals {
    private var found: [Refusal] = []

    package init() {}

    /// What was read, or the refusal, which is kept. What needs the value of another one may ask for it: the other's
    /// refusal is told once.
    /// - Throws: faults; no refusals.
    package mutating func read<Value>(_ value: @autoclosure () throws -> Value) throws -> Result<Value, Refusal> {
        do {
            return .success(try value())
        } catch let refusal as Refusal {
            for one in [Refusal(refusal.code, refusal.text, field: refusal.field)] + refusal.others where !found.contains(one) {
                found.append(one)
            }
            return .failure(refusal)
        }
    }

    /// - Throws: the first refusal with all others, in the order of reading.
    package func throwIfAny() throws(Refusal) {
        guard let first = found.first else { return }
        throw Refusal(first.code, first.text, field: first.field, others: Array(found.dropFirst()))
    }

    /// Every line read, counted from 0.
    /// - Throws: what was refused of any of them, together.
    package static func lines<Given, Value>(_ given: [Given], _ read: (Int, Given) throws -> Value) throws -> [Value] {
        var wrong = Refusals()
        let all = try given.enumerated().map { index, line in try wrong.read(try read(index, line)) }
        try wrong.throwIfAny()
        return try all.map { try $0.get() }
    }
}
