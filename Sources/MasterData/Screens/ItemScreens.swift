internal import Core
internal import Desk
internal import Values

// Items: the list, the form of a new one, the card with units and barcodes.

enum ItemScreens {
    static func items() -> ListScreen {
        let list = ListScreen(ItemList.self, code: "IT")
        list.openRow = { row in row.text("code").map { ("item", $0) } }
        list.options = [
            RowOption(2, MasterWords.change, right: .keepItems) { desk, row in try desk.open("item", row.text("code") ?? "") },
            RowOption(4, MasterWords.archive, right: .keepItems, done: MasterWords.archived, whyNot: MasterWords.whyNotArchive) {
                desk, row in
                try desk.perform(ArchiveItem(code: row.text("code") ?? ""))
            },
            RowOption(5, MasterWords.display) { desk, row in
                try desk.show(card(row.text("code") ?? "", desk, isReading: true))
            },
            RowOption(6, MasterWords.activate, right: .keepItems, done: MasterWords.activated, whyNot: MasterWords.whyNotActivate) {
                desk, row in
                try desk.perform(ArchiveItem(code: row.text("code") ?? "", isActive: true))
            },
            RowOption(7, BarcodeList.title) { desk, row in try desk.show(barcodes(row.text("code"))) },
        ]
        list.new = (.keepItems, { _ in new() })
        list.helpText = MasterWords.listHelp
        list.offerArchived()
        return list
    }

    static func new() -> FormScreen {
        CommandForm(AddItem.self, code: "IT") { plan in
            plan.start["isStocked"] = "1"
            plan.reopens = "item"
            plan.preview = nil
            plan.help = help
            plan.save = { desk, json, key, expecting in
                let command = try AddItem.decode(json)
                try desk.perform(command, key: key, expecting: expecting)
                let code = Code.folded(command.code)
                return FormSaved(MasterWords.saved(code), code: code)
            }
        }
    }

    /// An item's record, by code or key, with its units; barcodes and new units are in the F2 menu.
    static func card(_ key: String, _ desk: Desk, isReading: Bool = false) throws -> FormScreen {
        guard
            let item = try desk.company.look({ reader in
                try reader.itemOrArchived(code: key) ?? Int64(key).flatMap { try reader.item(id: $0) }
            })
        else { throw Refusal.noItem(key).on("code") }
        return try ChangeForm(
            ChangeItem.self, code: "IT", title: Text(en: "Item \(item.code)", hans: "物料 \(item.code)", hant: "品項 \(item.code)"),
            fields: cardFields, right: isReading ? .nobody : .keepItems, reopens: "item " + item.code, desk: desk,
            stored: { desk in try stored(item.code, desk) }
        ) { plan in
            plan.help = help
            plan.record = ("item", item.id)
            plan.more = { _ in
                [
                    Action(nil, BarcodeList.title) { desk in try desk.show(barcodes(item.code)) },
                    Action(nil, AddBarcode.title, right: .keepItems) { desk in try desk.show(addBarcode(item.code, desk)) },
                    Action(nil, AddUnit.title, right: .keepItems) { desk in try desk.show(addUnit(item.code)) },
                    Action(nil, SupplierPriceList.title) { desk in try desk.show(PriceScreens.prices(["item": item.code])) },
                ]
            }
        }
    }

    /// The fields of the command, with the units in between, which it leaves alone.
    private static var cardFields: [FormField] {
        let shown = [
            Field("unit", Text(en: "Stock unit", hans: "库存单位", hant: "庫存單位"), .text(max: 12)),
            Field("units", Text(en: "Other units", hans: "其他单位", hant: "其他單位"), .text(max: 60)),
        ].map { FormField($0, protected: true) }
        let own = ChangeItem.fields.map { field in
            FormField(field, protected: field.name == "code", hidden: field.name == "revision", sent: true)
        }
        return Array(own.prefix(2)) + shown + own.dropFirst(2)
    }

    /// The card keeps the share that may come in over the order; the form takes it in percent.
    private static func stored(_ code: String, _ desk: Desk) throws -> FormValues {
        let card = try desk.ask(ItemCard(code: code))
        var values = FormValues(card: card)
        values["overReceipt"] = ""
        if let place = card.columns.firstIndex(where: { $0.name == "overReceipt" }), let nano = card.rows.first?[place].integer {
            values["overReceiptPercent"] = Rate(nano: nano).percentText.filter { $0 != "%" }
        }
        return values
    }

    // MARK: Barcodes and units

    static func barcodes(_ item: String?) -> ListScreen {
        let list = ListScreen(BarcodeList.self, code: "IT", parameters: item.map { ["item": $0] } ?? [:])
        list.openRow = { row in row.text("item").map { ("item", $0) } }
        list.options = [
            RowOption(4, Text(en: "Remove", hans: "移除", hant: "移除"), right: .keepItems, done: Text(en: "removed", hans: "已移除", hant: "已移除"))
            { desk, row in
                let barcode = row.text("barcode") ?? ""
                try desk.perform(RemoveBarcode(barcode: barcode))
                desk.say(Text(en: "Barcode \(barcode) is removed.", hans: "条码 \(barcode) 已移除。", hant: "條碼 \(barcode) 已移除。"))
            }
        ]
        list.new = (.keepItems, { desk in try addBarcode(item ?? "", desk) })
        return list
    }

    static func units(_ text: String) -> ListScreen {
        let list = ListScreen(
            FindUnit.self, code: "IT", title: Text(en: "Units", hans: "计量单位", hant: "計量單位"), parameters: ["text": text, "limit": "200"])
        list.new = (.keepItems, { _ in newUnit() })
        return list
    }

    static func newUnit() -> FormScreen {
        CommandForm(DefineUnit.self, code: "IT") { plan in
            plan.preview = nil
            plan.reopens = "unit"
        }
    }

    static func addBarcode(_ item: String, _ desk: Desk, unit said: String = "") throws -> FormScreen {
        let units = try item.isEmpty ? [] : desk.company.look { try $0.unitChoices(ofItem: item) }
        return addition(AddBarcode.self, to: item) { plan in
            if !units.isEmpty, let place = plan.fields.firstIndex(where: { $0.name == "unit" }) {
                plan.fields[place] = FormField(Field("unit", plan.fields[place].field.title, .choice(units)))
            }
            plan.start["unit"] = said
            plan.isRepeated = !item.isEmpty && said.isEmpty
            var unit = said
            plan.save = { desk, json, key, expecting in
                let command = try AddBarcode.decode(json)
                try desk.perform(command, key: key, expecting: expecting)
                unit = command.unit ?? ""
                let (code, barcode) = (Code.folded(command.item), command.barcode)
                return FormSaved(
                    Text(
                        en: "Barcode \(barcode) is saved for \(code).", hans: "\(code) 的条码 \(barcode) 已保存。",
                        hant: "\(code) 的條碼 \(barcode) 已儲存。"))
            }
            // A barcode belongs to one item alone: the next one is scanned, not copied.
            plan.duplicate = { desk, values in
                try addBarcode(values["item"], desk, unit: values["unit"].isEmpty ? unit : values["unit"])
            }
        }
    }

    static func addUnit(_ item: String) -> FormScreen { addition(AddUnit.self, to: item) }

    private static func addition<C: Command>(
        _ command: C.Type, to item: String, adjust: (inout FormPlan) -> Void = { _ in }
    ) -> FormScreen {
        let fields = C.fields.map { field in
            FormField(
                field, protected: field.name == "item" && !item.isEmpty, sent: true, master: field.name == "item" ? "item" : nil)
        }
        return CommandForm(command, code: "IT", fields: fields, start: FormValues(["item": item])) { plan in
            plan.preview = nil
            plan.reopens = "item " + item
            adjust(&plan)
        }
    }

    private static let help = Text(
        en: "Code and stock unit never change. F2 lists barcodes and adds a barcode or a pack unit: one scan of a case counts twelve.",
        hans: "编码与库存单位不可更改。F2 可查看条码、添加条码或包装单位：扫一次箱码计十二个。",
        hant: "編號與庫存單位不可更改。F2 可檢視條碼、新增條碼或包裝單位：掃一次箱碼計十二個。")
}
