internal import CSystem
internal import Glibc
package import Values

// Making a company file: schema first, then one command that founds the company, so that even the first rows are audited.

extension Company {
    /// Makes a new file. Whoever can write the folder may do this.
    /// - Throws: `core.file-exists`, or what the file system says.
    package static func found(
        at path: String, house: House, name: String, currency: Currency, chart: String, language: Language, isDemo: Bool,
        administrator: String, roles: [RoleDefinition], clock: @escaping () -> Moment = { Moment.now() }
    ) throws -> Company {
        let path = absolute(path)
        guard access(path, F_OK) != 0 else {
            throw Refusal(
                "core.file-exists",
                Text(
                    en: "\(path) exists already. Choose another path with --file, or open it.",
                    hans: "\(path) 已存在。请用 --file 另选路径，或直接打开。",
                    hant: "\(path) 已存在。請以 --file 另選路徑，或直接開啟。"))
        }
        let folder = try folder(of: path)
        if let network = ch_network_file_system(folder) { throw Refusal.networkFileSystem(path, String(cString: network)) }
        umask(0o077)
        var identityBytes = [UInt8](repeating: 0, count: 16)
        _ = ch_random(&identityBytes, identityBytes.count)
        let identity = JSONText.hexadecimal(identityBytes)
        do {
            let connection = try Connection(path: path, readOnly: false, engine: house.engine)
            let statements = connection.statements
            guard try connection.makeWriteAhead() else { throw Refusal.file(path, errno: EROFS) }
            try connection.mark(applicationIdentity)
            try lay(house.schema, on: connection)
            try connection.file.inTransaction {
                try statements.run(
                    "INSERT INTO company (id, identity, name, currency, chart, language, isDemo, createdAt) VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
                    [identity, name, currency.code, chart, language.rawValue, isDemo, clock()])
                return .commit
            }
            let company = try Company(path: path, house: house, connection: connection)
            company.clock = clock
            let founder = Session(
                userId: 0, userName: "founder", fullName: "", language: language, rights: [], route: .file, station: "init")
            _ = try company.perform(
                FoundCompany(identity: identity, name: name, administrator: administrator, roles: roles), as: founder)
            return company
        } catch {
            for suffix in ["", "-wal", "-shm", "-turn"] { unlink(path + suffix) }
            throw error
        }
    }

    /// Runs the schema steps that the file does not have yet, all in one transaction, and notes the new fingerprint.
    /// - Parameter fill: what is worked out anew for them, in the same transaction.
    static func lay(_ steps: [SchemaStep], on connection: Connection, then fill: (Reader) throws -> Void = { _ in }) throws {
        let statements = connection.statements
        let reader = Reader(statements: statements)
        try connection.file.inTransaction {
            let isNew = try !statements.tableNames().contains("schemaStep")
            let found = isNew ? [] : Set(try reader.all("SELECT name FROM schemaStep") { $0.text(0) })
            let missing = steps.filter { !found.contains($0.name) }
            for step in missing {
                for table in step.tables {
                    try statements.script(table.sql.text)
                    let unique = try statements.uniqueColumns(of: table.name)
                    for trigger in Guards.triggers(for: table, uniqueColumns: unique) { try statements.script(trigger) }
                }
                for sql in step.also { try statements.script(sql.text) }
                for personal in step.personal {
                    guard let table = steps.flatMap(\.tables).first(where: { $0.name == personal.table }) else { continue }
                    try layAgain(table, personal, statements)
                }
            }
            try fill(reader)
            let fingerprint = try fingerprint(reader)
            for step in missing {
                try statements.run(
                    "INSERT INTO schemaStep (name, program, fingerprint) VALUES (?, ?, ?)",
                    [step.name, Company.program, fingerprint])
            }
            return .commit
        }
    }

    /// Writes a table's guards anew, so that they let an erasure pass and hold the way to the subject.
    private static func layAgain(_ table: TableDefinition, _ personal: PersonalColumns, _ statements: Statements) throws {
        try statements.dropTriggers(of: table.name)
        let names = try statements.columnNames(of: table.name)
        let unique = try statements.uniqueColumns(of: table.name)
        for trigger in Guards.triggers(for: table, uniqueColumns: unique, personal: personal, columns: names) {
            try statements.script(trigger)
        }
    }
}

/// A role with the rights it grants, as a program or a company defines it.
package struct RoleDefinition: Codable, Sendable, Hashable {
    package let code: String
    package let en: String
    package let hans: String
    package let hant: String
    package let rights: [String]

    /// As a command's field says it.
    static let fields = [
        Field("code", Text(en: "Role", hans: "角色", hant: "角色"), .text(max: 32), required: true),
        Field("en", Text(en: "English title", hans: "英文名称", hant: "英文名稱"), .text(max: 40), required: true),
        Field("hans", Text(en: "Simplified title", hans: "简体名称", hant: "簡體名稱"), .text(max: 40), required: true),
        Field("hant", Text(en: "Traditional title", hans: "繁体名称", hant: "繁體名稱"), .text(max: 40), required: true),
        Field("rights", Text(en: "Rights", hans: "权限", hant: "權限"), .codes(lookup: "core.rights"), required: true),
    ]

    package init(_ code: String, _ title: Text, rights: [String]) {
        self.code = code
        en = title.en
        hans = title.hans
        hant = title.hant
        self.rights = rights
    }
}

/// The first command of every file: it makes the administrator and the roles. The door lets it pass only while the
/// audit is empty.
struct FoundCompany: Command {
    static let name = "core.found-company"
    static let title = Text(en: "Found the company", hans: "建立账套", hant: "建立帳套")
    static let right = Right.administer
    static let fields = [
        Field("identity", Text(en: "Identity", hans: "标识", hant: "識別碼"), .text(max: 32), required: true),
        Field("name", Text(en: "Company", hans: "公司", hant: "公司"), .text(max: 80), required: true),
        Field("administrator", Text(en: "Administrator", hans: "管理员", hant: "管理員"), .text(max: 32), required: true),
        Field("roles", Text(en: "Roles", hans: "角色", hant: "角色"), .lines(RoleDefinition.fields), required: true),
    ]

    let identity: String
    let name: String
    let administrator: String
    let roles: [RoleDefinition]

    func perform(in transaction: Transaction) throws -> Done {
        guard transaction.session.userId == 0 else { throw Refusal.notAllowed(Self.right) }
        let userId = try transaction.insert(
            "INSERT INTO \"user\" (name, fullName, language, isActive) VALUES (?, ?, ?, 1)",
            administrator, administrator, transaction.session.language.rawValue)
        for role in roles {
            let roleId = try transaction.insert(
                "INSERT INTO role (code, titleEn, titleHans, titleHant) VALUES (?, ?, ?, ?)",
                role.code, role.en, role.hans, role.hant)
            for right in role.rights.sorted() {
                try transaction.insert("INSERT INTO roleRight (roleId, \"right\") VALUES (?, ?)", roleId, right)
            }
            if role.rights.contains(Right.administer.name) {
                try transaction.insert("INSERT INTO userRole (userId, roleId) VALUES (?, ?)", userId, roleId)
            }
        }
        return Done()
    }
}
