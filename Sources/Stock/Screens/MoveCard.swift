internal import Core
internal import Desk
internal import Values

// One stock document: its head, its lines, and where it leads.

extension StockScreens {
    /// The card of the document with that number.
    static func moveCard(_ desk: Desk, number typed: String) throws -> ListScreen {
        let number = TextHygiene.foldWidth(typed).uppercased().filter { !$0.isWhitespace }
        let row = try desk.ask(MoveList(), window: exactly(number)).rows.first
        guard let id = row?.first?.integer else { throw Refusal.noMove(number) }
        return try moveCard(desk, String(id))
    }

    private static func exactly(_ number: String) -> Window {
        var window = Window()
        window.filter = "number=" + number
        return window
    }

    static func moveCard(_ desk: Desk, _ key: String) throws -> ListScreen {
        let list = ListScreen(MoveLines.self, code: "SM", title: Text(en: "Stock document", hans: "库存单据", hant: "庫存單據"))
        list.parameters = ["document": key]
        list.headLines = { desk in try head(desk, key) }
        let open: (Desk, ListRow) throws -> Void = { desk, row in try desk.show(card(desk, typed: row.text("item") ?? "")) }
        list.whenOpened = open
        list.options = [RowOption(5, StockCard.title, run: open)]
        list.proofs = [.stockLedger]
        list.more = { _ in actions(key) }
        list.document = try desk.company.look { reader in try Int64(key).flatMap { try reader.document($0) } }
            .map { ShownDocument($0.kind, $0.id) }
        return list
    }

    private static func actions(_ key: String) -> [Action] {
        [
            Action(nil, Text(en: "Source document", hans: "来源单据", hant: "來源單據")) { desk in
                guard
                    let source = try desk.company.look({ reader in
                        try Int64(key).flatMap { try reader.document($0) }?.sourceId.flatMap { try reader.document($0) }
                    })
                else {
                    return desk.say(Text(en: "It has no source document.", hans: "没有来源单据。", hant: "沒有來源單據。"))
                }
                try desk.open(source.kind, String(source.id))
            },
            Action(nil, reverseTitle, right: .issueStock) { desk in
                let number = try desk.company.look { reader in try Int64(key).flatMap { try reader.document($0) }?.number }
                try desk.show(reversalForm(number ?? ""))
            },
        ]
    }

    /// Two rows: what it is and where; what it is worth, its entry, what reversed it.
    private static func head(_ desk: Desk, _ key: String) throws -> [String] {
        guard let id = Int64(key), let number = try desk.company.look({ try $0.document(id)?.number }) else {
            throw Refusal.noMove(key)
        }
        let table = try desk.ask(MoveList(), window: exactly(number))
        guard let head = CardHead(table, at: desk) else { throw Refusal.noMove(number) }
        return [
            head.line(["number", "kind", "day", "warehouse", "party"].map(head.value)),
            head.line([
                head.titled("value"), head.titled("corrections"), head.titled("entry"), head.titled("reversedBy"), head.value("note"),
            ]),
        ]
    }
}
