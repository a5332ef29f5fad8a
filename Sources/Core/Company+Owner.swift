package import Values

// What whoever owns the file can do without being a user of the company: reset a password, look at its founding.

extension Company {
    /// A session for the owner of the file: as the user named, else as the first administrator. Recorded as route `file`.
    package func ownerSession(station: String, user: String?) throws -> Session {
        if let user { return try session(named: user, route: .file, station: station) }
        let name = try look { reader in
            try reader.value(
                """
                SELECT person.name
                FROM "user" AS person
                JOIN userRole ON userRole.userId = person.id
                JOIN roleRight ON roleRight.roleId = userRole.roleId
                WHERE roleRight."right" = ? AND person.isActive = 1
                ORDER BY person.id
                """, Right.administer.name, as: String.self)
        }
        return try session(named: name ?? "", route: .file, station: station)
    }

    /// How the company was founded: what a replay starts from.
    package func foundingFacts() throws -> (administrator: String, roles: [RoleDefinition], at: Moment) {
        let first = try look { reader in
            try reader.one("SELECT fields, at FROM audit WHERE id = 1", make: { ($0.text(0), try $0[1] as Moment) })
        }
        guard let first else { throw Refusal.notACompany(path) }
        let command = try JSON.decode(FoundCompany.self, first.0)
        return (command.administrator, command.roles, first.1)
    }

    /// What stands behind a name in a test or a demo: the rows of the audit, newest last.
    package func audit(last count: Int) throws -> [AuditRow] {
        try look { reader in
            try reader.all(
                """
                SELECT id, at, day, userId, userName, route, station, command, version, program, fields, outcome,
                       idempotencyKey, changes, previous, hash
                FROM audit
                ORDER BY id DESC
                LIMIT ?
                """, count
            ) { try AuditRow(row: $0) }
        }.reversed()
    }
}
