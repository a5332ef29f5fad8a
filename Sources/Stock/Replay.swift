internal import Core
package import Values

// A movement dated before others of its item: what those cost is worked out again, and only the differences are posted
// (rules 2.5, event I4). No row is ever rewritten.

/// A movement as it is replayed.
package struct ReplayedLayer: Hashable, Sendable {
    /// How a movement is valued.
    package enum Method: String, Hashable, Sendable, Bindable, Readable {
        /// Its document says what it is worth.
        case given
        /// What leaves takes its share; what is found is worth what lies beside it.
        case average
        /// The opposite of another movement.
        case mirror
    }

    package let id: Int64
    package let method: Method
    /// In the stock unit; below nought for what leaves.
    package let quantity: Quantity
    /// What its document booked.
    package let value: Money
    /// What was booked to it since, by earlier replays.
    package let corrected: Money
    /// The movement that this one undoes.
    package let mirrorsId: Int64?

    package init(
        id: Int64, method: Method, quantity: Quantity, value: Money, corrected: Money, mirrorsId: Int64? = nil
    ) {
        self.id = id
        self.method = method
        self.quantity = quantity
        self.value = value
        self.corrected = corrected
        self.mirrorsId = mirrorsId
    }
}

/// What came of a replay.
package struct Replay: Hashable, Sendable {
    /// What each movement is to be corrected by, in order; movements that stay as they are are not in it.
    package private(set) var deltas: [Delta] = []
    /// The first movement after which less than nothing was there.
    package private(set) var firstBelowZero: Int64?
    /// What is there in the end.
    package private(set) var closing: MovingAverage

    /// By how much the cost of a later issue changes.
    package struct Delta: Hashable, Sendable {
        package let layerId: Int64
        /// Added to the movement's value in stock: below nought where it costs more than was booked.
        package let value: Money
    }

    /// - Parameters:
    ///   - opening: what lay there before the first of `layers`.
    ///   - layers: all movements from there on, in order, the new one among them.
    ///   - mirrored: what movements before the first one are worth in all, by key, where a later one undoes them.
    package init(from opening: MovingAverage, layers: [ReplayedLayer], mirrored: [Int64: Money] = [:]) throws {
        closing = opening
        var worth = mirrored
        for layer in layers {
            let target = try Replay.apply(layer, to: &closing, worth: worth)
            worth[layer.id] = target
            let delta = try target - layer.value - layer.corrected
            if !delta.isZero { deltas.append(Delta(layerId: layer.id, value: delta)) }
            if closing.quantity.isNegative, firstBelowZero == nil { firstBelowZero = layer.id }
        }
    }

    /// Moves the stock on by one movement and tells what that added to the stock's worth.
    package static func apply(
        _ layer: ReplayedLayer, to stock: inout MovingAverage, worth: [Int64: Money]
    ) throws -> Money {
        switch layer.method {
        case .given where layer.quantity.isZero:
            return try stock.revalue(by: layer.value)
        case .given where layer.quantity.isNegative:
            return try -stock.withdraw(try -layer.quantity, worth: try -layer.value)
        case .given:
            return try layer.value - stock.receive(layer.quantity, worth: layer.value)
        case .average where layer.quantity.isNegative:
            return try -stock.issue(try -layer.quantity)
        case .average:
            let found = try stock.cost(of: layer.quantity)
            return try found - stock.receive(layer.quantity, worth: found)
        case .mirror:
            let opposite = try -(layer.mirrorsId.flatMap { worth[$0] } ?? -layer.value)
            guard layer.quantity.isNegative else {
                return try opposite - stock.receive(layer.quantity, worth: opposite)
            }
            return try -stock.withdraw(try -layer.quantity, worth: try -opposite)
        }
    }
}
