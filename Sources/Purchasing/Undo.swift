package import Core
internal import Values

// An imported order is undone by cancelling it.

extension EnterOrder: UndoableCommand {
    package func opposite(sequence: Int64, outcome: DocumentOutcome, reason: String) -> any Command {
        CancelOrder(order: outcome.number ?? "", reason: reason)
    }
}
