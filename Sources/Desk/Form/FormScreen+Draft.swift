package import Core
internal import Values

// What was typed, kept on every field exit: fields, lines, the focus, the key that makes a repeat harmless.

private struct FormDraft: Codable {
    var values: FormValues
    var focus: String
    var cursor: Int
    var typing: String?
    var key: String
    var storedBase: FormValues?
    /// What the form can be made of again where no code and no record leads to it: a reversal, a release, a price.
    var command: String?
    var code: String?
    var protected: [String]?
    var hidden: [String]?
    /// What F8 is called in each language, where it is no plain saving.
    var saveTitle: [String]?
    /// The fields that were marked as wrong when it was kept.
    var marks: [FieldMark]?
}

/// What was wrong with a field, in words of the moment.
private struct FieldMark: Codable {
    let path: String
    let code: String
    let sentences: [String]

    init(_ path: String, _ refusal: Refusal) {
        self.path = path
        code = refusal.code
        sentences = Language.allCases.map { refusal.text[$0] }
    }

    var refusal: Refusal? {
        guard sentences.count == 3 else { return nil }
        return Refusal(code, Text(en: sentences[0], hans: sentences[1], hant: sentences[2]), field: path)
    }
}

extension FormScreen {
    package func draft(at desk: Desk) -> DraftBody? {
        guard isDirty, !holdsErased, !plan.isReadOnly, !plan.isReport else { return nil }
        let kept = FormDraft(
            values: values, focus: path(place), cursor: editor.position, typing: isEdited ? editor.text : nil, key: key,
            storedBase: storedBase, command: plan.command, code: code,
            protected: plan.fields.filter(\.isProtected).map(\.name), hidden: plan.fields.filter(\.isHidden).map(\.name),
            saveTitle: Language.allCases.map { plan.saveTitle[$0] },
            marks: errors.isEmpty ? nil : errors.sorted { $0.key < $1.key }.map { FieldMark($0.key, $0.value) })
        guard let body = try? JSON.encode(kept) else { return nil }
        let name = nameOfDraft
        return DraftBody(
            token: token, reopens: plan.reopens ?? code,
            title: desk.words(title) + (name.isEmpty || desk.words(title).hasSuffix(name) ? "" : " " + name), body: body)
    }

    /// What tells a draft from others of its form: the first code or words in it, else what its first line is about.
    private var nameOfDraft: String {
        func first(_ fields: [FormField], _ value: (String) -> String) -> String? {
            for field in fields where field.isSent && !field.isHidden {
                switch field.field.kind {
                case .code, .text: break
                default: continue
                }
                let found = value(field.name)
                if !found.isEmpty { return found }
            }
            return nil
        }
        let inHead = first(head.filter { !$0.isSticky }) { values[$0] }
        return inHead ?? (grid == nil ? nil : first(gridColumns) { values[0, $0] }) ?? ""
    }

    package func restore(_ draft: Draft, at desk: Desk) {
        guard let kept = try? JSON.decode(FormDraft.self, draft.body) else { return }
        token = draft.token
        key = kept.key
        draftedAt = draft.savedAt
        values = kept.values
        let stored = storedBase
        if let old = kept.storedBase {
            isChangedElsewhere = stored != nil && stored != old
            storedBase = old
        }
        if let place = place(of: kept.focus) { go(to: place) } else { load() }
        if let typing = kept.typing {
            editor.set(typing)
            isEdited = true
        }
        editor.replacesAll = false
        editor.move(to: kept.cursor)
        for mark in kept.marks ?? [] { errors[mark.path] = mark.refusal }
        // What the fresh form named stood for other codes.
        names = [:]
        nameCodes(desk)
        if let first = places.first(where: { errors[path($0)] != nil }) { sayErrors(first, desk) }
    }

    /// The form of a draft, where what its line opens is another one.
    /// - Parameter opened: what the line opens: a list, a record's card, or the form itself.
    static func form(of draft: Draft, insteadOf opened: any Screen, at desk: Desk) throws -> (any Screen)? {
        guard let kept = try? JSON.decode(FormDraft.self, draft.body), let command = kept.command, let code = kept.code,
            (opened as? FormScreen)?.plan.command != command
        else { return nil }
        return try CoreScreens.form(for: command, code: code, desk) { plan in
            if let titles = kept.saveTitle, titles.count == 3 {
                plan.saveTitle = Text(en: titles[0], hans: titles[1], hant: titles[2])
            }
            for index in plan.fields.indices {
                let name = plan.fields[index].name
                plan.fields[index].isHidden = kept.hidden?.contains(name) ?? false
                if kept.protected?.contains(name) ?? false { plan.fields[index].isProtected = true }
            }
        }
    }

    package func cancel(at desk: Desk) throws -> Bool {
        guard isDirty, !plan.isReport else { return false }
        leaveField(desk)
        // What was typed and taken back is nothing to keep.
        guard isDirty else {
            desk.discardDraft(token)
            return false
        }
        desk.saveDraft(of: self)
        desk.close(self)
        desk.say(
            Text(
                en: "Not finished; kept as a draft. The code DRAF lists your drafts.", hans: "尚未完成，已存为草稿。代码 DRAF 可列出草稿。",
                hant: "尚未完成，已存為草稿。代碼 DRAF 可列出草稿。"))
        return true
    }
}
