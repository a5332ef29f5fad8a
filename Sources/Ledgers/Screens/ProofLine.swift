internal import Core
package import Desk
internal import Terminal
internal import Values

// The books held against themselves in front of whoever reads them: debits and credits, stock and ledger, received and
// invoiced. A row that does not hold turns the line into an error and can be opened.

/// The house's equalities on one row of a list. Each list has its own.
package final class ProofLine {
    private var known: (mark: Int64, line: String)?
    private var isDear = false
    private var findings: [Finding] = []
    private var language: String?

    package init() {}

    /// Puts the line under a list and its broken rows into the F2 menu.
    package func attach(to list: ListScreen) {
        list.proofLine = { desk in try self.line(desk) }
        let before = list.more
        list.more = { list in before(list) + self.actions }
    }

    /// The line; it begins with the letter of an error where something does not hold. Proofs that take their time run
    /// again only after somebody has written.
    package func line(_ desk: Desk) throws -> String {
        let mark = desk.company.changeMark()
        if isDear, let known, known.mark == mark, language == desk.language.rawValue { return known.line }
        let start = ContinuousClock.now
        let line = try read(desk)
        isDear = ContinuousClock.now - start > .milliseconds(50)
        known = (mark, line)
        language = desk.language.rawValue
        return line
    }

    private func read(_ desk: Desk) throws -> String {
        var held: [String] = []
        var broken: [String] = []
        findings = []
        for proof in desk.company.house.proofs {
            guard let title = Self.title(of: proof, in: desk.company.house) else { continue }
            let result = try desk.company.prove(proof)
            findings += result.findings
            let figures = result.figures
            let isEqual = result.holds && figures.map { $0.0 == $0.1 } ?? true
            if isEqual {
                held.append(desk.words(title) + (figures.map { " " + $0.0 } ?? ""))
            } else {
                let sides = figures.map { " " + $0.0 + " <> " + $0.1 } ?? ""
                broken.append(desk.words(title) + sides + (result.findings.first.map { ": " + desk.words($0.text) } ?? ""))
            }
        }
        guard broken.isEmpty else { return "E " + broken.joined(separator: "  ") }
        return held.joined(separator: "  ")
    }

    /// Short words for the equalities that belong on the line; nil for other proofs.
    private static func title(of proof: Proof, in house: House) -> Text? {
        let parts = proof.name.split(separator: ".").map(String.init)
        let department = house.departments.first { $0.code == parts.first }?.title ?? Text(verbatim: parts.first ?? "")
        switch parts.last {
        case "balanced": return Text(en: "Debits = credits", hans: "借 = 贷", hant: "借 = 貸")
        case "ledger":
            return Text(
                en: department.en + " = ledger", hans: department.hans + " = 总账", hant: department.hant + " = 總帳")
        case "grni": return Text(en: "GRNI = ledger", hans: "暂估 = 总账", hant: "暫估 = 總帳")
        default: return nil
        }
    }

    // MARK: What is broken

    private var actions: [Action] {
        guard findings.contains(where: { $0.opens != nil }) else { return [] }
        return [
            Action(.control("v"), Text(en: "Open what does not hold", hans: "打开不符的记录", hant: "開啟不符的紀錄")) { desk in
                try self.open(desk)
            }
        ]
    }

    private func open(_ desk: Desk) throws {
        let targets = findings.filter { $0.opens != nil }
        guard targets.count > 1 else { return try open(targets.first, desk) }
        try desk.show(PickList(
            title: Text(en: "What does not hold", hans: "不符的记录", hant: "不符的紀錄"),
            rows: targets.map { PickRow(desk.words($0.text)) }
        ) { desk, index in try self.open(targets[index], desk) })
    }

    /// `journal-entry 12` or `complaint:CT-000001`: an opener's kind and a key.
    private func open(_ finding: Finding?, _ desk: Desk) throws {
        let words = finding?.opens?.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == ":" }).map(String.init) ?? []
        guard words.count == 2 else { return }
        try desk.open(words[0], words[1])
    }
}

extension ListScreen {
    /// The same list with the house's proofs under it.
    package func proved() -> ListScreen {
        ProofLine().attach(to: self)
        return self
    }
}
