internal import CSystem
internal import Values

/// The two keys that one subject's secret gives: one seals, one makes nonces.
struct Secret: Sendable {
    static let count = 32
    fileprivate let sealing: [UInt8]
    fileprivate let nonces: [UInt8]

    init?(_ bytes: [UInt8]) {
        guard bytes.count == Secret.count, let sealing = Secret.hash(bytes, Array("countinghouse seal 1".utf8)),
            let nonces = Secret.hash(bytes, Array("countinghouse nonce 1".utf8))
        else { return nil }
        self.sealing = sealing
        self.nonces = nonces
    }

    /// Fresh from the kernel.
    static func draw() throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard ch_random(&bytes, bytes.count) == 0 else { throw ColumnFault(description: "the kernel gave no random bytes") }
        return bytes
    }

    fileprivate static func hash(_ key: [UInt8], _ bytes: [UInt8]) -> [UInt8]? {
        var out = [UInt8](repeating: 0, count: 32)
        return ch_hmac_sha256(key, key.count, bytes, bytes.count, &out) == 0 ? out : nil
    }
}

/// Personal words as the audit and the command log hold them: `§1:party.17:` and base64 of nonce, cipher text and tag.
///
/// AES-256-GCM under the subject's key, the subject as context. The nonce is the head of an HMAC of the words, so the
/// same words of the same subject give the same token: a replay can be held against the record, and no nonce ever
/// stands for two texts. Words are filled up to sixteens, so that a token does not tell the length of a name.
enum SealedText {
    /// What stands where words stood whose subject was erased, in live rows as in readings of the audit.
    static let erased = "§erased"
    static let head = "§1:"

    /// Nothing and the erased mark stay as they are; everything else is sealed.
    static func isSealed(_ text: String) -> Bool { !text.isEmpty && text != erased }

    static func seal(_ text: String, of subject: Subject, with secret: Secret) throws -> String {
        let name = "\(subject.kind).\(subject.id)"
        let about = Array(name.utf8)
        var plain = Array(text.utf8) + [0x80]
        plain += [UInt8](repeating: 0, count: (16 - plain.count % 16) % 16)
        var sealed = [UInt8](repeating: 0, count: plain.count + 16)
        guard let nonce = Secret.hash(secret.nonces, about + [0] + plain)?.prefix(12),
            ch_gcm_seal(secret.sealing, Array(nonce), about, about.count, plain, plain.count, &sealed) == 0
        else { throw ColumnFault(description: "personal words could not be sealed") }
        return head + name + ":" + base64(nonce + sealed)
    }

    /// Whom a token is about; nil where the text is no token.
    static func subject(of token: String) -> Subject? { parts(token)?.subject }

    /// The words, or nil where the key is another or the token was changed.
    static func open(_ token: String, with secret: Secret) -> String? {
        guard let (subject, code) = parts(token) else { return nil }
        let about = Array("\(subject.kind).\(subject.id)".utf8)
        var bytes = [UInt8](repeating: 0, count: code.utf8.count)
        let count = code.utf8.withContiguousStorageIfAvailable { text in
            text.withMemoryRebound(to: CChar.self) { ch_unbase64($0.baseAddress, $0.count, &bytes) }
        }
        guard let count, count > 12 + 16 else { return nil }
        let nonce = Array(bytes[0..<12])
        let sealed = Array(bytes[12..<Int(count)])
        var plain = [UInt8](repeating: 0, count: sealed.count - 16)
        guard ch_gcm_open(secret.sealing, nonce, about, about.count, sealed, sealed.count, &plain) == 0,
            let end = plain.lastIndex(of: 0x80)
        else { return nil }
        return String(decoding: plain[0..<end], as: UTF8.self)
    }

    private static func parts(_ token: String) -> (subject: Subject, code: String)? {
        guard token.hasPrefix(head) else { return nil }
        let parts = token.dropFirst(head.count).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let dot = parts[0].lastIndex(of: "."), let id = Int64(parts[0][parts[0].index(after: dot)...])
        else { return nil }
        return (Subject(String(parts[0][..<dot]), id), String(parts[1]))
    }

    private static func base64(_ bytes: ArraySlice<UInt8>) -> String {
        var out = [CChar](repeating: 0, count: 4 * ((bytes.count + 2) / 3) + 1)
        let count = ch_base64(Array(bytes), bytes.count, &out)
        return String(decoding: out.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension String {
    /// Whether words of somebody who was erased stood here: a replay hands a command such fields, and takes them as they are.
    package var isErased: Bool { self == SealedText.erased }

    /// Whether a query says of such words, in any language, that they were erased.
    package var saysErased: Bool {
        let words = Shown.erasedWords
        return self == words.en || self == words.hans || self == words.hant
    }
}
