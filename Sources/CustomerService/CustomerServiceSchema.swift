internal import Core

/// Complaints with what they are about, and the log of what happened to each.
enum CustomerServiceSchema {
    static let steps: [SchemaStep] = [
        SchemaStep(
            "service.001 complaints",
            tables: [
                TableDefinition(
                    "complaintCategory",
                    """
                    CREATE TABLE complaintCategory (
                      id INTEGER PRIMARY KEY,
                      code TEXT NOT NULL UNIQUE,
                      titleEn TEXT NOT NULL,
                      titleHans TEXT NOT NULL,
                      titleHant TEXT NOT NULL,
                      severity TEXT NOT NULL CHECK (severity IN ('low', 'normal', 'high', 'critical'))
                    ) STRICT
                    """,
                    guards: [.permanent]),
                TableDefinition(
                    "complaint",
                    """
                    CREATE TABLE complaint (
                      id INTEGER PRIMARY KEY REFERENCES document (id),
                      number TEXT NOT NULL UNIQUE,
                      customer TEXT NOT NULL,
                      customerName TEXT NOT NULL,
                      documentId INTEGER REFERENCES document (id),
                      item TEXT,
                      itemName TEXT,
                      lot TEXT,
                      categoryId INTEGER NOT NULL REFERENCES complaintCategory (id),
                      severity TEXT NOT NULL CHECK (severity IN ('low', 'normal', 'high', 'critical')),
                      channel TEXT NOT NULL CHECK (channel IN ('phone', 'email', 'chat', 'visit', 'letter')),
                      contact TEXT,
                      subject TEXT NOT NULL CHECK (subject <> ''),
                      body TEXT NOT NULL,
                      ownerId INTEGER REFERENCES "user" (id),
                      state TEXT NOT NULL
                        CHECK (state IN ('open', 'assigned', 'waiting', 'resolved', 'closed', 'reopened')),
                      resolution TEXT,
                      loggedDay TEXT NOT NULL,
                      loggedAt TEXT NOT NULL,
                      repliedAt TEXT,
                      resolvedDay TEXT,
                      changedAt TEXT NOT NULL,
                      CHECK (state = 'open' OR ownerId IS NOT NULL),
                      CHECK ((state IN ('resolved', 'closed')) = (resolution IS NOT NULL)),
                      CHECK ((resolution IS NULL) = (resolvedDay IS NULL))
                    ) STRICT
                    """,
                    guards: [.permanent]),
                TableDefinition(
                    "complaintEvent",
                    """
                    CREATE TABLE complaintEvent (
                      id INTEGER PRIMARY KEY,
                      complaintId INTEGER NOT NULL REFERENCES complaint (id),
                      step TEXT NOT NULL CHECK (step IN (
                        'logged', 'changed', 'assigned', 'taken', 'noted', 'waiting', 'resumed', 'resolved', 'closed',
                        'reopened')),
                      fromState TEXT
                        CHECK (fromState IN ('open', 'assigned', 'waiting', 'resolved', 'closed', 'reopened')),
                      toState TEXT NOT NULL
                        CHECK (toState IN ('open', 'assigned', 'waiting', 'resolved', 'closed', 'reopened')),
                      ownerId INTEGER REFERENCES "user" (id),
                      isPublic INTEGER NOT NULL CHECK (isPublic IN (0, 1)),
                      text TEXT NOT NULL,
                      day TEXT NOT NULL,
                      at TEXT NOT NULL,
                      userId INTEGER NOT NULL REFERENCES "user" (id),
                      CHECK ((step = 'logged') = (fromState IS NULL))
                    ) STRICT
                    """,
                    guards: [.appendOnly]),
            ],
            also: [
                "CREATE INDEX complaint_day ON complaint (loggedDay)",
                "CREATE INDEX complaint_state ON complaint (state, loggedDay)",
                "CREATE INDEX complaint_customer ON complaint (customer, loggedDay)",
                "CREATE INDEX complaint_owner ON complaint (ownerId, state)",
                "CREATE INDEX complaint_category ON complaint (categoryId, loggedDay)",
                "CREATE INDEX complaintEvent_complaint ON complaintEvent (complaintId, id)",
                // What every trade hears; a company adds its own by command.
                """
                INSERT INTO complaintCategory (code, titleEn, titleHans, titleHant, severity)
                VALUES
                  ('QL', 'Product quality', '产品质量', '產品品質', 'high'),
                  ('LT', 'Late delivery', '交货延迟', '交貨延遲', 'normal'),
                  ('SH', 'Short or wrong goods', '少发或错发', '短交或錯發', 'normal'),
                  ('DM', 'Damaged in transport', '运输损坏', '運送損壞', 'normal'),
                  ('IV', 'Invoice or price', '发票或价格', '發票或價格', 'normal'),
                  ('SV', 'Service and attitude', '服务态度', '服務態度', 'low')
                """,
            ]),
        SchemaStep("service.002 personal fields", personal: Complaint.personal),
    ]
}
