internal import Core

/// What Stock keeps. Documents and their lines are final once posted; layers are only ever added; the balance of each
/// day on which something moved is kept, so what lay there on any day is one look-up and not a sum over history.
enum StockSchema {
    static let steps: [SchemaStep] = [
        SchemaStep(
            "stock.001 warehouses and moves",
            tables: [
                TableDefinition(
                    "warehouse",
                    """
                    CREATE TABLE warehouse (
                      id INTEGER PRIMARY KEY,
                      code TEXT NOT NULL UNIQUE,
                      name TEXT NOT NULL,
                      address TEXT NOT NULL,
                      isActive INTEGER NOT NULL CHECK (isActive IN (0, 1))
                    ) STRICT
                    """,
                    guards: [.permanent]),
                // One item in one warehouse: what moving average is kept for.
                TableDefinition(
                    "stockPlace",
                    """
                    CREATE TABLE stockPlace (
                      id INTEGER PRIMARY KEY,
                      itemId INTEGER NOT NULL REFERENCES item (id),
                      warehouseId INTEGER NOT NULL REFERENCES warehouse (id),
                      UNIQUE (itemId, warehouseId)
                    ) STRICT
                    """,
                    guards: [.appendOnly]),
                TableDefinition(
                    "stockDocument",
                    """
                    CREATE TABLE stockDocument (
                      id INTEGER PRIMARY KEY REFERENCES document (id),
                      kind TEXT NOT NULL
                        CHECK (kind IN ('receipt', 'issue', 'return', 'adjustment', 'revaluation', 'opening')),
                      warehouseId INTEGER NOT NULL REFERENCES warehouse (id),
                      day TEXT NOT NULL,
                      state TEXT NOT NULL CHECK (state IN ('draft', 'posted')),
                      reversesId INTEGER UNIQUE REFERENCES stockDocument (id),
                      entryId INTEGER REFERENCES journalEntry (id),
                      isOverride INTEGER NOT NULL CHECK (isOverride IN (0, 1))
                    ) STRICT
                    """,
                    guards: [.finalWhenPosted, .closedWithPeriod(day: "day", periods: "fiscalPeriod")]),
                TableDefinition(
                    "stockLine",
                    """
                    CREATE TABLE stockLine (
                      id INTEGER PRIMARY KEY,
                      documentId INTEGER NOT NULL REFERENCES stockDocument (id),
                      line INTEGER NOT NULL CHECK (line >= 1),
                      placeId INTEGER NOT NULL REFERENCES stockPlace (id),
                      unit TEXT NOT NULL,
                      unitQuantityMicro INTEGER NOT NULL,
                      quantityMicro INTEGER NOT NULL,
                      valueMinor INTEGER NOT NULL,
                      counterpart TEXT NOT NULL,
                      counterpartMinor INTEGER NOT NULL,
                      variance TEXT,
                      lot TEXT,
                      memo TEXT,
                      UNIQUE (documentId, line)
                    ) STRICT
                    """,
                    guards: [.finalWith(parent: "stockDocument", by: "documentId")]),
                TableDefinition(
                    "stockLayer",
                    """
                    CREATE TABLE stockLayer (
                      id INTEGER PRIMARY KEY,
                      placeId INTEGER NOT NULL REFERENCES stockPlace (id),
                      documentId INTEGER NOT NULL REFERENCES stockDocument (id),
                      lineId INTEGER NOT NULL REFERENCES stockLine (id),
                      day TEXT NOT NULL,
                      method TEXT NOT NULL CHECK (method IN ('given', 'average', 'mirror', 'delta')),
                      quantityMicro INTEGER NOT NULL,
                      valueMinor INTEGER NOT NULL,
                      correctsId INTEGER REFERENCES stockLayer (id),
                      mirrorsId INTEGER REFERENCES stockLayer (id),
                      CHECK ((method = 'delta') = (correctsId IS NOT NULL)),
                      CHECK ((method = 'mirror') = (mirrorsId IS NOT NULL)),
                      CHECK (method <> 'delta' OR quantityMicro = 0)
                    ) STRICT
                    """,
                    guards: [.appendOnly]),
                // What lay at a place at the end of a day on which something moved.
                TableDefinition(
                    "stockBalance",
                    """
                    CREATE TABLE stockBalance (
                      id INTEGER PRIMARY KEY,
                      placeId INTEGER NOT NULL REFERENCES stockPlace (id),
                      day TEXT NOT NULL,
                      quantityMicro INTEGER NOT NULL,
                      valueMinor INTEGER NOT NULL,
                      UNIQUE (placeId, day)
                    ) STRICT
                    """,
                    guards: [.permanent]),
            ],
            also: [
                "CREATE INDEX stockPlace_warehouse ON stockPlace (warehouseId)",
                "CREATE INDEX stockDocument_day ON stockDocument (day)",
                "CREATE INDEX stockDocument_entry ON stockDocument (entryId)",
                "CREATE INDEX stockLayer_place ON stockLayer (placeId, day)",
                "CREATE INDEX stockLayer_document ON stockLayer (documentId, lineId)",
                "CREATE INDEX stockLayer_corrects ON stockLayer (correctsId) WHERE correctsId IS NOT NULL",
            ]),
        SchemaStep(
            "stock.002 corrections by document",
            also: [
                // What a document corrected of earlier costs: few rows, and the lists of documents add them up.
                "CREATE INDEX stockLayer_correction ON stockLayer (documentId, lineId, valueMinor) WHERE correctsId IS NOT NULL"
            ]),
    ]
}
