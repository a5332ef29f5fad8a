package import Core
internal import Ledgers
package import MasterData
package import Values

// What a movement needs to know of the place it happens at: what lies there last, what lay there before a day, what
// came after.

/// One item in one warehouse with what lies there in the end.
struct StockPlace {
    let id: Int64
    let balanceId: Int64?
    /// The last day on which something moved.
    let balanceDay: Day?
    let quantity: Quantity
    let value: Money
}

/// What lay at a place, what moved there since, and what the movements that are undone in it are worth.
struct PlaceHistory {
    let opening: MovingAverage
    let layers: [(day: Day, layer: ReplayedLayer)]
    let worth: [Int64: Money]
}

extension Reader {
    /// How much of an item lies in a warehouse at the end of a day, in the stock unit.
    package func onHand(of item: Item, in warehouse: Warehouse, asOf day: Day) throws -> Quantity {
        try value(
            """
            SELECT balance.quantityMicro
            FROM stockPlace AS place
            JOIN stockBalance AS balance ON balance.placeId = place.id
            WHERE place.itemId = ? AND place.warehouseId = ? AND balance.day <= ?
            ORDER BY balance.day DESC
            LIMIT 1
            """, item.id, warehouse.id, day) ?? .zero
    }
}

extension Transaction {
    /// The place, made where the item never lay there.
    func place(of item: Item, in warehouse: Warehouse) throws -> StockPlace {
        let found = try one(
            """
            SELECT place.id, balance.id, balance.day, coalesce(balance.quantityMicro, 0), coalesce(balance.valueMinor, 0)
            FROM stockPlace AS place
            LEFT JOIN stockBalance AS balance ON balance.id =
              (SELECT id FROM stockBalance WHERE placeId = place.id ORDER BY day DESC LIMIT 1)
            WHERE place.itemId = ? AND place.warehouseId = ?
            """, item.id, warehouse.id
        ) { row in
            StockPlace(
                id: row.int64(0), balanceId: try row[1], balanceDay: try row[2], quantity: try row[3],
                value: Money(minor: row.int64(4), currency: currency))
        }
        if let found { return found }
        let id = try insert("INSERT INTO stockPlace (itemId, warehouseId) VALUES (?, ?)", item.id, warehouse.id)
        return StockPlace(id: id, balanceId: nil, balanceDay: nil, quantity: .zero, value: .zero(currency))
    }

    /// What lay there at the end of the day before.
    func balance(at placeId: Int64, before day: Day) throws -> (quantity: Quantity, value: Money) {
        try one(
            """
            SELECT quantityMicro, valueMinor
            FROM stockBalance
            WHERE placeId = ? AND day < ?
            ORDER BY day DESC
            LIMIT 1
            """, placeId, day
        ) { (try $0[0], Money(minor: $0.int64(1), currency: currency)) } ?? (.zero, .zero(currency))
    }

    /// What a movement is worth with all that was corrected since.
    func worth(ofLayer id: Int64) throws -> Money {
        let minor =
            try value(
                "SELECT sum(valueMinor) FROM stockLayer WHERE id = ? OR correctsId = ?", id, id, as: Int64?.self) ?? nil
        return Money(minor: minor ?? 0, currency: currency)
    }

    /// What the last movement that had a quantity was worth; nil `before`: up to now.
    func lastCost(at placeId: Int64, before day: Day?) throws -> MovingAverage.Cost? {
        try one(
            """
            SELECT quantityMicro,
                   valueMinor + coalesce((SELECT sum(valueMinor) FROM stockLayer AS delta WHERE delta.correctsId = layer.id), 0)
            FROM stockLayer AS layer
            WHERE placeId = ? AND quantityMicro <> 0 AND (? IS NULL OR day < ?)
            ORDER BY day DESC, id DESC
            LIMIT 1
            """, placeId, day, day
        ) { MovingAverage.Cost(quantity: try $0[0], value: Money(minor: $0.int64(1), currency: currency)) }
    }

    /// Puts a new movement at the end of its day and works out all that follow.
    func replay(
        _ new: ReplayedLayer, at place: StockPlace, on day: Day, mirrored: [Int64: Money]
    ) throws -> Replay {
        let history = try history(at: place.id, from: day, mirrored: mirrored)
        let later = history.layers.firstIndex { $0.day > day } ?? history.layers.endIndex
        var layers = history.layers.map(\.layer)
        layers.insert(new, at: later)
        return try Replay(from: history.opening, layers: layers, mirrored: history.worth)
    }

    /// What lay at a place before a day and all that moved there since.
    /// - Parameter mirrored: what undone movements are worth, as far as it is known; the others are read.
    func history(at placeId: Int64, from day: Day, mirrored: [Int64: Money] = [:]) throws -> PlaceHistory {
        var layers: [(day: Day, layer: ReplayedLayer)] = []
        var worth = mirrored
        // Corrections booked before this day for movements after it belong to those, not to what lay here before.
        var bookedAhead = Money.zero(currency)
        try each(
            """
            SELECT layer.id, layer.day, layer.method, layer.quantityMicro, layer.valueMinor, layer.mirrorsId,
                   coalesce((SELECT sum(valueMinor) FROM stockLayer AS delta WHERE delta.correctsId = layer.id), 0),
                   coalesce((SELECT sum(valueMinor) FROM stockLayer AS delta
                             WHERE delta.correctsId = layer.id AND delta.day < ?), 0)
            FROM stockLayer AS layer
            WHERE layer.placeId = ? AND layer.day >= ? AND layer.method <> 'delta'
            ORDER BY layer.day, layer.id
            """, day, placeId, day
        ) { row in
            let mirrorsId: Int64? = try row[5]
            if let mirrorsId, worth[mirrorsId] == nil { worth[mirrorsId] = try self.worth(ofLayer: mirrorsId) }
            bookedAhead = try bookedAhead + Money(minor: row.int64(7), currency: currency)
            let layer = ReplayedLayer(
                id: row.int64(0), method: try row[2], quantity: try row[3], value: Money(minor: row.int64(4), currency: currency),
                corrected: Money(minor: row.int64(6), currency: currency), mirrorsId: mirrorsId)
            layers.append((day: try row[1], layer: layer))
        }
        let before = try balance(at: placeId, before: day)
        let opening = MovingAverage(
            quantity: before.quantity, value: try before.value - bookedAhead, last: try lastCost(at: placeId, before: day))
        return PlaceHistory(opening: opening, layers: layers, worth: worth)
    }

    /// The account that takes what a movement turned out to cost more or less.
    func contra(ofLayer id: Int64) throws -> StockDraft.Contra {
        let account =
            try one(
                """
                SELECT CASE layer.method WHEN 'given' THEN NULL ELSE coalesce(line.variance, line.counterpart) END
                FROM stockLayer AS layer
                JOIN stockLine AS line ON line.id = layer.lineId
                WHERE layer.id = ?
                """, id
            ) { row -> String? in try row[0] } ?? nil
        return .init(account.flatMap(PostingRole.init(rawValue:)) ?? .costOfGoods)
    }

    /// Why goods cannot leave on an earlier day: the movement that would then take what is not there.
    func belowZero(_ line: StockDraft.Line, _ draft: StockDraft, at layer: Int64) throws -> Refusal {
        let found = try one(
            """
            SELECT layer.day, coalesce(document.number, '')
            FROM stockLayer AS layer
            JOIN document ON document.id = layer.documentId
            WHERE layer.id = ?
            """, layer
        ) { (day: try $0[0] as Day, number: $0.text(1)) }
        if let found { return .belowZeroLater(line.item, draft.warehouse.code, found.day, found.number) }
        let place = try place(of: line.item, in: draft.warehouse)
        let next = draft.day.adding(days: 1)
        return .notEnough(line.item, draft.warehouse.code, try balance(at: place.id, before: next).quantity, draft.day)
    }
}
