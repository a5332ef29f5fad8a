internal import Core
internal import Desk
internal import Values

// Suppliers and customers: the lists, the form of a new one, the form of one that is there.

enum PartyScreens {
    static func suppliers() -> ListScreen {
        list(SupplierRole.self, SupplierList.self, "SU", kind: "supplier", right: .keepSuppliers) { desk in new(SupplierRole.self, desk) }
    }

    static func customers() -> ListScreen {
        list(CustomerRole.self, CustomerList.self, "CU", kind: "customer", right: .keepCustomers) { desk in new(CustomerRole.self, desk) }
    }

    private static func list<Role: PartyRole>(
        _ role: Role.Type, _ query: any Query.Type, _ code: String, kind: String, right: Right, new: @escaping (Desk) throws -> any Screen
    ) -> ListScreen {
        let list = ListScreen(query, code: code)
        list.openRow = { row in row.text("code").map { (kind, $0) } }
        list.options = [
            RowOption(2, MasterWords.change, right: right) { desk, row in try desk.open(kind, row.text("code") ?? "") },
            RowOption(4, MasterWords.archive, right: right, done: MasterWords.archived, whyNot: MasterWords.whyNotArchive) {
                desk, row in
                try desk.perform(ArchiveParty<Role>(code: row.text("code") ?? ""))
            },
            RowOption(5, MasterWords.display) { desk, row in
                try desk.show(card(row.text("code") ?? "", kind, desk, isReading: true))
            },
            RowOption(6, MasterWords.activate, right: right, done: MasterWords.activated, whyNot: MasterWords.whyNotActivate) {
                desk, row in
                try desk.perform(ArchiveParty<Role>(code: row.text("code") ?? "", isActive: true))
            },
            RowOption(7, MasterWords.erase, right: .eraseParties) { desk, row in try desk.show(erasure(row, kind)) },
        ]
        list.new = (right, new)
        list.helpText = MasterWords.listHelp
        list.offerArchived()
        return list
    }

    static func new<Role: PartyRole>(_ role: Role.Type, _ desk: Desk) -> FormScreen {
        CommandForm(
            AddParty<Role>.self, code: Role.isSupplier ? "SU" : "CU", fields: fields(AddParty<Role>.fields)
        ) { plan in
            plan.start["currency"] = desk.company.currency.code
            plan.reopens = Role.isSupplier ? "supplier" : "customer"
            plan.preview = nil
            plan.help = MasterWords.partyHelp
            plan.save = { desk, json, key, expecting in
                let command = try AddParty<Role>.decode(json)
                try desk.perform(command, key: key, expecting: expecting)
                let code = Code.folded(command.code)
                return FormSaved(MasterWords.saved(code), code: code)
            }
        }
    }

    /// The reason is asked, then whether it is meant; then the data about persons goes for good.
    private static func erasure(_ row: ListRow, _ kind: String) -> FormScreen {
        let (code, name) = (row.text("code") ?? "", row.text("name") ?? "")
        var fields = EraseParty.fields.map { field in
            FormField(field, protected: field.name == "code", hidden: field.name == "revision", sent: true)
        }
        fields.insert(FormField(Field("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text(max: 80)), width: 58, protected: true), at: 1)
        var plan = FormPlan(EraseParty.self, code: kind == "supplier" ? "SU" : "CU", fields: fields) { _, _, _ in
            FormSaved(MasterWords.erased(code))
        }
        plan.start = FormValues(["code": code, "name": name])
        plan.saveTitle = MasterWords.erase
        plan.headLine = { desk, _ in desk.words(MasterWords.forGood) }
        plan.confirm = { _, _ in Confirmation(MasterWords.mayErase, objects: [code + "  " + name]) }
        plan.preview = nil
        plan.help = MasterWords.erasureHelp
        return FormScreen(plan)
    }

    /// The record of a supplier or customer, by code or key; people who may not keep it read it.
    static func card(_ key: String, _ kind: String, _ desk: Desk, isReading: Bool = false) throws -> FormScreen {
        try kind == "supplier"
            ? card(SupplierRole.self, key, kind, desk, isReading: isReading)
            : card(CustomerRole.self, key, kind, desk, isReading: isReading)
    }

    private static func card<Role: PartyRole>(
        _ role: Role.Type, _ key: String, _ kind: String, _ desk: Desk, isReading: Bool
    ) throws -> FormScreen {
        guard
            let party = try desk.company.look({ reader in
                try reader.party(code: key) ?? Int64(key).flatMap { try reader.party(id: $0) }
            })
        else { throw Refusal.noParty(key) }
        var rights: [Right] = []
        if party.isSupplier { rights.append(.keepSuppliers) }
        if party.isCustomer { rights.append(.keepCustomers) }
        let isSupplier = Role.isSupplier
        return try ChangeForm(
            ChangeParty<Role>.self, code: isSupplier ? "SU" : "CU",
            title: isSupplier
                ? Text(en: "Supplier \(party.code)", hans: "供应商 \(party.code)", hant: "供應商 \(party.code)")
                : Text(en: "Customer \(party.code)", hans: "客户 \(party.code)", hant: "客戶 \(party.code)"),
            fields: fields(ChangeParty<Role>.fields, isChange: true),
            right: isReading ? .nobody : .missing(of: rights, for: desk.session), reopens: kind + " " + party.code, desk: desk,
            stored: { desk in FormValues(card: try desk.ask(PartyCard(code: party.code))) }
        ) { plan in
            plan.help = MasterWords.partyHelp
            plan.record = ("party", party.id)
            guard party.isSupplier else { return }
            plan.more = { _ in
                [
                    Action(nil, SupplierPriceList.title) { desk in
                        try desk.show(PriceScreens.prices(["supplier": party.code]))
                    }
                ]
            }
        }
    }

    private static func fields(_ fields: [Field], isChange: Bool = false) -> [FormField] {
        fields.map { field in
            FormField(
                field, protected: isChange && field.name == "code", hidden: field.name == "revision", sent: true)
        }
    }
}
