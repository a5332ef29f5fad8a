package import Core
internal import Values

// Users and settings.

extension CoreScreens {
    static func users() -> ListScreen {
        let list = list("core.users", "US")
        list.rowName = { desk, row in
            desk.words(Text(en: "The account", hans: "用户", hant: "使用者")) + " " + (row.text("name") ?? "")
        }
        list.options = [
            RowOption(2, Text(en: "Change", hans: "修改", hant: "修改"), right: .administer) { desk, row in
                try desk.show(userForm(desk, row.text("name") ?? ""))
            },
            RowOption(3, Text(en: "Limit", hans: "限定范围", hant: "限定範圍"), right: .administer) { desk, row in
                try desk.show(try limits(of: row.text("name") ?? "", at: desk))
            },
            RowOption(
                4, Text(en: "Close account", hans: "停用", hant: "停用"), right: .administer,
                done: Text(en: "closed", hans: "已停用", hant: "已停用"), whyNot: whyNotClose
            ) { desk, row in
                guard let name = row.text("name") else { return }
                try desk.perform(named: "core.close-user", ["name": .text(name)])
                try desk.company.exportKeys()
            },
            RowOption(
                6, Text(en: "Open again", hans: "重新启用", hant: "重新啟用"), right: .administer,
                done: Text(en: "open again", hans: "已重新启用", hant: "已重新啟用"), whyNot: whyNotReopen
            ) { desk, row in
                guard let name = row.text("name") else { return }
                try desk.perform(named: "core.reopen-user", ["name": .text(name)])
                try desk.company.exportKeys()
            },
            RowOption(7, Text(en: "Keys", hans: "公钥", hant: "公鑰")) { desk, row in
                try desk.show(keys(of: row.text("name")))
            },
            RowOption(8, Text(en: "Set password", hans: "设密码", hant: "設密碼"), right: .administer) { desk, row in
                try desk.show(PasswordScreen.of(row.text("name") ?? "", at: desk))
            },
        ]
        list.whenOpened = { desk, row in try desk.show(userForm(desk, row.text("name") ?? "")) }
        list.new = (.administer, { desk in userForm(desk, "") })
        return list
    }

    private static func whyNotClose(_ row: ListRow) -> Text? {
        row.integer("isActive") == 0
            ? Text(en: "The account is closed; 6 opens it again.", hans: "已停用；6 可重新启用。", hant: "已停用；6 可重新啟用。") : nil
    }

    private static func whyNotReopen(_ row: ListRow) -> Text? {
        row.integer("isActive") == 1 ? Text(en: "The account is open.", hans: "该用户已启用。", hant: "該使用者已啟用。") : nil
    }

    /// Who logs in with which SSH key; those of one person where named. What sshd reads is written anew after each change.
    static func keys(of name: String?) -> ListScreen {
        let list = list("core.keys", "KEYS", parameters: name.map { ["name": $0] } ?? [:])
        list.rowName = { desk, row in
            let (name, key) = (row.text("name") ?? "", row.text("fingerprint") ?? "")
            return desk.words(Text(en: "\(name)'s key \(key)", hans: "\(name) 的公钥 \(key)", hant: "\(name) 的公鑰 \(key)"))
        }
        list.options = [
            RowOption(
                4, Text(en: "Remove", hans: "移除", hant: "移除"), right: .administer,
                done: Text(en: "removed", hans: "已移除", hant: "已移除"),
                whyNot: { row in
                    row.integer("isActive") == 0
                        ? Text(en: "This key is ended already.", hans: "该公钥已移除。", hant: "該公鑰已移除。") : nil
                }
            ) { desk, row in
                try desk.perform(RemoveKey(fingerprint: row.text("fingerprint") ?? ""))
                try desk.company.exportKeys()
            }
        ]
        list.new = (
            .administer,
            { _ in
                CommandForm(AddKey.self, code: "KEYS", fields: AddKey.fields.map { FormField($0, width: $0.name == "line" ? 58 : nil) }) {
                    plan in
                    plan.start["name"] = name ?? ""
                    plan.preview = nil
                    let save = plan.save
                    plan.save = { desk, json, key, expecting in
                        _ = try save(desk, json, key, expecting)
                        try desk.company.exportKeys()
                        return FormSaved(Text(en: "The key is registered.", hans: "公钥已登记。", hant: "公鑰已登記。"))
                    }
                }
            }
        )
        return list
    }

    /// A person's form; an empty name makes a new one.
    static func userForm(_ desk: Desk, _ name: String) -> FormScreen {
        guard !name.isEmpty else {
            return CommandForm(AddUser.self, code: "US", fields: fields(AddUser.fields)) { plan in
                plan.start["language"] = desk.language.rawValue
                plan.reopens = "user"
            }
        }
        guard let command = desk.company.house.commands["core.change-user"] else { return userForm(desk, "") }
        return change(command, name, desk)
    }

    private static func change<C: Command>(_ command: C.Type, _ name: String, _ desk: Desk) -> FormScreen {
        var all = fields(C.fields)
        all[0].isProtected = true
        all[0].isSent = true
        // Who may not administer people looks at one.
        let title = Text(en: "User \(name)", hans: "用户 \(name)", hant: "使用者 \(name)")
        return CommandForm(command, code: "US", title: desk.session.may(.administer) ? nil : title, fields: all) { plan in
            plan.stored = { desk in try storedUser(name, desk) }
            plan.record = ((try? userRow(name, desk)) ?? nil)?.id.map { ("user", $0) }
            plan.start = (try? storedUser(name, desk)) ?? FormValues(["name": name])
            plan.reopens = "user " + name
        }
    }

    private static func fields(_ fields: [Field]) -> [FormField] {
        fields.map { field in FormField(field, words: field.name == "roles") }
    }

    private static func storedUser(_ name: String, _ desk: Desk) throws -> FormValues {
        guard let row = try userRow(name, desk) else { return FormValues(["name": name]) }
        var values = FormValues()
        for field in ["name", "fullName", "language", "roles"] { values[field] = row.text(field) ?? "" }
        return values
    }

    private static func userRow(_ name: String, _ desk: Desk) throws -> ListRow? {
        try row("core.users", desk) { $0.text("name") == name }
    }

    // MARK: Settings

    /// - Parameter department: a department's code or its title in any language; nil: all.
    /// - Throws: `desk.no-department`, naming those that keep settings.
    static func settings(department typed: String?, at desk: Desk) throws -> ListScreen {
        let all = desk.company.house.departments.filter { !$0.settings.isEmpty }
        let found = typed.flatMap { typed in
            all.first { [$0.code, $0.title.en, $0.title.hans, $0.title.hant].contains { $0.lowercased() == typed.lowercased() } }
        }
        if let typed, found == nil { throw Refusal.noDepartment(typed, all.map(\.code)) }
        let department = found?.code
        let title = found.map { found in
            Text(en: "Settings: \(found.title.en)", hans: "设置：\(found.title.hans)", hant: "設定：\(found.title.hant)")
        }
        let list = list("core.settings", "SET", title: title, parameters: department.map { ["department": $0] } ?? [:])
        list.hidesParameters = true
        list.rowName = { _, row in row.text("title") ?? "" }
        let mine = desk.company.house.settings.filter { setting in
            desk.session.may(setting.right) && department.map { setting.name.hasPrefix($0 + ".") } ?? true
        }
        // Where nothing may be changed, nothing is offered.
        if !mine.isEmpty {
            list.options = [
                RowOption(
                    2, Text(en: "Change", hans: "修改", hant: "修改"),
                    whyNot: { [weak desk] row in
                        guard let desk, let setting = row.text("name").flatMap(desk.company.house.setting) else { return nil }
                        return desk.session.may(setting.right) ? nil : Desk.lacking(setting.right, desk)
                    }
                ) { desk, row in try desk.show(try settingForm(desk, row.text("name") ?? "")) }
            ]
        }
        list.whenOpened = { desk, row in try desk.show(try settingForm(desk, row.text("name") ?? "")) }
        return list
    }

    static func settingForm(_ desk: Desk, _ name: String) throws -> FormScreen {
        guard let setting = desk.company.house.setting(name) else { throw Refusal.noSuchScreen(name) }
        let department = name.split(separator: ".").first.map(String.init) ?? ""
        let value = Field(
            "value", setting.title, setting.kind, required: true, help: setting.help ?? setting.limit?.words)
        let box = ReasonBox()
        var plan = FormPlan(code: "SET", title: setting.title, fields: [FormField(value)]) { desk, _, key, _ in
            try desk.perform(
                named: department + ".change-setting", ["setting": .text(name), "value": .text(box.value)], key: key)
            return FormSaved(
                Text(
                    en: "\(setting.title.en): decided.", hans: "\(setting.title.hans)：已更改。", hant: "\(setting.title.hant)：已變更。"))
        }
        plan.right = setting.right
        plan.reopens = "setting " + name
        plan.noteValues = { box.value = $0["value"] }
        plan.start["value"] = try desk.company.look { try $0.setting(setting) }
        plan.help = setting.help ?? setting.limit?.words
        plan.headLine = { desk, _ in
            desk.words(desk.session.may(setting.right) ? setting.limit?.words ?? Text(verbatim: "") : Desk.lacking(setting.right, desk))
        }
        return FormScreen(plan)
    }
}

extension Refusal {
    fileprivate static func noDepartment(_ typed: String, _ known: [String]) -> Refusal {
        let shown = TextHygiene.shown(typed, max: 20)
        let names = Text.list(known)
        return Refusal(
            "desk.no-department",
            Text(
                en: "There is no department “\(shown)” with settings. Choose one of: \(names.en).",
                hans: "没有可设置的部门“\(shown)”。可选：\(names.hans)。", hant: "沒有可設定的部門「\(shown)」。可選：\(names.hant)。"))
    }
}

private final class ReasonBox {
    var value = ""
}

extension Desk {
    /// Carries out a command by its public name.
    package func perform(named name: String, _ fields: [String: JSONValue], key: String? = nil) throws {
        guard let command = company.house.commands[name] else { throw Refusal.noSuchCommand(name) }
        try perform(opened: command, fields, key)
    }

    private func perform<C: Command>(opened command: C.Type, _ fields: [String: JSONValue], _ key: String?) throws {
        try perform(try C.decode(try JSON.encode(JSONValue.object(fields))), key: key)
    }
}
