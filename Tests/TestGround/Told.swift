internal import Values

/// All that one attempt was refused for, each as "field code", in the order in which it is told.
package func told(_ body: () throws -> Void) rethrows -> [String] {
    do {
        try body()
        return []
    } catch let refusal as Refusal {
        return ([refusal] + refusal.others).map { ($0.field ?? "") + " " + $0.code }
    }
}
