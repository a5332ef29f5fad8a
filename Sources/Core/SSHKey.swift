internal import CSystem
internal import FoundationEssentials
package import Values

/// A person's public key, as a line of an authorized_keys file holds it.
package struct SSHKey: Hashable, Sendable {
    package let kind: String
    package let body: String
    /// `SHA256:` and the digest in base64 without padding, as ssh-keygen prints it.
    package let fingerprint: String

    /// Reads `ssh-ed25519 AAAA… comment`, with nothing before the key's kind.
    /// - Throws: `core.bad-key`.
    package init(line: String) throws {
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        let kinds = [
            "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa", "sk-ssh-ed25519@openssh.com",
        ]
        guard words.count >= 2, kinds.contains(words[0]), !line.contains(where: \.isNewline), let bytes = Data(base64Encoded: words[1]),
            bytes.count > 30
        else {
            throw Refusal(
                "core.bad-key",
                Text(
                    en: "This is no public key. Paste the one line of the .pub file, such as “ssh-ed25519 AAAA… name”.",
                    hans: "这不是公钥。请粘贴 .pub 文件中的那一行，例如“ssh-ed25519 AAAA… 名称”。",
                    hant: "這不是公鑰。請貼上 .pub 檔案中的那一行，例如「ssh-ed25519 AAAA… 名稱」。"),
                field: "line")
        }
        kind = words[0]
        body = words[1]
        var digest = [UInt8](repeating: 0, count: 32)
        _ = bytes.withUnsafeBytes { ch_sha256($0.baseAddress, $0.count, &digest) }
        var base = Data(digest).base64EncodedString()
        while base.hasSuffix("=") { base.removeLast() }
        fingerprint = "SHA256:" + base
    }
}

/// Lets a person log in over SSH with a key.
package struct AddKey: Command {
    package static let name = "core.add-key"
    package static let title = Text(en: "Add an SSH key", hans: "添加 SSH 公钥", hant: "新增 SSH 公鑰")
    package static let right = Right.administer
    package static let fields = [
        Field("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .code(lookup: FindUser.name), required: true),
        Field("line", Text(en: "Public key", hans: "公钥", hant: "公鑰"), .text(max: 2_000), required: true),
    ]

    let name: String
    let line: String

    package init(name: String, line: String) {
        self.name = name
        self.line = line
    }

    package func perform(in transaction: Transaction) throws -> Done {
        let key = try SSHKey(line: line)
        let userId = try transaction.user(named: name)
        let known = try transaction.one(
            """
            SELECT userKey.userId, userKey.isActive, person.name
            FROM userKey
            JOIN "user" AS person ON person.id = userKey.userId
            WHERE userKey.fingerprint = ?
            """, key.fingerprint
        ) { (userId: $0.int64(0), isActive: $0.int64(1) == 1, name: $0.text(2)) }
        guard let known else {
            try transaction.insert(
                "INSERT INTO userKey (userId, fingerprint, line, isActive) VALUES (?, ?, ?, 1)",
                userId, key.fingerprint, key.kind + " " + key.body)
            return Done()
        }
        // What was removed comes back for the person whose it was: a key never passes to somebody else.
        guard known.userId == userId, !known.isActive else { throw AddKey.known(by: known.name, isActive: known.isActive) }
        try transaction.update("UPDATE userKey SET isActive = 1 WHERE fingerprint = ?", key.fingerprint)
        return Done()
    }

    private static func known(by name: String, isActive: Bool) -> Refusal {
        let text =
            isActive
            ? Text(
                en: "This key is registered already, for \(name). Each person has a key of their own.",
                hans: "该公钥已由 \(name) 登记。每人应使用自己的密钥。", hant: "該公鑰已由 \(name) 登記。每人應使用自己的金鑰。")
            : Text(
                en: "This key was \(name)’s and was removed. Only \(name) can have it again; make a new key for anybody else.",
                hans: "该公钥原属 \(name)，已移除，只能为 \(name) 重新登记。其他人请生成新密钥。",
                hant: "該公鑰原屬 \(name)，已移除，只能為 \(name) 重新登記。其他人請產生新金鑰。")
        return Refusal("core.key-known", text, field: "line")
    }
}

/// Ends a key: whoever holds it cannot log in any more.
package struct RemoveKey: Command {
    package static let name = "core.remove-key"
    package static let title = Text(en: "Remove an SSH key", hans: "移除 SSH 公钥", hant: "移除 SSH 公鑰")
    package static let right = Right.administer
    package static let fields = [
        Field("fingerprint", Text(en: "Fingerprint", hans: "指纹", hant: "指紋"), .text(max: 80), required: true)
    ]

    let fingerprint: String

    package init(fingerprint: String) { self.fingerprint = fingerprint }

    package func perform(in transaction: Transaction) throws -> Done {
        guard try transaction.execute("UPDATE userKey SET isActive = 0 WHERE fingerprint = ?", fingerprint) == 1 else {
            throw Refusal(
                "core.no-such-key",
                Text(
                    en: "No key has the fingerprint \(fingerprint). `countinghouse keys list` shows them.",
                    hans: "没有指纹为 \(fingerprint) 的公钥。countinghouse keys list 可列出。",
                    hant: "沒有指紋為 \(fingerprint) 的公鑰。countinghouse keys list 可列出。"),
                field: "fingerprint")
        }
        return Done()
    }
}

/// The keys that people log in with.
struct KeyList: Query {
    static let name = "core.keys"
    static let title = Text(en: "SSH keys", hans: "SSH 公钥", hant: "SSH 公鑰")
    static let right = Right.readPeople
    static let fields = [
        Field("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .text(max: 32))
    ]
    static let columns = [
        Column.id,
        Column("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .code, width: 12),
        Column("fingerprint", Text(en: "Fingerprint", hans: "指纹", hant: "指紋"), .text, width: 50),
        Column("isActive", Text(en: "Active", hans: "有效", hant: "有效"), .flag, width: 6),
    ]

    let user: String?

    init(_ parameters: Parameters) { user = parameters.text("name") }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT userKey.id AS id, person.name AS name, userKey.fingerprint AS fingerprint, userKey.isActive AS isActive
            FROM userKey
            JOIN "user" AS person ON person.id = userKey.userId
            WHERE (? IS NULL OR person.name = ?)
            """, [user, user], order: "name, id")
    }
}

extension Company {
    /// The user whose key this is, for the SSH session program.
    package func user(withKey fingerprint: String) throws -> String? {
        try look { reader in
            try reader.value(
                """
                SELECT person.name
                FROM userKey
                JOIN "user" AS person ON person.id = userKey.userId
                WHERE userKey.fingerprint = ? AND userKey.isActive = 1 AND person.isActive = 1
                """, fingerprint, as: String.self)
        }
    }

    /// Fingerprint and key of everyone who may log in: what is exported for sshd.
    package func activeKeys() throws -> [(fingerprint: String, line: String)] {
        try look { reader in
            try reader.all(
                """
                SELECT userKey.fingerprint, userKey.line
                FROM userKey
                JOIN "user" AS person ON person.id = userKey.userId
                WHERE userKey.isActive = 1 AND person.isActive = 1
                ORDER BY userKey.id
                """
            ) { ($0.text(0), $0.text(1)) }
        }
    }
}
