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
}

extension FormScreen {
    package func draft(at desk: Desk) -> DraftBody? {
        guard isDirty, !plan.isReadOnly, !plan.isReport else { return nil }
        let kept = FormDraft(
            values: values, focus: path(place), cursor: editor.position, typing: isEdited ? editor.text : nil, key: key,
            storedBase: storedBase)
        guard let body = try? JSON.encode(kept) else { return nil }
        let name = head.lazy.map { self.values[$0.name] }.first { !$0.isEmpty } ?? ""
        return DraftBody(
            token: token, reopens: plan.reopens ?? code, title: desk.words(title) + (name.isEmpty ? "" : " " + name), body: body)
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
        nameCodes(desk)
    }

    package func cancel(at desk: Desk) throws -> Bool {
        guard isDirty, !plan.isReport else { return false }
        leaveField(desk)
        desk.saveDraft(of: self)
        desk.close(self)
        desk.say(
            Text(
                en: "Not saved; kept as a draft. The code DRAF lists your drafts.", hans: "未保存，已存为草稿。代码 DRAF 可列出草稿。",
                hant: "未儲存，已存為草稿。代碼 DRAF 可列出草稿。"))
        return true
    }
}
