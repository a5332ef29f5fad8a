internal import Core
internal import Values

/// Takes an import back from its last row to its first: documents are reversed, masters that nobody else used archived.
/// Where later work stands on a row it is told with its names, and nothing is undone.
struct ImportUndo {
    let company: Company
    let session: Session
    let type: any Command.Type
    let source: String
    let language: Language
    /// Only say what would happen.
    let isTrial: Bool

    private struct Step {
        let line: Int
        let key: String
        let work: RecordedWork
        let opposite: any Command
    }

    func run(_ rows: [(document: ImportDocument, key: String, work: RecordedWork?)]) throws {
        guard let undoable = type as? any UndoableCommand.Type else { throw Refusal.notUndoable(type.title) }
        let steps = try rows.reversed().compactMap { row in
            try row.work.map { Step(line: row.document.line, key: row.key, work: $0, opposite: try opposite(undoable, $0)) }
        }
        guard !steps.isEmpty else { throw Refusal.nothingToUndo(source) }
        try refuseWhereBuiltUpon(steps)
        try refuseWhereNotPossible(steps)
        if isTrial {
            say(
                Text(
                    en: "\(steps.count) rows can be undone. Nothing was written.", hans: "可撤销 \(steps.count) 行，未写入任何数据。",
                    hant: "可復原 \(steps.count) 列，未寫入任何資料。"))
            return
        }
        for (index, step) in steps.enumerated() {
            try Interruption.check { ImportVerb.stopped(index, steps.count)[language] }
            try perform(step.opposite, ImportFile.undoKey(step.key), company, session)
            if index % 50 == 0 { Console.progress("\(index)/\(steps.count)") }
        }
        Console.endProgress()
        say(
            Text(
                en: "\(steps.count) rows undone.", hans: "已撤销 \(steps.count) 行。", hant: "已復原 \(steps.count) 列。"))
    }

    private func say(_ text: Text) { Console.out(text[language]) }

    /// Later work that stands on what the import brought.
    private func refuseWhereBuiltUpon(_ steps: [Step]) throws {
        let standing = try company.laterWork(on: steps.map(\.work))
        guard !standing.isEmpty else { return }
        for step in steps.reversed() {
            guard let names = standing[step.work.sequence] else { continue }
            let shown = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " … (\(names.count))" : "")
            tell(
                step.line,
                Refusal(
                    "core.built-upon",
                    Text(
                        en: "\(shown) stand on it. Reverse or change them first.", hans: "已被 \(shown) 使用。请先冲销或修改它们。",
                        hant: "已被 \(shown) 使用。請先沖銷或修改它們。")))
        }
        throw refused(standing.count, steps.count)
    }

    /// The whole undo on a private copy first.
    private func refuseWhereNotPossible(_ steps: [Step]) throws {
        let bad = try company.onPrivateCopy { copy in
            let session = try copy.session(named: session.userName, route: session.route, station: session.station).dated(session.day)
            return try steps.enumerated().reduce(into: [(Int, Refusal)]()) { bad, step in
                do {
                    try perform(step.element.opposite, ImportFile.undoKey(step.element.key), copy, session)
                } catch let refusal as Refusal { bad.append((step.element.line, refusal)) }
                if step.offset % 50 == 0 {
                    try Interruption.check { ImportVerb.stopped(0, steps.count)[language] }
                    Console.progress("\(step.offset)/\(steps.count)")
                }
            }
        }
        Console.endProgress()
        guard !bad.isEmpty else { return }
        for (line, refusal) in bad.reversed() { tell(line, refusal) }
        throw refused(bad.count, steps.count)
    }

    private func tell(_ line: Int, _ refusal: Refusal) {
        Console.out("\(source):\(line): \(refusal.code): \(refusal.text[language])")
    }

    private func refused(_ bad: Int, _ all: Int) -> VerbEnd {
        Console.error(
            Text(
                en: "\(bad) of \(all) rows cannot be undone, so nothing was.", hans: "\(all) 行中有 \(bad) 行无法撤销，未撤销任何数据。",
                hant: "\(all) 列中有 \(bad) 列無法復原，未復原任何資料。")[language])
        return VerbEnd(code: 2)
    }

    private func opposite<C: UndoableCommand>(_ type: C.Type, _ work: RecordedWork) throws -> any Command {
        let reason = Text(en: "import undone", hans: "撤销导入", hant: "復原匯入")
        return try C.decode(work.fields).opposite(
            sequence: work.sequence, outcome: try JSON.decode(C.Outcome.self, work.outcome), reason: reason[session.language])
    }

    private func perform<C: Command>(_ command: C, _ key: String, _ company: Company, _ session: Session) throws {
        _ = try company.perform(command, as: session, key: key)
    }
}

extension Refusal {
    static func notUndoable(_ title: Text) -> Refusal {
        Refusal(
            "core.not-undoable",
            Text(
                en: "“\(title.en)” has no opposite, so an import of it is not undone at once. Correct its rows one by one.",
                hans: "“\(title.hans)”没有相反的操作，导入不能整体撤销。请逐条更正。",
                hant: "「\(title.hant)」沒有相反的操作，匯入不能整批復原。請逐筆更正。"))
    }

    static func nothingToUndo(_ source: String) -> Refusal {
        Refusal(
            "core.nothing-to-undo",
            Text(
                en: "No row of \(source) is in the books, or all were undone. Name the file as it was when it was imported.",
                hans: "账套中没有 \(source) 的数据，或已全部撤销。请使用导入时的同一文件。",
                hant: "帳套中沒有 \(source) 的資料，或已全部復原。請使用匯入時的同一檔案。"))
    }
}
