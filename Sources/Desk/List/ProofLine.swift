package import Core
internal import Terminal
package import Values

/// A proof in one row: the two sums side by side; where they differ, what is broken.
package struct ProofLine: Sendable {
    package let title: Text
    package let result: ProofResult

    package var holds: Bool { result.holds }

    /// `Stock layers against the inventory account: 12,300.00 = 12,300.00`, or the first row that is to blame.
    package func text(_ language: Language) -> String {
        let title = title[language] + (language == .en ? ": " : "：")
        let sums = result.figures.map { "\($0.0) \(holds ? "=" : "≠") \($0.1)" }
        guard let broken = result.findings.first else { return title + (sums ?? "OK") }
        return "E " + title + (sums.map { $0 + "  " } ?? "") + broken.text[language]
    }

    func draw(into canvas: inout Canvas, row: Int, width: Int, at desk: Desk) {
        canvas.put(text(desk.language), row: row, column: 0, width: width, style: holds ? .text : .error)
    }
}

extension Desk {
    /// Runs a proof now. One that takes its time, as over years of entries, runs again only after somebody has written;
    /// one that has sums kept ready then shows those, and leaves the rows to `verify`.
    package func prove(_ proof: Proof) throws -> ProofLine {
        let mark = company.changeMark()
        let known = dearProofs[proof.name]
        if let known, known.mark == mark { return known.line }
        let start = ContinuousClock.now
        let (result, isWhole) = try company.prove(proof, within: known == nil ? Desk.proofMilliseconds : nil)
        let line = ProofLine(title: proof.title, result: result)
        let isDear = !isWhole || ContinuousClock.now - start > .milliseconds(Desk.proofMilliseconds)
        dearProofs[proof.name] = isDear ? (mark, line) : nil
        return line
    }

    /// How long a proof line may keep somebody waiting.
    private static let proofMilliseconds = 50
}

extension ListScreen {
    /// Opens the row that breaks a proof; where it has no screen of its own, says which row it is.
    func openBroken(_ line: ProofLine) -> Action {
        Action(nil, Text(en: "Open what is broken", hans: "打开不符的记录", hant: "開啟不符的紀錄")) { desk in
            for finding in line.result.findings {
                let words = (finding.opens ?? "").split(separator: " ", maxSplits: 1).map(String.init)
                if words.count == 2, desk.canOpen(words[0]) { return try desk.open(words[0], words[1]) }
            }
            func all(_ language: Language) -> String {
                line.result.findings.prefix(12).map { $0.text[language] }.joined(separator: "\n")
            }
            try desk.show(Notice(line.title, Text(en: all(.en), hans: all(.hans), hant: all(.hant))))
        }
    }
}
