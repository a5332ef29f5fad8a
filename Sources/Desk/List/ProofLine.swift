package import Core
internal import Terminal
package import Values

/// A proof in one row: the two sums side by side; where they differ, what is broken.
package struct ProofLine: Sendable {
    package let title: Text
    package let result: ProofResult
    /// The proof that has not looked at the rows yet: `result` compares kept sums, and no row is named.
    var unread: Proof?
    /// The day that the sums are of, where it is not now.
    var day: Text?

    package var holds: Bool { result.holds }

    /// `Stock layers against the inventory account: 12,300.00 = 12,300.00`, or the first row that is to blame.
    package func text(_ language: Language) -> String { line(language, title[language], broken(language)) }

    /// The same in so many cells: words give way, the day and the two sums never.
    func text(_ language: Language, width: Int) -> String {
        let whole = text(language)
        guard CharacterWidth.displayWidth(of: whole) > width, result.figures != nil else { return whole }
        func fitted(_ rest: String?) -> (text: String, room: Int) {
            let room = width - CharacterWidth.displayWidth(of: line(language, "", rest))
            return (line(language, CharacterWidth.truncate(title[language], to: room), rest), room)
        }
        if unread != nil, case let guided = fitted(broken(language)), guided.room >= 16 { return guided.text }
        return fitted(nil).text
    }

    private func line(_ language: Language, _ title: String, _ rest: String?) -> String {
        let sums = result.figures.map { "\($0.0) \(holds ? "=" : "≠") \($0.1)" }
        let said = [sums, rest].compactMap(\.self)
        return (holds ? "" : "E ") + title + (day.map { " " + $0[language] } ?? "") + (language == .en ? ": " : "：")
            + (said.isEmpty ? "OK" : said.joined(separator: "  "))
    }

    /// What is broken, or how to find it.
    private func broken(_ language: Language) -> String? {
        result.findings.first.map { (unread == nil ? $0.text : Self.wayOn)[language] }
    }

    private static let wayOn = Text(en: "F2 finds the row", hans: "按 F2 查找记录", hant: "按 F2 尋找紀錄")

    func draw(into canvas: inout Canvas, row: Int, width: Int, at desk: Desk) {
        canvas.put(text(desk.language, width: width), row: row, column: 0, width: width, style: holds ? .text : .error)
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
        let (result, isWhole) = try company.prove(proof, within: known == nil ? proofMilliseconds : nil)
        let line = ProofLine(title: proof.title, result: result, unread: isWhole ? nil : proof)
        let isDear = !isWhole || ContinuousClock.now - start > .milliseconds(proofMilliseconds ?? 0)
        dearProofs[proof.name] = isDear ? (mark, line) : nil
        return line
    }
}

extension ListScreen {
    /// Opens the row that breaks a proof. Where the line compared kept sums only, the rows are read first, beside the
    /// desk: in long books that takes a while and can be cancelled.
    func openBroken(_ line: ProofLine) -> Action {
        Action(nil, Text(en: "Open what is broken", hans: "打开不符的记录", hant: "開啟不符的紀錄")) { desk in
            guard let proof = line.unread else { return try desk.openBroken(line) }
            let title = line.title
            try desk.start(
                Job(title) { company, link in
                    link.report(Text(en: "Reading every row…", hans: "正在逐条核对……", hant: "正在逐筆核對……"))
                    guard let whole = try company.prove(proof, unless: { link.isCancelled }) else {
                        return JobResult(Text(en: "Cancelled.", hans: "已取消。", hant: "已取消。"))
                    }
                    let found = ProofLine(title: title, result: whole.holds ? ProofResult(findings: [Self.rowsHold]) : whole)
                    return JobResult(Text(en: found.text(.en), hans: found.text(.hans), hant: found.text(.hant))) { desk in
                        try desk.openBroken(found)
                    }
                })
        }
    }

    private static let rowsHold = Finding(
        table: "", row: nil,
        text: Text(
            en: "Row by row the books hold; a sum kept of them does not. “countinghouse verify” names it.",
            hans: "逐条核对无误，但汇总数不符。请运行 countinghouse verify 查出具体汇总。",
            hant: "逐筆核對無誤，但彙總數不符。請執行 countinghouse verify 查出具體彙總。"))
}

extension Desk {
    /// Opens the first row of a broken proof that has a screen; where none has, says which rows they are.
    fileprivate func openBroken(_ line: ProofLine) throws {
        for finding in line.result.findings {
            let words = (finding.opens ?? "").split(separator: " ", maxSplits: 1).map(String.init)
            if words.count == 2, canOpen(words[0]) { return try open(words[0], words[1]) }
        }
        func all(_ language: Language) -> String {
            line.result.findings.prefix(12).map { $0.text[language] }.joined(separator: "\n")
        }
        try show(Notice(line.title, Text(en: all(.en), hans: all(.hans), hant: all(.hant))))
    }
}
