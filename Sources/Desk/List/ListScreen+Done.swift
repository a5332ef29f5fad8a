internal import Core
package import Values

// What an option or an action has done is said with the names of the rows: nothing succeeds in silence.

extension ListScreen {
    /// "S-001 is archived.", or "3 rows are archived: S-001, S-002, S-003."
    func say(_ done: Text, of rows: [ListRow], _ desk: Desk) {
        desk.say(sentence(done, rows, desk))
    }

    /// A sentence for each option that changed something, in the order of their digits.
    func sayDone(_ steps: [(option: RowOption, row: ListRow)], _ desk: Desk) {
        let sentences = Set(steps.map(\.option.digit)).sorted().compactMap { digit -> Text? in
            let same = steps.filter { $0.option.digit == digit }
            return same.first?.option.done.map { sentence($0, same.map(\.row), desk) }
        }
        guard let first = sentences.first else { return }
        desk.say(
            sentences.dropFirst().reduce(first) { all, next in
                Text(en: all.en + " " + next.en, hans: all.hans + next.hans, hant: all.hant + next.hant)
            })
    }

    private func sentence(_ done: Text, _ rows: [ListRow], _ desk: Desk) -> Text {
        let names = rows.map { shortName(of: $0, desk) }
        if names.count == 1 { return Text.of(names[0], done) }
        func list(_ separator: String) -> String {
            names.prefix(5).joined(separator: separator) + (names.count > 5 ? separator + "…" : "")
        }
        return Text(
            en: "\(names.count) rows are \(done.en): \(list(", ")).", hans: "\(names.count) 行\(done.hans)：\(list("、"))。",
            hant: "\(names.count) 列\(done.hant)：\(list("、"))。")
    }
}

extension Text {
    /// "S-001 is archived.": what has become of a record.
    /// - Parameter done: "archived", 已停用, 已停用.
    package static func of(_ name: String, _ done: Text) -> Text {
        of(Text(verbatim: name), done)
    }

    /// The same, where the record's name is a word.
    package static func of(_ name: Text, _ done: Text) -> Text {
        Text(en: name.en + " is " + done.en + ".", hans: name.hans + " " + done.hans + "。", hant: name.hant + " " + done.hant + "。")
    }
}
