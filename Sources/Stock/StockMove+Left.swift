package import Core
package import Values

// What is left of a price difference in stock: what went out at average cost since took its share with it.

extension Transaction {
    /// What is left of a revaluation at the end of a day, line by line: what lies there, less what would lie there had
    /// the revaluation never been. Its reversal takes out this much, and stock is worth what it was worth without it.
    package func left(ofRevaluation id: Int64, asOf day: Day) throws -> [Money] {
        let lines = try all(
            """
            SELECT layer.id, layer.placeId, layer.day
            FROM stockLayer AS layer
            JOIN stockLine AS line ON line.id = layer.lineId
            WHERE layer.documentId = ? AND layer.method <> 'delta'
            ORDER BY line.line
            """, id
        ) { (layer: $0.int64(0), place: $0.int64(1), day: try $0[2] as Day) }
        var places: [Int64: (history: PlaceHistory, gone: Set<Int64>, value: Money)] = [:]
        return try lines.map { line in
            var place =
                try places[line.place]
                ?? {
                    let history = try history(at: line.place, from: line.day)
                    return (history, [], try history.closing(asOf: day, without: []))
                }()
            // Of several lines for one place each takes what goes with it when those before it are gone.
            place.gone.insert(line.layer)
            let rest = try place.history.closing(asOf: day, without: place.gone)
            let left = try place.value - rest
            place.value = rest
            places[line.place] = place
            return left
        }
    }
}

extension PlaceHistory {
    /// What lies there at the end of a day, had some movements never been.
    fileprivate func closing(asOf day: Day, without gone: Set<Int64>) throws -> Money {
        let layers = self.layers.filter { $0.day <= day && !gone.contains($0.layer.id) }.map(\.layer)
        return try Replay(from: opening, layers: layers, mirrored: worth).closing.value
    }
}
