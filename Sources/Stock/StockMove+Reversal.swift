package import Core
package import Ledgers
internal import MasterData
package import Values

// Correction: a stock document's opposite, linked to it. What came goes back at what it came in at; what left comes
// back at what it cost.

extension Transaction {
    /// Posts the opposite of a stock document.
    /// - Parameters:
    ///   - source: the document on whose behalf, where it is not the person's own correction.
    ///   - otherLines: what the original told the ledger besides stock, with its signs turned.
    /// - Throws: `stock.already-reversed`, `stock.is-reversal`, `stock.reversal-before`, `stock.below-zero`.
    package func reverseMove(
        _ id: Int64, on day: Day, reason: String, source: Int64? = nil, otherLines: [JournalDraft.Line] = []
    ) throws -> PostedMove {
        let original = try original(id)
        guard original.reversesId == nil else { throw Refusal.isStockReversal(original.number) }
        if let by = try value(
            """
            SELECT document.number
            FROM stockDocument
            JOIN document ON document.id = stockDocument.id
            WHERE reversesId = ?
            """, id, as: String.self)
        {
            throw Refusal.moveReversed(original.number, by: by)
        }
        guard day >= original.day else { throw Refusal.stockReversalBefore(original.number, original.day) }
        guard let warehouse = try warehouse(id: original.warehouseId) else { throw Refusal.noWarehouse("") }
        let summary = reason.isEmpty ? original.number : original.number + " " + reason
        return try move(
            StockDraft(
                kind: original.kind, warehouse: warehouse, day: day, summary: "↺ " + summary,
                party: try original.party.flatMap { try party(code: $0) }, source: source ?? id, reverses: id,
                lines: try linesTurned(of: id), otherLines: otherLines))
    }

    private func original(
        _ id: Int64
    ) throws -> (kind: StockDraft.Kind, warehouseId: Int64, day: Day, number: String, reversesId: Int64?, party: String?) {
        let found = try one(
            """
            SELECT move.kind, move.warehouseId, move.day, document.number, move.reversesId, document.party
            FROM stockDocument AS move
            JOIN document ON document.id = move.id
            WHERE move.id = ?
            """, id
        ) { row in
            (
                kind: try row[0] as StockDraft.Kind, warehouseId: row.int64(1), day: try row[2] as Day, number: row.text(3),
                reversesId: try row[4] as Int64?, party: try row[5] as String?
            )
        }
        guard let found else { throw Refusal.noMove(String(id)) }
        return found
    }

    private func linesTurned(of id: Int64) throws -> [StockDraft.Line] {
        let rows = try all(
            """
            SELECT place.itemId, line.unit, line.unitQuantityMicro, line.quantityMicro, line.valueMinor, line.counterpart,
                   line.counterpartMinor, line.variance, line.lot, layer.id, layer.method
            FROM stockLine AS line
            JOIN stockPlace AS place ON place.id = line.placeId
            JOIN stockLayer AS layer
              ON layer.documentId = line.documentId AND layer.lineId = line.id AND layer.correctsId IS NULL
            WHERE line.documentId = ?
            ORDER BY line.line DESC
            """, id
        ) { row in
            (
                itemId: row.int64(0), unit: row.text(1), unitQuantity: try row[2] as Quantity,
                quantity: try row[3] as Quantity, valueMinor: row.int64(4), counterpart: row.text(5),
                counterpartMinor: row.int64(6), variance: try row[7] as String?, lot: try row[8] as String?,
                layer: row.int64(9), method: row.text(10)
            )
        }
        return try rows.map { row in
            guard let item = try item(id: row.itemId), let account = PostingRole(rawValue: row.counterpart) else {
                throw Refusal.noMove(String(id))
            }
            // What came at a given worth, or left against a figure of its own, gives its other side back to the cent;
            // an issue gives back what it costs by now, corrections included.
            let isFixed = row.method == "given" || row.counterpartMinor != row.valueMinor
            let contra = StockDraft.Contra(
                account, amount: isFixed ? Money(minor: -row.counterpartMinor, currency: currency) : nil,
                variance: isFixed ? row.variance.flatMap(PostingRole.init(rawValue:)) ?? .purchaseVariance : nil)
            return StockDraft.Line(
                item: item, unit: row.unit, unitQuantity: try -row.unitQuantity, quantity: try -row.quantity,
                worth: row.quantity.isZero ? .given(Money(minor: -row.valueMinor, currency: currency)) : .opposite(layer: row.layer),
                contra: contra, lot: row.lot)
        }
    }

    /// The stock document with this number.
    /// - Throws: `stock.no-move`, on the field `number`.
    package func move(number: String) throws -> Document {
        let written = try documentNumber(StockDraft.Kind.allCases.map(\.documentKind), said: number)
        let found = try value(
            """
            SELECT id
            FROM document
            WHERE kind IN ('stock-receipt', 'stock-issue', 'stock-return', 'stock-adjustment', 'stock-revaluation',
                           'stock-opening') AND number = ?
            """, written, as: Int64.self)
        guard let found, let document = try document(found) else { throw Refusal.noMove(number) }
        return document
    }
}

/// Reverses a stock document that was entered by mistake.
package struct ReverseMove: Command {
    package static let name = "stock.reverse-move"
    package static let title = Text(en: "Reverse a stock document", hans: "冲销库存单据", hant: "沖銷庫存單據")
    package static let right = Right.issueStock
    package static let fields = [
        Field("number", Text(en: "Number", hans: "单号", hant: "單號"), .code(lookup: "stock.moves"), required: true),
        Field("day", Text(en: "Day", hans: "日期", hant: "日期"), .day),
        Field("reason", Text(en: "Reason", hans: "原因", hant: "原因"), .text(max: 120), required: true),
    ]

    let number: String
    let day: Day?
    let reason: String

    package init(number: String, day: Day? = nil, reason: String) {
        self.number = number
        self.day = day
        self.reason = reason
    }

    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] {
        let code = try transaction.value(
            """
            SELECT warehouse.code
            FROM stockDocument
            JOIN warehouse ON warehouse.id = stockDocument.warehouseId
            WHERE stockDocument.id = ?
            """, try transaction.move(number: number).id, as: String.self)
        return code.map { [(.warehouse, $0)] } ?? []
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let document = try transaction.move(number: number)
        let reason = try TextHygiene.clean(reason)
        guard !reason.isEmpty else { throw Refusal.missing("reason") }
        // What lay there when the books began is the bookkeeper's, both ways.
        guard document.kind != StockDraft.Kind.opening.documentKind || transaction.session.may(OpenStock.right) else {
            throw Refusal.notAllowed(OpenStock.right)
        }
        if let source = try document.sourceId.flatMap({ try transaction.document($0) }), !source.kind.hasPrefix("stock-") {
            throw Refusal.movedFor(
                document.number ?? number, source.number ?? source.kind, isReceipt: document.kind == StockDraft.Kind.receipt.documentKind)
        }
        let posted = try transaction.reverseMove(document.id, on: day ?? transaction.today, reason: reason)
        return posted.outcome
    }
}

extension Refusal {
    static func noMove(_ typed: String) -> Refusal {
        let number = TextHygiene.shown(typed)
        return Refusal(
            "stock.no-move",
            Text(
                en: "There is no stock document “\(number)”. F4 in the field or the code SM lists them.",
                hans: "没有库存单据“\(number)”。在栏中按 F4 或输入代码 SM 可列出。",
                hant: "沒有庫存單據「\(number)」。在欄中按 F4 或輸入代碼 SM 可列出。"),
            field: "number")
    }

    static func moveReversed(_ number: String, by other: String) -> Refusal {
        Refusal(
            "stock.already-reversed",
            Text(
                en: "\(number) was reversed by \(other) already. Open \(other) to see it.",
                hans: "\(number) 已由 \(other) 冲销。请打开 \(other) 查看。",
                hant: "\(number) 已由 \(other) 沖銷。請開啟 \(other) 檢視。"),
            field: "number")
    }

    static func isStockReversal(_ number: String) -> Refusal {
        Refusal(
            "stock.is-reversal",
            Text(
                en: "\(number) is a reversal itself. Enter the original again instead.",
                hans: "\(number) 本身是冲销单。请重新录入原单据。",
                hant: "\(number) 本身是沖銷單。請重新輸入原單據。"),
            field: "number")
    }

    static func stockReversalBefore(_ number: String, _ day: Day) -> Refusal {
        Refusal(
            "stock.reversal-before",
            Text(
                en: "\(number) is dated \(day), and a reversal cannot come before it. Choose that day or a later one.",
                hans: "\(number) 的日期为 \(day)，冲销日期不能早于它。请选择当日或之后的日期。",
                hant: "\(number) 的日期為 \(day)，沖銷日期不能早於它。請選擇當日或之後的日期。"),
            field: "day")
    }

    /// - Parameter isReceipt: it is goods received for an order, which the list of receipts reverses.
    static func movedFor(_ number: String, _ source: String, isReceipt: Bool) -> Refusal {
        guard !isReceipt else {
            return Refusal(
                "stock.belongs-to-document",
                Text(
                    en:
                        "\(number) received goods of \(source). Reverse it in the list of receipts (code RC, option 4), so that both agree.",
                    hans: "\(number) 是 \(source) 的收货。请在收货单清单（代码 RC）中用选项 4 冲销，使两者一致。",
                    hant: "\(number) 是 \(source) 的到貨。請在到貨單清單（代碼 RC）中以選項 4 沖銷，使兩者一致。"),
                field: "number")
        }
        return Refusal(
            "stock.belongs-to-document",
            Text(
                en: "\(number) belongs to \(source). Correct it there, so that both agree.",
                hans: "\(number) 属于 \(source)。请在该单据中更正，使两者一致。",
                hant: "\(number) 屬於 \(source)。請在該單據中更正，使兩者一致。"),
            field: "number")
    }
}
