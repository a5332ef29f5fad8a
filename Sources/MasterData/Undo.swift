package import Core
internal import Values

// How imported masters are undone: parties and items are archived, plain rows put back.

extension AddParty: UndoableCommand {
    package func opposite(sequence: Int64, outcome: Done, reason: String) -> any Command { ArchiveParty<Role>(code: code) }
}

extension AddItem: UndoableCommand {
    package func opposite(sequence: Int64, outcome: Done, reason: String) -> any Command { ArchiveItem(code: code) }
}

extension AddBarcode: PlainCommand {}
extension SetSupplierPrice: PlainCommand {}
extension SetRate: PlainCommand {}
