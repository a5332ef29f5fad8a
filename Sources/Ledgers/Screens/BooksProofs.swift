internal import Core
internal import Desk

// The books held against themselves in front of whoever reads them: debits and credits, stock and ledger, received and
// invoiced. Departments above bring their own equalities; they are known by how their names end.

extension ListScreen {
    /// The same list with every equality of the house that ends in the ledger under it.
    func proved(_ desk: Desk) -> ListScreen {
        proofs = desk.company.house.proofs.filter { proof in
            [".balanced", ".ledger", ".grni"].contains { proof.name.hasSuffix($0) }
        }
        return self
    }
}
