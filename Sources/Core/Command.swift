package import Values

/// One business action: the only thing that changes the file. Its coded form is what the command line, a batch,
/// the audit and the command log hold, so fields are only ever added, with defaults.
package protocol Command: Codable, Sendable {
    /// What the person or program that asked is told. It must survive being stored as JSON.
    associatedtype Outcome: Codable & Sendable = Done

    /// Stable and public: `stock.receive-goods`.
    static var name: String { get }
    static var title: Text { get }
    static var right: Right { get }
    static var fields: [Field] { get }
    /// The version of the recorded form.
    static var version: Int { get }

    /// The rows of scoped kinds that this command touches, asked before it runs.
    func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)]

    /// Whose words the personal fields are; asked after the command has run. Needed where a field is personal.
    func subject(in transaction: Transaction) throws -> Subject?

    /// Check, change, tell the floor below, save. Everything it does is one transaction; the core adds the rest.
    /// - Throws: `Refusal` for the person; anything else is a fault.
    func perform(in transaction: Transaction) throws -> Outcome
}

extension Command {
    package static var version: Int { 1 }
    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] { [] }
    package func subject(in transaction: Transaction) throws -> Subject? { nil }
}

/// The outcome of a command that has nothing to tell but that it is done.
package struct Done: Codable, Sendable, Hashable {
    package init() {}
}

/// The outcome of a command that made or changed one document.
package struct DocumentOutcome: Codable, Sendable, Hashable {
    package let id: Int64
    package let number: String?

    package init(id: Int64, number: String?) {
        self.id = id
        self.number = number
    }
}
