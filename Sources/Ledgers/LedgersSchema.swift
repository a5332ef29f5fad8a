internal import Core

/// Accounts, what posts to them, periods, entries with their lines, and the sums kept per account, by period and by day.
enum LedgersSchema {
    static let steps: [SchemaStep] = [
        SchemaStep(
            "ledgers.001 general ledger",
            tables: [
                TableDefinition(
                    "account",
                    """
                    CREATE TABLE account (
                      id INTEGER PRIMARY KEY,
                      code TEXT NOT NULL UNIQUE CHECK (code <> ''),
                      nameEn TEXT NOT NULL CHECK (nameEn <> ''),
                      nameHans TEXT NOT NULL CHECK (nameHans <> ''),
                      nameHant TEXT NOT NULL CHECK (nameHant <> ''),
                      kind TEXT NOT NULL CHECK (kind IN ('asset', 'liability', 'equity', 'income', 'expense')),
                      normalSide TEXT NOT NULL CHECK (normalSide IN ('debit', 'credit')),
                      parentCode TEXT REFERENCES account (code),
                      isHeading INTEGER NOT NULL CHECK (isHeading IN (0, 1)),
                      isControl INTEGER NOT NULL CHECK (isControl IN (0, 1)),
                      isActive INTEGER NOT NULL CHECK (isActive IN (0, 1)),
                      currency TEXT,
                      searchKey TEXT NOT NULL,
                      revision INTEGER NOT NULL CHECK (revision >= 1)
                    ) STRICT
                    """,
                    guards: [.permanent]),
                TableDefinition(
                    "postingRole",
                    """
                    CREATE TABLE postingRole (
                      id INTEGER PRIMARY KEY,
                      role TEXT NOT NULL UNIQUE,
                      accountId INTEGER NOT NULL REFERENCES account (id)
                    ) STRICT
                    """,
                    guards: [.permanent]),
                TableDefinition(
                    "fiscalPeriod",
                    """
                    CREATE TABLE fiscalPeriod (
                      id INTEGER PRIMARY KEY,
                      name TEXT NOT NULL UNIQUE,
                      year INTEGER NOT NULL,
                      firstDay TEXT NOT NULL,
                      lastDay TEXT NOT NULL CHECK (lastDay >= firstDay),
                      isAdjusting INTEGER NOT NULL CHECK (isAdjusting IN (0, 1)),
                      state TEXT NOT NULL CHECK (state IN ('open', 'soft', 'hard')),
                      closedBy TEXT,
                      closedAt TEXT
                    ) STRICT
                    """,
                    guards: [.periods]),
                TableDefinition(
                    "journalEntry",
                    """
                    CREATE TABLE journalEntry (
                      id INTEGER PRIMARY KEY REFERENCES document (id),
                      number TEXT UNIQUE,
                      day TEXT NOT NULL,
                      periodId INTEGER NOT NULL REFERENCES fiscalPeriod (id),
                      sourceKind TEXT NOT NULL,
                      sourceId INTEGER REFERENCES document (id),
                      reversalOf INTEGER UNIQUE REFERENCES journalEntry (id),
                      summary TEXT NOT NULL,
                      amountMinor INTEGER NOT NULL CHECK (amountMinor > 0),
                      state TEXT NOT NULL CHECK (state IN ('draft', 'posted')),
                      CHECK (state = 'draft' OR number IS NOT NULL)
                    ) STRICT
                    """,
                    guards: [
                        .finalWhenPosted,
                        .closedWithPeriod(day: "day", periods: "fiscalPeriod", by: "periodId"),
                        .balanced(lines: "journalLine", by: "entryId", amount: "amountMinor"),
                    ]),
                TableDefinition(
                    "journalLine",
                    """
                    CREATE TABLE journalLine (
                      id INTEGER PRIMARY KEY,
                      entryId INTEGER NOT NULL REFERENCES journalEntry (id),
                      line INTEGER NOT NULL CHECK (line >= 1),
                      day TEXT NOT NULL,
                      accountId INTEGER NOT NULL REFERENCES account (id),
                      amountMinor INTEGER NOT NULL
                        CHECK (amountMinor <> 0 AND amountMinor BETWEEN -1000000000000000 AND 1000000000000000),
                      currency TEXT NOT NULL,
                      currencyAmountMinor INTEGER NOT NULL,
                      rateNano INTEGER NOT NULL CHECK (rateNano > 0),
                      party TEXT,
                      item TEXT,
                      costCentre TEXT,
                      project TEXT,
                      dimension1 TEXT,
                      dimension2 TEXT,
                      taxCode TEXT,
                      memo TEXT,
                      UNIQUE (entryId, line)
                    ) STRICT
                    """,
                    guards: [.finalWith(parent: "journalEntry", by: "entryId")]),
                TableDefinition(
                    "accountBalance",
                    """
                    CREATE TABLE accountBalance (
                      id INTEGER PRIMARY KEY,
                      accountId INTEGER NOT NULL REFERENCES account (id),
                      periodId INTEGER NOT NULL REFERENCES fiscalPeriod (id),
                      debitMinor INTEGER NOT NULL CHECK (debitMinor >= 0),
                      creditMinor INTEGER NOT NULL CHECK (creditMinor >= 0),
                      UNIQUE (accountId, periodId)
                    ) STRICT
                    """),
                // The same by day: what a day that cuts a period adds up, and where a page of an account card starts.
                TableDefinition(
                    "accountDay",
                    """
                    CREATE TABLE accountDay (
                      id INTEGER PRIMARY KEY,
                      accountId INTEGER NOT NULL REFERENCES account (id),
                      day TEXT NOT NULL,
                      debitMinor INTEGER NOT NULL CHECK (debitMinor >= 0),
                      creditMinor INTEGER NOT NULL CHECK (creditMinor >= 0),
                      lineCount INTEGER NOT NULL CHECK (lineCount >= 1),
                      UNIQUE (accountId, day)
                    ) STRICT
                    """),
            ],
            also: [
                "CREATE INDEX account_parent ON account (parentCode)",
                "CREATE INDEX fiscalPeriod_lastDay ON fiscalPeriod (lastDay)",
                "CREATE INDEX journalEntry_day ON journalEntry (day)",
                "CREATE INDEX journalEntry_source ON journalEntry (sourceId)",
                "CREATE INDEX journalLine_account ON journalLine (accountId, day, id, amountMinor)",
            ])
    ]
}
