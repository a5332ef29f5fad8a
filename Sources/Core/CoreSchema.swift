/// What the ground itself keeps: the company, its people and rights, documents of any department, numbers, settings,
/// approvals, drafts and the audit.
enum CoreSchema {
    /// Tables whose rows are not part of the audit: the audit itself, what is typed but not yet said, and secrets.
    static let unaudited = ["audit", "auditDocument", "auditRecord", "draft", "credential", "denial", "subjectKey"]

    static let steps: [SchemaStep] = [
        SchemaStep(
            "core.001 ground",
            tables: [
                TableDefinition(
                    "company",
                    """
                    CREATE TABLE company (
                      id INTEGER PRIMARY KEY CHECK (id = 1),
                      identity TEXT NOT NULL,
                      name TEXT NOT NULL,
                      currency TEXT NOT NULL,
                      chart TEXT NOT NULL,
                      language TEXT NOT NULL,
                      isDemo INTEGER NOT NULL CHECK (isDemo IN (0, 1)),
                      createdAt TEXT NOT NULL
                    ) STRICT
                    """,
                    guards: [.permanent]),
                TableDefinition(
                    "user",
                    """
                    CREATE TABLE "user" (
                      id INTEGER PRIMARY KEY,
                      name TEXT NOT NULL UNIQUE,
                      fullName TEXT NOT NULL,
                      language TEXT NOT NULL CHECK (language IN ('en', 'zh-Hans', 'zh-Hant')),
                      isActive INTEGER NOT NULL CHECK (isActive IN (0, 1)),
                      demoKey TEXT,
                      theme TEXT,
                      keymap TEXT
                    ) STRICT
                    """),
                TableDefinition(
                    "credential",
                    """
                    CREATE TABLE credential (
                      id INTEGER PRIMARY KEY REFERENCES "user" (id),
                      hash TEXT NOT NULL,
                      mustChange INTEGER NOT NULL CHECK (mustChange IN (0, 1)),
                      failures INTEGER NOT NULL CHECK (failures >= 0),
                      lockedUntil INTEGER NOT NULL
                    ) STRICT
                    """),
                TableDefinition(
                    "role",
                    """
                    CREATE TABLE role (
                      id INTEGER PRIMARY KEY,
                      code TEXT NOT NULL UNIQUE,
                      titleEn TEXT NOT NULL,
                      titleHans TEXT NOT NULL,
                      titleHant TEXT NOT NULL
                    ) STRICT
                    """),
                TableDefinition(
                    "roleRight",
                    """
                    CREATE TABLE roleRight (
                      id INTEGER PRIMARY KEY,
                      roleId INTEGER NOT NULL REFERENCES role (id),
                      "right" TEXT NOT NULL,
                      UNIQUE (roleId, "right")
                    ) STRICT
                    """),
                TableDefinition(
                    "userRole",
                    """
                    CREATE TABLE userRole (
                      id INTEGER PRIMARY KEY,
                      userId INTEGER NOT NULL REFERENCES "user" (id),
                      roleId INTEGER NOT NULL REFERENCES role (id),
                      UNIQUE (userId, roleId)
                    ) STRICT
                    """),
                TableDefinition(
                    "userScope",
                    """
                    CREATE TABLE userScope (
                      id INTEGER PRIMARY KEY,
                      userId INTEGER NOT NULL REFERENCES "user" (id),
                      kind TEXT NOT NULL,
                      code TEXT NOT NULL,
                      UNIQUE (userId, kind, code)
                    ) STRICT
                    """),
                TableDefinition(
                    "setting",
                    """
                    CREATE TABLE setting (
                      id INTEGER PRIMARY KEY,
                      name TEXT NOT NULL UNIQUE,
                      value TEXT NOT NULL,
                      changedBy TEXT NOT NULL,
                      changedAt TEXT NOT NULL
                    ) STRICT
                    """),
                TableDefinition(
                    "series",
                    """
                    CREATE TABLE series (
                      id INTEGER PRIMARY KEY,
                      code TEXT NOT NULL UNIQUE,
                      next INTEGER NOT NULL CHECK (next >= 1)
                    ) STRICT
                    """,
                    guards: [.countsByOne]),
                TableDefinition(
                    "document",
                    """
                    CREATE TABLE document (
                      id INTEGER PRIMARY KEY,
                      kind TEXT NOT NULL,
                      number TEXT,
                      party TEXT,
                      partyName TEXT,
                      day TEXT NOT NULL,
                      state TEXT NOT NULL,
                      amountMinor INTEGER,
                      currency TEXT,
                      summary TEXT NOT NULL,
                      sourceId INTEGER REFERENCES document (id),
                      madeBy INTEGER NOT NULL REFERENCES "user" (id),
                      madeAt TEXT NOT NULL,
                      revision INTEGER NOT NULL CHECK (revision >= 1),
                      UNIQUE (number, kind)
                    ) STRICT
                    """,
                    guards: [.permanent]),
                TableDefinition(
                    "audit",
                    """
                    CREATE TABLE audit (
                      id INTEGER PRIMARY KEY,
                      at TEXT NOT NULL,
                      day TEXT NOT NULL,
                      userId INTEGER NOT NULL,
                      userName TEXT NOT NULL,
                      route TEXT NOT NULL,
                      station TEXT NOT NULL,
                      command TEXT NOT NULL,
                      version INTEGER NOT NULL,
                      program TEXT NOT NULL,
                      fields TEXT NOT NULL,
                      outcome TEXT NOT NULL,
                      idempotencyKey TEXT UNIQUE,
                      changes TEXT NOT NULL,
                      previous TEXT NOT NULL,
                      hash TEXT NOT NULL
                    ) STRICT
                    """,
                    guards: [.appendOnly]),
                TableDefinition(
                    "draft",
                    """
                    CREATE TABLE draft (
                      id INTEGER PRIMARY KEY,
                      userId INTEGER NOT NULL REFERENCES "user" (id),
                      kind TEXT NOT NULL,
                      title TEXT NOT NULL,
                      body TEXT NOT NULL,
                      savedAt TEXT NOT NULL,
                      token TEXT NOT NULL UNIQUE
                    ) STRICT
                    """),
                TableDefinition(
                    "denial",
                    """
                    CREATE TABLE denial (
                      id INTEGER PRIMARY KEY,
                      at TEXT NOT NULL,
                      userName TEXT NOT NULL,
                      route TEXT NOT NULL,
                      station TEXT NOT NULL,
                      what TEXT NOT NULL,
                      code TEXT NOT NULL
                    ) STRICT
                    """),
                TableDefinition(
                    "approvalRule",
                    """
                    CREATE TABLE approvalRule (
                      id INTEGER PRIMARY KEY,
                      kind TEXT NOT NULL,
                      step INTEGER NOT NULL CHECK (step >= 1),
                      fromMinor INTEGER NOT NULL CHECK (fromMinor >= 0),
                      roleCode TEXT,
                      userId INTEGER REFERENCES "user" (id),
                      days INTEGER NOT NULL CHECK (days >= 1),
                      UNIQUE (kind, step, fromMinor)
                    ) STRICT
                    """),
                TableDefinition(
                    "approval",
                    """
                    CREATE TABLE approval (
                      id INTEGER PRIMARY KEY,
                      documentId INTEGER NOT NULL REFERENCES document (id),
                      round INTEGER NOT NULL,
                      step INTEGER NOT NULL,
                      roleCode TEXT,
                      userId INTEGER REFERENCES "user" (id),
                      state TEXT NOT NULL CHECK (state IN ('waiting', 'pending', 'approved', 'returned', 'withdrawn')),
                      askedBy INTEGER NOT NULL REFERENCES "user" (id),
                      askedAt TEXT NOT NULL,
                      dueDay TEXT NOT NULL,
                      decidedBy INTEGER REFERENCES "user" (id),
                      decidedAt TEXT,
                      actedFor INTEGER REFERENCES "user" (id),
                      reason TEXT,
                      CHECK (decidedBy IS NULL OR decidedBy <> askedBy),
                      UNIQUE (documentId, round, step)
                    ) STRICT
                    """,
                    guards: [.permanent]),
                TableDefinition(
                    "delegation",
                    """
                    CREATE TABLE delegation (
                      id INTEGER PRIMARY KEY,
                      fromUser INTEGER NOT NULL REFERENCES "user" (id),
                      toUser INTEGER NOT NULL REFERENCES "user" (id),
                      firstDay TEXT NOT NULL,
                      lastDay TEXT NOT NULL CHECK (lastDay >= firstDay),
                      CHECK (fromUser <> toUser)
                    ) STRICT
                    """),
                TableDefinition(
                    "userKey",
                    """
                    CREATE TABLE userKey (
                      id INTEGER PRIMARY KEY,
                      userId INTEGER NOT NULL REFERENCES "user" (id),
                      fingerprint TEXT NOT NULL UNIQUE,
                      line TEXT NOT NULL,
                      isActive INTEGER NOT NULL CHECK (isActive IN (0, 1))
                    ) STRICT
                    """,
                    guards: [.permanent]),
                TableDefinition(
                    "schemaStep",
                    """
                    CREATE TABLE schemaStep (
                      id INTEGER PRIMARY KEY,
                      name TEXT NOT NULL UNIQUE,
                      program TEXT NOT NULL,
                      fingerprint TEXT NOT NULL
                    ) STRICT
                    """),
            ],
            also: [
                "CREATE INDEX draft_user ON draft (userId, savedAt)",
                "CREATE INDEX document_kind ON document (kind, day)",
                "CREATE INDEX document_party ON document (party, kind, day)",
                "CREATE INDEX document_source ON document (sourceId)",
                "CREATE INDEX approval_state ON approval (state, dueDay)",
            ]),
        SchemaStep(
            "core.002 keys of persons",
            tables: [
                // Secrets: never in the audit, destroyed by an erasure.
                TableDefinition(
                    "subjectKey",
                    """
                    CREATE TABLE subjectKey (
                      id INTEGER PRIMARY KEY,
                      kind TEXT NOT NULL,
                      subjectId INTEGER NOT NULL,
                      secret BLOB NOT NULL CHECK (length(secret) = 32),
                      UNIQUE (kind, subjectId)
                    ) STRICT
                    """),
                TableDefinition(
                    "erasure",
                    """
                    CREATE TABLE erasure (
                      id INTEGER PRIMARY KEY,
                      kind TEXT NOT NULL,
                      subjectId INTEGER NOT NULL,
                      day TEXT NOT NULL,
                      reason TEXT NOT NULL CHECK (reason <> ''),
                      userName TEXT NOT NULL,
                      UNIQUE (kind, subjectId)
                    ) STRICT
                    """,
                    guards: [.appendOnly]),
            ]),
        SchemaStep(
            "core.003 index of the audit",
            tables: [
                // Where in the audit a document or another record is to be found. Nothing that the audit does not say itself; a
                // proof holds them against each other. Every posting writes documents, so their key says all: the document's
                // times 2^32, and the audit row's.
                TableDefinition("auditDocument", "CREATE TABLE auditDocument (id INTEGER PRIMARY KEY) STRICT"),
                TableDefinition(
                    "auditRecord",
                    """
                    CREATE TABLE auditRecord (
                      id INTEGER PRIMARY KEY,
                      tableName TEXT NOT NULL,
                      recordId INTEGER NOT NULL,
                      entry INTEGER NOT NULL,
                      UNIQUE (tableName, recordId, entry)
                    ) STRICT
                    """),
            ]),
    ]
}
