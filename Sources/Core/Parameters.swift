package import Values

/// What a person gave a query, as text by field name. Days and figures are read as people type them.
package struct Parameters: Sendable {
    package let texts: [String: String]
    /// The working day that `t` and `-1` count from.
    package let today: Day

    package init(_ texts: [String: String] = [:], today: Day) {
        self.texts = texts.filter { !$0.value.isEmpty }
        self.today = today
    }

    package func text(_ name: String) -> String? { texts[name] }

    /// - Throws: a `Refusal` on that field.
    package func day(_ name: String) throws -> Day? {
        guard let typed = texts[name] else { return nil }
        do { return try DayReader.day(typed, today: today) } catch let refusal as Refusal { throw refusal.on(name) }
    }

    /// - Throws: a `Refusal` on that field.
    package func figure(_ name: String) throws -> Figure? {
        guard let typed = texts[name] else { return nil }
        do { return try NumberReader.figure(typed) } catch let refusal as Refusal { throw refusal.on(name) }
    }

    /// - Throws: a `Refusal` on that field.
    package func integer(_ name: String) throws -> Int64? {
        guard let typed = texts[name] else { return nil }
        guard let value = Int64(typed) else { throw Refusal.notAWholeNumber(typed).on(name) }
        return value
    }

    package func flag(_ name: String) -> Bool {
        guard let typed = texts[name]?.lowercased() else { return false }
        return ["1", "y", "yes", "true", "是"].contains(typed)
    }

    /// - Throws: a `Refusal` that names the field where it is missing.
    package func required(_ name: String) throws -> String {
        guard let text = texts[name] else { throw Refusal.missing(name) }
        return text
    }
}

extension Refusal {
    static func notAWholeNumber(_ typed: String) -> Refusal {
        Refusal(
            "core.not-a-whole-number",
            Text(
                en: "“\(typed)” is not a whole number. Type digits only.",
                hans: "“\(typed)”不是整数，请只输入数字。",
                hant: "「\(typed)」不是整數，請只輸入數字。"))
    }

    /// A required field has nothing in it.
    /// - Parameter title: what people call it; its name where nil, until `named(by:)` finds the title.
    package static func missing(_ field: String, called title: Text? = nil) -> Refusal {
        let title = title ?? Text(verbatim: field)
        return Refusal(
            "core.missing-field",
            Text(
                en: "Fill in the field “\(title.en)”.",
                hans: "请填写“\(title.hans)”。",
                hant: "請填寫「\(title.hant)」。"),
            field: field)
    }

    /// The same refusal, where a missing field is called by its title and not by its name in JSON.
    func named(by fields: [Field]) -> Refusal {
        let others = others.map { $0.named(by: fields) }
        let parts = field?.split(separator: ".").map(String.init) ?? []
        guard code == "core.missing-field", let last = parts.last, let field, let title = Refusal.title(of: parts[...], fields),
            text == Refusal.missing(field).text || text == Refusal.missing(last).text
        else { return Refusal(code, text, field: field, others: others) }
        return Refusal(code, Refusal.missing(field, called: title).text, field: field, others: others)
    }

    private static func title(of path: ArraySlice<String>, _ fields: [Field]) -> Text? {
        guard let first = path.first, let field = fields.first(where: { $0.name == first }) else { return nil }
        let rest = path.dropFirst().drop { Int($0) != nil }
        guard !rest.isEmpty, case .lines(let inner) = field.kind else { return field.title }
        return title(of: rest, inner)
    }
}
