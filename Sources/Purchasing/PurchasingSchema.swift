internal import Core

/// Orders with their counters, what came and went back under them, and suppliers' invoices. Quantities are in the unit
/// of the order line. What other tables add up to is kept on the lines and proven (`purchasing.lines`).
enum PurchasingSchema {
    static let steps: [SchemaStep] = [
        SchemaStep(
            "purchasing.001 orders, receipts and invoices",
            tables: [
                TableDefinition(
                    "purchaseOrder",
                    """
                    CREATE TABLE purchaseOrder (
                      id INTEGER PRIMARY KEY REFERENCES document (id),
                      partyId INTEGER NOT NULL REFERENCES party (id),
                      day TEXT NOT NULL,
                      currency TEXT NOT NULL,
                      warehouseId INTEGER NOT NULL REFERENCES warehouse (id),
                      promisedDay TEXT,
                      note TEXT NOT NULL,
                      netMinor INTEGER NOT NULL CHECK (netMinor >= 0),
                      taxMinor INTEGER NOT NULL CHECK (taxMinor >= 0),
                      freightMinor INTEGER NOT NULL CHECK (freightMinor >= 0),
                      writtenBy INTEGER NOT NULL REFERENCES "user" (id),
                      state TEXT NOT NULL
                        CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'part', 'received', 'billed',
                                         'closed', 'cancelled'))
                    ) STRICT
                    """,
                    guards: [.permanent]),
                TableDefinition(
                    "purchaseOrderLine",
                    """
                    CREATE TABLE purchaseOrderLine (
                      id INTEGER PRIMARY KEY,
                      orderId INTEGER NOT NULL REFERENCES purchaseOrder (id),
                      line INTEGER NOT NULL CHECK (line >= 1),
                      itemId INTEGER NOT NULL REFERENCES item (id),
                      description TEXT NOT NULL,
                      unit TEXT NOT NULL CHECK (unit <> ''),
                      numerator INTEGER NOT NULL CHECK (numerator > 0),
                      denominator INTEGER NOT NULL CHECK (denominator > 0),
                      quantityMicro INTEGER NOT NULL CHECK (quantityMicro > 0),
                      cancelledMicro INTEGER NOT NULL CHECK (cancelledMicro BETWEEN 0 AND quantityMicro),
                      receivedMicro INTEGER NOT NULL CHECK (receivedMicro >= 0),
                      rejectedMicro INTEGER NOT NULL CHECK (rejectedMicro BETWEEN 0 AND receivedMicro),
                      returnedMicro INTEGER NOT NULL CHECK (returnedMicro BETWEEN 0 AND receivedMicro - rejectedMicro),
                      billedMicro INTEGER NOT NULL
                        CHECK (billedMicro BETWEEN 0 AND receivedMicro - rejectedMicro - returnedMicro),
                      unitPriceMicro INTEGER NOT NULL CHECK (unitPriceMicro >= 0),
                      amountMinor INTEGER NOT NULL CHECK (amountMinor >= 0),
                      taxRateNano INTEGER NOT NULL CHECK (taxRateNano >= 0),
                      promisedDay TEXT,
                      closedDay TEXT,
                      closedReason TEXT,
                      UNIQUE (orderId, line)
                    ) STRICT
                    """),
                // Its row in stockDocument and in document has the same key.
                TableDefinition(
                    "purchaseReceipt",
                    """
                    CREATE TABLE purchaseReceipt (
                      id INTEGER PRIMARY KEY REFERENCES stockDocument (id),
                      orderId INTEGER NOT NULL REFERENCES purchaseOrder (id),
                      day TEXT NOT NULL,
                      deliveryNote TEXT NOT NULL,
                      isOver INTEGER NOT NULL CHECK (isOver IN (0, 1)),
                      reversedById INTEGER UNIQUE REFERENCES stockDocument (id)
                    ) STRICT
                    """,
                    guards: [.permanent]),
                TableDefinition(
                    "purchaseReceiptLine",
                    """
                    CREATE TABLE purchaseReceiptLine (
                      id INTEGER PRIMARY KEY,
                      receiptId INTEGER NOT NULL REFERENCES purchaseReceipt (id),
                      line INTEGER NOT NULL CHECK (line >= 1),
                      orderLineId INTEGER NOT NULL REFERENCES purchaseOrderLine (id),
                      receivedMicro INTEGER NOT NULL CHECK (receivedMicro > 0),
                      rejectedMicro INTEGER NOT NULL CHECK (rejectedMicro BETWEEN 0 AND receivedMicro),
                      acceptedMicro INTEGER NOT NULL CHECK (acceptedMicro = receivedMicro - rejectedMicro),
                      valueMinor INTEGER NOT NULL CHECK (valueMinor >= 0),
                      returnedMicro INTEGER NOT NULL CHECK (returnedMicro BETWEEN 0 AND acceptedMicro),
                      returnedValueMinor INTEGER NOT NULL CHECK (returnedValueMinor BETWEEN 0 AND valueMinor),
                      billedMicro INTEGER NOT NULL CHECK (billedMicro BETWEEN 0 AND acceptedMicro - returnedMicro),
                      billedValueMinor INTEGER NOT NULL
                        CHECK (billedValueMinor BETWEEN 0 AND valueMinor - returnedValueMinor),
                      UNIQUE (receiptId, line)
                    ) STRICT
                    """,
                    guards: [.permanent]),
                // Goods that went back, or a receipt that was undone.
                TableDefinition(
                    "purchaseReturn",
                    """
                    CREATE TABLE purchaseReturn (
                      id INTEGER PRIMARY KEY REFERENCES stockDocument (id),
                      receiptId INTEGER NOT NULL REFERENCES purchaseReceipt (id),
                      day TEXT NOT NULL,
                      reason TEXT NOT NULL,
                      isForCredit INTEGER NOT NULL CHECK (isForCredit IN (0, 1)),
                      isReversal INTEGER NOT NULL CHECK (isReversal IN (0, 1))
                    ) STRICT
                    """,
                    guards: [.appendOnly]),
                TableDefinition(
                    "purchaseReturnLine",
                    """
                    CREATE TABLE purchaseReturnLine (
                      id INTEGER PRIMARY KEY,
                      returnId INTEGER NOT NULL REFERENCES purchaseReturn (id),
                      line INTEGER NOT NULL CHECK (line >= 1),
                      receiptLineId INTEGER NOT NULL REFERENCES purchaseReceiptLine (id),
                      quantityMicro INTEGER NOT NULL CHECK (quantityMicro > 0),
                      valueMinor INTEGER NOT NULL CHECK (valueMinor >= 0),
                      UNIQUE (returnId, line)
                    ) STRICT
                    """,
                    guards: [.appendOnly]),
                // A reversal is an invoice too: its figures lie below nought, and it names the one that it undoes.
                TableDefinition(
                    "supplierInvoice",
                    """
                    CREATE TABLE supplierInvoice (
                      id INTEGER PRIMARY KEY REFERENCES document (id),
                      partyId INTEGER NOT NULL REFERENCES party (id),
                      supplierNumber TEXT NOT NULL CHECK (supplierNumber <> ''),
                      supplierKey TEXT NOT NULL CHECK (supplierKey <> ''),
                      day TEXT NOT NULL,
                      invoiceDay TEXT NOT NULL,
                      dueDay TEXT NOT NULL,
                      netMinor INTEGER NOT NULL CHECK (netMinor >= 0 OR reversesId IS NOT NULL),
                      taxMinor INTEGER NOT NULL CHECK (taxMinor >= 0 OR reversesId IS NOT NULL),
                      grossMinor INTEGER NOT NULL CHECK (grossMinor = netMinor + taxMinor),
                      holdReason TEXT CHECK (holdReason IN ('price', 'duplicate')),
                      reversesId INTEGER UNIQUE REFERENCES supplierInvoice (id),
                      reason TEXT,
                      entryId INTEGER REFERENCES journalEntry (id),
                      state TEXT NOT NULL CHECK (state IN ('draft', 'posted')),
                      UNIQUE (partyId, supplierKey),
                      CHECK (reversesId IS NULL OR holdReason IS NULL AND reason IS NOT NULL)
                    ) STRICT
                    """,
                    guards: [.finalWhenPosted, .closedWithPeriod(day: "day", periods: "fiscalPeriod")]),
                TableDefinition(
                    "supplierInvoiceLine",
                    """
                    CREATE TABLE supplierInvoiceLine (
                      id INTEGER PRIMARY KEY,
                      invoiceId INTEGER NOT NULL REFERENCES supplierInvoice (id),
                      line INTEGER NOT NULL CHECK (line >= 1),
                      orderLineId INTEGER NOT NULL REFERENCES purchaseOrderLine (id),
                      receiptLineId INTEGER NOT NULL REFERENCES purchaseReceiptLine (id),
                      quantityMicro INTEGER NOT NULL CHECK (quantityMicro <> 0),
                      unitPriceMicro INTEGER NOT NULL CHECK (unitPriceMicro >= 0),
                      netMinor INTEGER NOT NULL,
                      taxMinor INTEGER NOT NULL,
                      receivedValueMinor INTEGER NOT NULL,
                      stockMinor INTEGER NOT NULL,
                      costMinor INTEGER NOT NULL,
                      isHeld INTEGER NOT NULL CHECK (isHeld IN (0, 1)),
                      UNIQUE (invoiceId, line),
                      CHECK (quantityMicro > 0 AND netMinor >= 0 AND taxMinor >= 0 AND receivedValueMinor >= 0
                             OR quantityMicro < 0 AND netMinor <= 0 AND taxMinor <= 0 AND receivedValueMinor <= 0),
                      CHECK (netMinor - receivedValueMinor = stockMinor + costMinor)
                    ) STRICT
                    """,
                    guards: [.finalWith(parent: "supplierInvoice", by: "invoiceId")]),
                // Who looked at a held invoice and let it be paid. Its key is the invoice's.
                TableDefinition(
                    "paymentRelease",
                    """
                    CREATE TABLE paymentRelease (
                      id INTEGER PRIMARY KEY REFERENCES supplierInvoice (id),
                      releasedBy INTEGER NOT NULL REFERENCES "user" (id),
                      day TEXT NOT NULL,
                      reason TEXT NOT NULL CHECK (reason <> '')
                    ) STRICT
                    """,
                    guards: [.appendOnly]),
            ],
            also: [
                "CREATE INDEX purchaseOrder_day ON purchaseOrder (day)",
                "CREATE INDEX purchaseOrder_state ON purchaseOrder (state, day)",
                "CREATE INDEX purchaseOrder_party ON purchaseOrder (partyId, day)",
                "CREATE INDEX purchaseOrderLine_item ON purchaseOrderLine (itemId)",
                "CREATE INDEX purchaseReceipt_order ON purchaseReceipt (orderId)",
                "CREATE INDEX purchaseReceipt_day ON purchaseReceipt (day)",
                "CREATE INDEX purchaseReceiptLine_orderLine ON purchaseReceiptLine (orderLineId)",
                // What came and is not invoiced: few lines of many, shown and proved all day long.
                """
                CREATE INDEX purchaseReceiptLine_open ON purchaseReceiptLine (receiptId)
                WHERE acceptedMicro > returnedMicro + billedMicro OR valueMinor <> returnedValueMinor + billedValueMinor
                """,
                "CREATE INDEX purchaseReturn_receipt ON purchaseReturn (receiptId)",
                "CREATE INDEX purchaseReturnLine_receiptLine ON purchaseReturnLine (receiptLineId)",
                "CREATE INDEX supplierInvoice_day ON supplierInvoice (day)",
                "CREATE INDEX supplierInvoice_amount ON supplierInvoice (partyId, grossMinor)",
                "CREATE INDEX supplierInvoiceLine_receiptLine ON supplierInvoiceLine (receiptLineId)",
                "CREATE INDEX supplierInvoiceLine_orderLine ON supplierInvoiceLine (orderLineId)",
            ])
    ]
}
