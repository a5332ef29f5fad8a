/// A statement written where it is used. Only a literal makes one, so no text that a person typed can become SQL.
package struct SQL: ExpressibleByStringLiteral, Sendable {
    let literal: StaticString

    package init(stringLiteral literal: StaticString) {
        self.literal = literal
    }

    /// The statement as text.
    package var text: String { literal.description }
}
