internal import Core
internal import Terminal
internal import Values

// A form that this person may not save says so, and whom to ask.

extension FormScreen {
    /// Typing into a form for reading: nothing is swallowed without a word.
    func refuseTyping(_ key: Key, _ desk: Desk) -> Bool {
        switch key {
        case .text, .paste, .backspace:
            desk.say(Message(.warning, readingReason(desk), code: "desk.for-reading"))
            return true
        default: return false
        }
    }

    /// Why nothing can be changed here.
    func readingReason(_ desk: Desk) -> Text {
        guard !plan.isReadOnly, !desk.session.may(plan.right), plan.right.name != "masterdata.nobody" else {
            return Text(
                en: "This is for reading: it cannot be changed here.", hans: "此处仅供查看，不能修改。", hant: "此處僅供檢視，不能修改。")
        }
        return Desk.lacking(plan.right, desk)
    }
}

extension Desk {
    /// The right that is missing, and the roles that have it.
    static func lacking(_ right: Right, _ desk: Desk) -> Text {
        let roles = (try? desk.company.roles(granting: right)) ?? []
        guard !roles.isEmpty else {
            return Text(
                en: "For reading: this takes the right “\(right.title.en)”, which no role has. An administrator can give it.",
                hans: "仅供查看：修改须有权限“\(right.title.hans)”，目前没有角色拥有，请联系管理员。",
                hant: "僅供檢視：修改須有權限「\(right.title.hant)」，目前沒有角色擁有，請洽管理員。")
        }
        func names(_ language: Language, _ separator: String) -> String { roles.map { $0[language] }.joined(separator: separator) }
        return Text(
            en: "For reading: to change it takes the right “\(right.title.en)” (\(names(.en, ", "))).",
            hans: "仅供查看：修改须有权限“\(right.title.hans)”（\(names(.hans, "、"))）。",
            hant: "僅供檢視：修改須有權限「\(right.title.hant)」（\(names(.hant, "、"))）。")
    }
}
