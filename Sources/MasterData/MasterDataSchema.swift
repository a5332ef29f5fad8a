internal import Core

/// Who and what: parties, items with their barcodes and units, supplier prices, exchange rates.
enum MasterDataSchema {
    static let steps: [SchemaStep] = [
        SchemaStep(
            "masterdata.001 parties and items",
            tables: [
                TableDefinition(
                    "party",
                    """
                    CREATE TABLE party (
                      id INTEGER PRIMARY KEY,
                      code TEXT NOT NULL UNIQUE CHECK (code <> ''),
                      name TEXT NOT NULL CHECK (name <> ''),
                      isSupplier INTEGER NOT NULL CHECK (isSupplier IN (0, 1)),
                      isCustomer INTEGER NOT NULL CHECK (isCustomer IN (0, 1)),
                      contact TEXT NOT NULL,
                      phone TEXT NOT NULL,
                      email TEXT NOT NULL,
                      address TEXT NOT NULL,
                      city TEXT NOT NULL,
                      country TEXT NOT NULL,
                      taxNumber TEXT NOT NULL,
                      currency TEXT NOT NULL,
                      paymentDays INTEGER NOT NULL CHECK (paymentDays BETWEEN 0 AND 999),
                      mnemonic TEXT NOT NULL,
                      searchKey TEXT NOT NULL,
                      isActive INTEGER NOT NULL CHECK (isActive IN (0, 1)),
                      note TEXT NOT NULL,
                      revision INTEGER NOT NULL CHECK (revision >= 1),
                      CHECK (isSupplier = 1 OR isCustomer = 1)
                    ) STRICT
                    """,
                    guards: [.permanent]),
                TableDefinition(
                    "item",
                    """
                    CREATE TABLE item (
                      id INTEGER PRIMARY KEY,
                      code TEXT NOT NULL UNIQUE CHECK (code <> ''),
                      name TEXT NOT NULL CHECK (name <> ''),
                      unit TEXT NOT NULL CHECK (unit <> ''),
                      category TEXT NOT NULL,
                      isStocked INTEGER NOT NULL CHECK (isStocked IN (0, 1)),
                      listPriceMicro INTEGER NOT NULL CHECK (listPriceMicro >= 0),
                      safetyStockMicro INTEGER NOT NULL CHECK (safetyStockMicro >= 0),
                      reorderPointMicro INTEGER NOT NULL CHECK (reorderPointMicro >= 0),
                      overReceiptPercentNano INTEGER CHECK (overReceiptPercentNano >= 0),
                      mnemonic TEXT NOT NULL,
                      searchKey TEXT NOT NULL,
                      isActive INTEGER NOT NULL CHECK (isActive IN (0, 1)),
                      revision INTEGER NOT NULL CHECK (revision >= 1)
                    ) STRICT
                    """,
                    guards: [.permanent]),
                TableDefinition(
                    "itemBarcode",
                    """
                    CREATE TABLE itemBarcode (
                      id INTEGER PRIMARY KEY,
                      itemId INTEGER NOT NULL REFERENCES item (id),
                      barcode TEXT NOT NULL UNIQUE CHECK (barcode <> ''),
                      unit TEXT NOT NULL
                    ) STRICT
                    """),
                TableDefinition(
                    "itemUnit",
                    """
                    CREATE TABLE itemUnit (
                      id INTEGER PRIMARY KEY,
                      itemId INTEGER NOT NULL REFERENCES item (id),
                      unit TEXT NOT NULL CHECK (unit <> ''),
                      numerator INTEGER NOT NULL CHECK (numerator > 0),
                      denominator INTEGER NOT NULL CHECK (denominator > 0),
                      UNIQUE (itemId, unit)
                    ) STRICT
                    """,
                    guards: [.permanent]),
                TableDefinition(
                    "supplierItem",
                    """
                    CREATE TABLE supplierItem (
                      id INTEGER PRIMARY KEY,
                      partyId INTEGER NOT NULL REFERENCES party (id),
                      itemId INTEGER NOT NULL REFERENCES item (id),
                      supplierCode TEXT NOT NULL,
                      priceMicro INTEGER NOT NULL CHECK (priceMicro >= 0),
                      leadDays INTEGER NOT NULL CHECK (leadDays BETWEEN 0 AND 999),
                      minimumMicro INTEGER NOT NULL CHECK (minimumMicro >= 0),
                      UNIQUE (partyId, itemId)
                    ) STRICT
                    """),
                TableDefinition(
                    "exchangeRate",
                    """
                    CREATE TABLE exchangeRate (
                      id INTEGER PRIMARY KEY,
                      currency TEXT NOT NULL,
                      day TEXT NOT NULL,
                      rateNano INTEGER NOT NULL CHECK (rateNano > 0),
                      UNIQUE (currency, day)
                    ) STRICT
                    """),
            ],
            also: [
                "CREATE INDEX itemBarcode_item ON itemBarcode (itemId)",
                "CREATE INDEX supplierItem_item ON supplierItem (itemId)",
            ]),
        SchemaStep("masterdata.002 personal fields", personal: [Party.personal]),
        SchemaStep(
            "masterdata.003 units",
            tables: [
                TableDefinition(
                    "unit",
                    """
                    CREATE TABLE unit (
                      id INTEGER PRIMARY KEY,
                      code TEXT NOT NULL UNIQUE CHECK (code <> ''),
                      name TEXT NOT NULL
                    ) STRICT
                    """,
                    guards: [.permanent])
            ]),
    ]
}
