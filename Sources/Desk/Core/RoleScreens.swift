internal import Core
internal import Values

// Roles, what each grants, and what a person's work is limited to.

extension CoreScreens {
    static func roles() -> ListScreen {
        let list = list("core.roles", "RO")
        list.whenOpened = { desk, row in
            let title = Text(en: row.text("en") ?? "", hans: row.text("hans") ?? "", hant: row.text("hant") ?? "")
            let rights = CoreScreens.list(
                "core.rights", "RO",
                title: Text(en: "Rights: \(title.en)", hans: "权限：\(title.hans)", hant: "權限：\(title.hant)"),
                parameters: ["role": row.text("code") ?? ""])
            rights.hidesParameters = true
            try desk.show(rights)
        }
        list.options = [
            RowOption(2, Text(en: "Change", hans: "修改", hant: "修改"), right: .administer) { desk, row in
                try desk.show(try roleForm(desk, row.text("code") ?? ""))
            }
        ]
        list.new = (.administer, { desk in roleForm(desk, nil) })
        list.more = { _ in
            [
                Action(nil, Text(en: "All rights", hans: "全部权限", hant: "全部權限")) { desk in
                    try desk.show(CoreScreens.list("core.rights", "RO"))
                }
            ]
        }
        return list
    }

    /// The form of a role; an empty code makes a new one.
    static func roleForm(_ desk: Desk, _ code: String) throws -> FormScreen {
        roleForm(desk, try row("core.roles", desk) { $0.text("code") == code })
    }

    /// A role's form; nil makes a new one.
    private static func roleForm(_ desk: Desk, _ row: ListRow?) -> FormScreen {
        let stored = row.map(storedRole)
        return CommandForm(
            DefineRole.self, code: "RO",
            fields: DefineRole.fields.map { field in
                let isKey = field.name == "code" && stored != nil
                return FormField(field, width: field.name == "rights" ? 58 : nil, protected: isKey, sent: isKey ? true : nil)
            }
        ) { plan in
            plan.start = stored ?? FormValues()
            if let code = stored?["code"] {
                plan.stored = { desk in try CoreScreens.row("core.roles", desk) { $0.text("code") == code }.map(storedRole) ?? FormValues()
                }
            }
            plan.record = row?.id.map { ("role", $0) }
            plan.reopens = (["role"] + (row?.text("code").map { [$0] } ?? [])).joined(separator: " ")
        }
    }

    private static func storedRole(_ row: ListRow) -> FormValues {
        var values = FormValues()
        for name in ["code", "en", "hans", "hant", "rights"] { values[name] = row.text(name) ?? "" }
        return values
    }

    /// What a person's work is limited to. With several kinds of limits the person chooses one first.
    static func limits(of name: String, at desk: Desk) throws -> any Screen {
        let kinds = desk.company.house.scopes
        guard kinds.count != 1 else { return try limitForm(of: name, kinds[0], desk) }
        return PickList(
            title: Text(en: "Limited by", hans: "限定种类", hant: "限定種類"), rows: kinds.map { PickRow(desk.words($0.title)) }
        ) { desk, index in try desk.show(try limitForm(of: name, kinds[index], desk)) }
    }

    private static func limitForm(of name: String, _ kind: ScopeKind, _ desk: Desk) throws -> FormScreen {
        let stored: @Sendable (Desk) throws -> FormValues = { desk in
            let row = try CoreScreens.row("core.limits", desk, ["name": name]) { $0.text("kind") == kind.name }
            return FormValues(["name": name, "kind": kind.name, "codes": row?.text("codes") ?? ""].filter { !$0.value.isEmpty })
        }
        let start = try stored(desk)
        let fields = LimitScope.fields.map { field in
            switch field.name {
            case "name": FormField(field, protected: true, sent: true)
            case "kind": FormField(field, hidden: true, sent: true)
            // One kind of limit at a time: the field goes by its name.
            default: FormField(Field(field.name, kind.title, field.kind, help: field.help))
            }
        }
        let done: (Desk, FormValues, Done) -> FormSaved = { _, values, _ in
            let codes = values["codes"]
            guard !codes.isEmpty else {
                return FormSaved(
                    Text(en: "\(name) is not limited.", hans: "\(name) 不受限定。", hant: "\(name) 不受限定。"))
            }
            return FormSaved(
                Text(en: "\(name) is limited to \(codes).", hans: "\(name) 已限定为 \(codes)。", hant: "\(name) 已限定為 \(codes)。"))
        }
        return CommandForm(LimitScope.self, code: "US", fields: fields, done: done) { plan in
            plan.start = start
            plan.stored = stored
            plan.empties = ["codes"]
            plan.reopens = "user " + name
        }
    }
}
