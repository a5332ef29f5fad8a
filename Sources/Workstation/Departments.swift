package import Core
internal import CustomerService
internal import Ledgers
internal import MasterData
internal import Purchasing
internal import Stock
internal import StorageEngine

/// The departments of the house in floor order: a new one is its folder, one line in Package.swift, one line here.
package enum Departments {
    package static let all: [Department] = [
        .masterData,
        .ledgers,
        .stock,
        .purchasing,
        .service,
    ]

    /// The house with all its departments, on the engine that opens its files.
    package static let house = House(all, engine: SQLiteEngine())
}
