internal import CSystem
internal import GRDB
package import Values

// Who is at work. Passwords are hashed by the system's crypt(3) with yescrypt; wrong ones make the next try wait.

/// A person as the login shows them in a company made by `init --demo`.
package struct DemoPerson: Sendable, Hashable {
    package let key: String
    package let name: String
    package let fullName: String
    package let roles: [Text]
}

extension Company {
    /// The cost of new password hashes: 9 takes about a third of a second. Tests use 5.
    package static let passwordCost: UInt = 9

    /// Opens a session after a password was checked.
    /// - Throws: `core.wrong-login`, `core.locked`, `core.no-password`.
    package func logIn(_ name: String, password: String, station: String) throws -> Session {
        let name = name.lowercased()
        let found = try look { reader in
            try reader.one(
                """
                SELECT person.id, secret.hash, secret.failures, secret.lockedUntil
                FROM "user" AS person
                JOIN credential AS secret ON secret.id = person.id
                WHERE person.name = ? AND person.isActive = 1
                """, name, make: { ($0.int64(0), $0.text(1), $0.int64(2), $0.int64(3)) })
        }
        let now = clock().secondsUTC
        if let found, found.3 > now { throw Refusal.locked(seconds: found.3 - now) }
        // A name that nobody has costs the same time as a wrong password.
        let isRight = Company.check(password, against: found?.1 ?? "$y$j9T$......................$")
        guard let found, isRight else {
            if let found { try noteFailure(of: found.0, failures: found.2 + 1, now: now) }
            throw Refusal.wrongLogin
        }
        if found.2 > 0 {
            try note { try $0.run("UPDATE credential SET failures = 0, lockedUntil = 0 WHERE id = ?", [found.0]) }
        }
        return try session(named: name, route: .terminal, station: station)
    }

    /// A session without a password: for whoever owns the file, and for demo people in a demo company.
    /// - Throws: `core.not-known`.
    package func session(named name: String, route: Route, station: String) throws -> Session {
        guard let session = try look({ try Company.session(named: name.lowercased(), route: route, station: station, $0) }) else {
            throw Refusal(
                "not-known",
                Text(
                    en: "Nobody here is called “\(name)”. Name a user with --user, or ask an administrator to add you.",
                    hans: "没有名为“\(name)”的用户。请用 --user 指定用户，或请管理员添加。",
                    hant: "沒有名為「\(name)」的使用者。請以 --user 指定使用者，或請管理員新增。"),
                field: "user")
        }
        return session
    }

    /// The session with rights, roles and language as they stand now.
    package func refreshed(_ session: Session) throws -> Session {
        var fresh = try self.session(named: session.userName, route: session.route, station: session.station)
        fresh.day = session.day
        return fresh
    }

    private static func session(named name: String, route: Route, station: String, _ reader: Reader) throws -> Session? {
        guard
            let person = try reader.one(
                "SELECT id, name, fullName, language FROM \"user\" WHERE name = ? AND isActive = 1", name,
                make: { ($0.int64(0), $0.text(1), $0.text(2), $0.text(3)) })
        else { return nil }
        let rights = try reader.all(
            """
            SELECT DISTINCT roleRight."right"
            FROM userRole
            JOIN roleRight ON roleRight.roleId = userRole.roleId
            WHERE userRole.userId = ?
            """, person.0
        ) { $0.text(0) }
        let roles = try reader.all(
            "SELECT role.code FROM userRole JOIN role ON role.id = userRole.roleId WHERE userRole.userId = ? ORDER BY role.id",
            person.0
        ) { $0.text(0) }
        return Session(
            userId: person.0, userName: person.1, fullName: person.2, language: Language(rawValue: person.3) ?? .en,
            rights: Set(rights), roles: roles, scope: try reader.scope(of: person.0), route: route, station: station)
    }

    /// The people of the sample company, one per role. Empty in a real company.
    package func demoPeople() throws -> [DemoPerson] {
        guard isDemo else { return [] }
        return try look { reader in
            try reader.all(
                "SELECT id, demoKey, name, fullName FROM \"user\" WHERE demoKey IS NOT NULL AND isActive = 1 ORDER BY id"
            ) { row in
                DemoPerson(
                    key: row.text(1), name: row.text(2), fullName: row.text(3),
                    roles: try reader.all(
                        """
                        SELECT role.titleEn, role.titleHans, role.titleHant
                        FROM userRole JOIN role ON role.id = userRole.roleId
                        WHERE userRole.userId = ?
                        ORDER BY role.id
                        """, row.int64(0)
                    ) { Text(en: $0.text(0), hans: $0.text(1), hant: $0.text(2)) })
            }
        }
    }

    /// Sets a password: by an administrator's reset or by the person. It never enters a command or the log.
    /// - Throws: `core.weak-password`.
    package func setPassword(of userId: Int64, to password: String, mustChange: Bool, cost: UInt = Company.passwordCost) throws {
        guard password.count >= 8 else { throw Refusal.weakPassword }
        let hash = try Company.hash(password, cost: cost)
        try note { statements in
            try statements.run("DELETE FROM credential WHERE id = ?", [userId])
            try statements.run(
                "INSERT INTO credential (id, hash, mustChange, failures, lockedUntil) VALUES (?, ?, ?, 0, 0)",
                [userId, hash, mustChange])
        }
    }

    /// Whether the person must choose a new password before anything else.
    package func mustChangePassword(_ session: Session) throws -> Bool {
        try look { try $0.value("SELECT mustChange FROM credential WHERE id = ?", session.userId, as: Bool.self) ?? false }
    }

    /// Whether the person has a password at all; over SSH a key may be all they have.
    package func hasPassword(_ session: Session) throws -> Bool {
        try look { try $0.exists("SELECT 1 FROM credential WHERE id = ?", session.userId) }
    }

    /// Whether the person has not done anything in this company yet.
    package func isNewcomer(_ session: Session) throws -> Bool {
        try look { try !$0.exists("SELECT 1 FROM audit WHERE userId = ?", session.userId) }
    }

    private func noteFailure(of userId: Int64, failures: Int64, now: Int64) throws {
        // From the fifth failure on the wait doubles: 30 s, 1 min, … at most 15 minutes (reliability.md T4).
        let wait: Int64 = failures < 5 ? 0 : min(900, 30 << min(failures - 5, 5))
        try note {
            try $0.run("UPDATE credential SET failures = ?, lockedUntil = ? WHERE id = ?", [failures, wait == 0 ? 0 : now + wait, userId])
        }
    }

    static func hash(_ password: String, cost: UInt) throws -> String {
        var setting = [CChar](repeating: 0, count: 512)
        var out = [CChar](repeating: 0, count: 512)
        guard ch_password_setting(cost, &setting, setting.count) == 0,
            ch_password_hash(password, setting, &out, out.count) == 0
        else { throw ColumnFault(description: "the system's crypt(3) has no yescrypt") }
        return text(out)
    }

    private static func check(_ password: String, against hash: String) -> Bool {
        var out = [CChar](repeating: 0, count: 512)
        guard ch_password_hash(password, hash, &out, out.count) == 0 else { return false }
        let made = Array(text(out).utf8)
        let kept = Array(hash.utf8)
        guard made.count == kept.count else { return false }
        return zip(made, kept).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension Refusal {
    static let wrongLogin = Refusal(
        "core.wrong-login",
        Text(
            en: "Name or password is wrong. Try again; whoever owns the file can run `countinghouse users reset NAME`.",
            hans: "用户名或密码错误，请重试；文件所有者可运行 countinghouse users reset 用户名。",
            hant: "使用者名稱或密碼錯誤，請重試；檔案擁有者可執行 countinghouse users reset 名稱。"))

    static func locked(seconds: Int64) -> Refusal {
        Refusal(
            "core.locked",
            Text(
                en: "Too many wrong passwords. Wait \(seconds) seconds, then try again.",
                hans: "密码错误次数过多，请等待 \(seconds) 秒后再试。",
                hant: "密碼錯誤次數過多，請等待 \(seconds) 秒後再試。"))
    }

    static let weakPassword = Refusal(
        "core.weak-password",
        Text(
            en: "A password has at least 8 characters. Choose a longer one; a short sentence is easy to remember.",
            hans: "密码至少 8 个字符。请选择更长的密码，一句短语便于记忆。",
            hant: "密碼至少 8 個字元。請選擇更長的密碼，一句短語便於記憶。"),
        field: "password")
}
