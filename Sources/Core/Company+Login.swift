package import Values

// Who is at work: sessions, the people of a sample company, what the login asks.

/// A person as the login shows them in a company made by `init --demo`.
package struct DemoPerson: Sendable, Hashable {
    package let key: String
    package let name: String
    package let fullName: String
    package let roles: [Text]
}

extension Company {
    /// Opens a session after a password was checked.
    /// - Throws: `core.wrong-login`, `core.locked`.
    package func logIn(_ name: String, password: String, station: String) throws -> Session {
        let name = name.lowercased()
        try prove(password, of: name, station: station, wrong: .wrongLogin)
        return try session(named: name, route: .terminal, station: station)
    }

    /// A session without a password: for whoever owns the file, and for demo people in a demo company.
    /// - Throws: `core.not-known`, `core.account-closed`.
    package func session(named name: String, route: Route, station: String) throws -> Session {
        guard let session = try look({ try Company.session(named: name.lowercased(), route: route, station: station, $0) }) else {
            if try look({ try $0.exists("SELECT 1 FROM \"user\" WHERE name = ?", name.lowercased()) }) { throw Refusal.closedAccount(name) }
            throw Refusal(
                "core.not-known",
                Text(
                    en: "Nobody here is called “\(name)”. Name a user with --user, or ask an administrator to add you.",
                    hans: "没有名为“\(name)”的用户。请用 --user 指定用户，或请管理员添加。",
                    hant: "沒有名為「\(name)」的使用者。請以 --user 指定使用者，或請管理員新增。"),
                field: "user")
        }
        return session
    }

    /// The session with rights, roles and scope as they stand now; its language and working day stay.
    /// - Throws: `core.session-ended` where the account is closed.
    package func refreshed(_ session: Session) throws -> Session {
        try look { try Company.refreshed(session, $0) }
    }

    /// What the file says now about the person of a session.
    /// - Parameter keepsLanguage: false inside a command: what a session speaks is not recorded, so nothing that a
    ///   command writes may hang on it.
    static func refreshed(_ session: Session, _ reader: Reader, keepsLanguage: Bool = true) throws -> Session {
        guard var fresh = try Company.session(named: session.userName, route: session.route, station: session.station, reader),
            fresh.userId == session.userId
        else { throw Refusal.sessionEnded }
        if keepsLanguage { fresh.language = session.language }
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
            rights: Right.withImplied(Set(rights)), roles: roles, scope: try reader.scope(of: person.0), route: route, station: station)
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

    /// Whether the person must choose a new password before anything else.
    package func mustChangePassword(_ session: Session) throws -> Bool {
        try look { try $0.value("SELECT mustChange FROM credential WHERE id = ?", session.userId, as: Bool.self) ?? false }
    }

    /// Whether the person has a password at all; over SSH a key may be all they have.
    package func hasPassword(_ session: Session) throws -> Bool {
        try look { try $0.exists("SELECT 1 FROM credential WHERE id = ?", session.userId) }
    }

    /// Whether the person has done nothing in this company lately: in its last five thousand commits.
    package func isNewcomer(_ session: Session) throws -> Bool {
        try look { reader in
            try !reader.exists(
                """
                SELECT 1
                FROM (SELECT userId FROM audit ORDER BY id DESC LIMIT 5000) AS lately
                WHERE userId = ?
                """, session.userId)
        }
    }
}

extension Refusal {
    fileprivate static func closedAccount(_ name: String) -> Refusal {
        Refusal(
            "core.account-closed",
            Text(
                en: "The account “\(name)” is closed. Name another user with --user, or ask an administrator to open it again.",
                hans: "用户“\(name)”已停用。请用 --user 指定其他用户，或请管理员重新启用。",
                hant: "使用者「\(name)」已停用。請以 --user 指定其他使用者，或請管理員重新啟用。"),
            field: "user")
    }
}
