internal import Values

/// The subjects' secrets as the file has them, each read once.
final class KeyRing {
    /// What a sealed text turned out to be.
    enum Opened: Equatable {
        case words(String)
        /// Its subject was erased: the words are gone for good.
        case erased
        /// The key is another, or gone without an erasure, or the token was changed.
        case broken
    }

    private let reader: Reader
    private var secrets: [Subject: Secret?] = [:]
    private var erased: [Subject: Bool] = [:]

    init(_ reader: Reader) { self.reader = reader }

    func secret(of subject: Subject) throws -> Secret? {
        if let known = secrets[subject] { return known }
        let found = try reader.secretBytes(of: subject).flatMap { Secret($0) }
        secrets[subject] = .some(found)
        return found
    }

    func isErased(_ subject: Subject) throws -> Bool {
        if let known = erased[subject] { return known }
        let found = try reader.isErased(subject)
        erased[subject] = found
        return found
    }

    func open(_ token: String) throws -> Opened {
        guard let subject = SealedText.subject(of: token) else { return .broken }
        if let secret = try secret(of: subject) { return SealedText.open(token, with: secret).map { .words($0) } ?? .broken }
        return try isErased(subject) ? .erased : .broken
    }

    /// The value with its token opened; the erased mark where the key was destroyed; nil where it cannot be opened.
    func opened(_ value: Datum) throws -> Datum? {
        guard let text = value.text, text.hasPrefix(SealedText.head) else { return value }
        switch try open(text) {
        case .words(let words): return .text(words)
        case .erased: return .text(SealedText.erased)
        case .broken: return nil
        }
    }
}

extension Reader {
    func secretBytes(of subject: Subject) throws -> [UInt8]? {
        let found = try value("SELECT secret FROM subjectKey WHERE kind = ? AND subjectId = ?", subject.kind, subject.id, as: Datum.self)
        if case .bytes(let bytes)? = found { return bytes }
        return nil
    }

    /// Whether that subject's words were erased.
    package func isErased(_ subject: Subject) throws -> Bool {
        try exists("SELECT 1 FROM erasure WHERE kind = ? AND subjectId = ?", subject.kind, subject.id)
    }
}

extension Transaction {
    /// Reads keys afresh: one was drawn or destroyed.
    func forgetKeys() { keys = KeyRing(Reader(statements: statements)) }

    /// The words sealed with their subject's key, which is drawn where there is none yet.
    /// - Throws: `core.person-erased` where the subject was erased before: nothing is written about it any more.
    func sealed(_ text: String, of subject: Subject) throws -> String {
        guard SealedText.isSealed(text) else { return text }
        if erasedNow.contains(subject) { return SealedText.erased }
        if let secret = try keys.secret(of: subject) { return try SealedText.seal(text, of: subject, with: secret) }
        guard try !keys.isErased(subject) else { throw Refusal.personErased }
        let bytes = try keySource?(subject) ?? Secret.draw()
        try insert("INSERT INTO subjectKey (kind, subjectId, secret) VALUES (?, ?, ?)", subject.kind, subject.id, Datum.bytes(bytes))
        guard let secret = Secret(bytes) else { throw ColumnFault(description: "a subject's key has the wrong length") }
        forgetKeys()
        return try SealedText.seal(text, of: subject, with: secret)
    }
}
