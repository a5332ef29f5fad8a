package import Core
internal import Values

// How imported accounts and entries are undone: accounts are closed, entries reversed.

extension AddAccount: UndoableCommand {
    package func opposite(sequence: Int64, outcome: Done, reason: String) -> any Command {
        var change = ChangeAccount(code: code)
        change.isActive = false
        return change
    }
}

extension PostJournal: UndoableCommand {
    package func opposite(sequence: Int64, outcome: DocumentOutcome, reason: String) -> any Command {
        ReverseJournal(entry: outcome.number ?? "", reason: reason)
    }
}

extension OpenBalances: UndoableCommand {
    package func opposite(sequence: Int64, outcome: DocumentOutcome, reason: String) -> any Command {
        ReverseJournal(entry: outcome.number ?? "", reason: reason)
    }
}
