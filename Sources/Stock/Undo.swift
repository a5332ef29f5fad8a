package import Core
internal import Values

// How imported warehouses and stock are undone: warehouses are closed, movements reversed.

extension AddWarehouse: UndoableCommand {
    package func opposite(sequence: Int64, outcome: Done, reason: String) -> any Command {
        ChangeWarehouse(warehouse: code, name: nil, address: nil, isActive: false)
    }
}

extension OpenStock: UndoableCommand {
    package func opposite(sequence: Int64, outcome: DocumentOutcome, reason: String) -> any Command {
        ReverseMove(number: outcome.number ?? "", reason: reason)
    }
}

extension ReceiveGoods: UndoableCommand {
    package func opposite(sequence: Int64, outcome: DocumentOutcome, reason: String) -> any Command {
        ReverseMove(number: outcome.number ?? "", reason: reason)
    }
}
