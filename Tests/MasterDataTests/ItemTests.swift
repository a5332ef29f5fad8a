import Core
import TestGround
import Testing
import Values

@testable import MasterData

@Suite("Items")
struct ItemTests {
    private func code(_ body: () throws -> Void) -> String {
        do { try body() } catch let refusal as Refusal { return refusal.code + " " + (refusal.field ?? "") } catch { return "\(error)" }
        return "accepted"
    }

    @Test("an item keeps its figures exactly, and an archived one takes no documents")
    func added() throws {
        let test = try TestCompany([.masterData])
        try test.perform(
            AddItem(
                code: "bolt-8", name: "螺栓 M8", unit: "EA", listPrice: Figure("0.123456"), safetyStock: Figure("10.5"),
                overReceiptPercent: Figure("2.5")))
        let item = try test.company.look { try $0.item(code: "BOLT-8") }
        #expect(item.listPrice.micro == 123_456)
        #expect(item.safetyStock.decimalText == "10.5")
        #expect(item.overReceipt?.percentText == "2.5%")
        #expect(item.isStocked)
        #expect(code { try test.perform(AddItem(code: "BOLT-8", name: "x", unit: "EA")) } == "masterdata.code-taken code")
        #expect(
            code { try test.perform(AddItem(code: "B", name: "x", unit: "EA", listPrice: Figure("-1"))) }
                == "masterdata.below-zero listPrice")
        #expect(
            code { try test.perform(AddItem(code: "B", name: "x", unit: "EA", listPrice: Figure("0.1234567"))) }
                == "values.too-many-decimals listPrice")
        #expect(code { try test.perform(AddItem(code: "B", name: " ", unit: "EA")) } == "core.missing-field name")
        var emptying = ChangeItem(code: "BOLT-8")
        emptying.clear = ["overReceiptPercent", "safetyStock", "listPrice"]
        try test.perform(emptying)
        let bare = try test.company.look { try $0.item(code: "BOLT-8") }
        #expect(bare.overReceipt == nil && bare.safetyStock == .zero && bare.listPrice.micro == 0 && bare.name == "螺栓 M8")
        emptying.clear = ["name"]
        #expect(code { try test.perform(emptying) } == "core.missing-field name")
        try test.perform(ArchiveItem(code: "BOLT-8", revision: 2))
        #expect(code { _ = try test.company.look { try $0.item(code: "BOLT-8") } } == "masterdata.archived item")
        #expect(code { try test.perform(ChangeItem(code: "BOLT-8", revision: 2)) } == "core.changed-meanwhile revision")
    }

    @Test("a wrongly saved barcode is taken away again, on record; one that no item has is refused, and so is who may not")
    func removed() throws {
        let test = try TestCompany([.masterData], roles: ["reader": [.readMasterData]])
        try test.perform(AddItem(code: "TEA", name: "茶", unit: "EA"))
        try test.perform(AddItem(code: "RICE", name: "米", unit: "EA"))
        try test.perform(AddBarcode(item: "TEA", barcode: "036000291452"))
        #expect(
            code { _ = try test.company.perform(RemoveBarcode(barcode: "036000291452"), as: test.user("r", roles: ["reader"])) }
                == "core.not-allowed ")
        try test.perform(RemoveBarcode(barcode: "0036000291452"))
        #expect(try test.company.look { try $0.item(barcode: "036000291452") } == nil)
        #expect(try test.company.audit(last: 1).first?.command == "masterdata.remove-barcode")
        #expect(code { try test.perform(RemoveBarcode(barcode: "036000291452")) } == "masterdata.no-barcode barcode")
        try test.perform(AddBarcode(item: "RICE", barcode: "036000291452"))
        for report in try test.company.verify() { #expect(report.result.holds, "\(report.name): \(report.result.findings)") }
    }

    @Test("a unit that an item is not counted in is refused with all the units that it has")
    func unitsNamed() throws {
        let test = try TestCompany([.masterData])
        try test.perform(AddItem(code: "TEA", name: "茶", unit: "EA"))
        try test.perform(AddUnit(item: "TEA", unit: "CASE", contains: Fraction(12)))
        do {
            try test.perform(AddBarcode(item: "TEA", barcode: "X-1", unit: "pallet"))
            Issue.record("taken")
        } catch let refusal as Refusal {
            for (language, list) in [(Language.en, "EA, CASE"), (.hans, "EA、CASE"), (.hant, "EA、CASE")] {
                #expect(refusal.text[language].contains(list), "\(refusal.text[language])")
            }
        }
    }

    @Test("IN: one scan of a case counts its pack; GTINs of any length that name the same article are one code")
    func scanned() throws {
        let test = try TestCompany([.masterData])
        try test.perform(AddItem(code: "TEA", name: "茶", unit: "EA"))
        try test.perform(AddUnit(item: "TEA", unit: "CASE", contains: Fraction(12)))
        try test.perform(DefineUnit(code: "third", name: "a third of one"))
        try test.perform(AddUnit(item: "TEA", unit: "third", contains: Fraction(1, 3)))
        #expect(code { try test.perform(AddUnit(item: "TEA", unit: "CASE", contains: Fraction(10))) } == "masterdata.unit-taken unit")
        try test.perform(AddBarcode(item: "TEA", barcode: "036000291452", unit: "CASE"))
        let scan = try #require(try test.company.look { try $0.item(barcode: "0036000291452") })
        #expect(scan.item.code == "TEA" && scan.unit == "CASE")
        #expect(scan.perUnit == (try Fraction(12)))
        #expect(code { try test.perform(AddBarcode(item: "TEA", barcode: "0036000291452")) } == "masterdata.barcode-taken barcode")
        #expect(code { try test.perform(AddBarcode(item: "TEA", barcode: "036000291453")) } == "values.barcode-check-digit barcode")
        #expect(code { try test.perform(AddBarcode(item: "TEA", barcode: "a b")) } == "masterdata.bad-barcode barcode")
        #expect(code { try test.perform(AddBarcode(item: "TEA", barcode: "X-1", unit: "pallet")) } == "masterdata.no-unit unit")
        try test.perform(AddBarcode(item: "TEA", barcode: "Shelf-7"))
        #expect(try test.company.look { try $0.item(barcode: "shelf-7") }?.perUnit == .one)
        #expect(try test.company.look { try $0.item(barcode: "nothing") } == nil)
        let found = try test.company.ask(FindItem(text: "0036000291452"), as: test.admin()).rows
        #expect(found.map { $0[3].text } == ["CASE"])
        #expect(try test.company.ask(FindItem(text: "cha"), as: test.admin()).rows.map { $0[1].text } == ["TEA"])
        #expect(try test.company.ask(ItemCard(code: "TEA"), as: test.admin()).rows.first?[12].text == "CASE = 12 EA, third = 1/3 EA")
    }

    @Test("a unit must be known, in whatever case it is typed; another is refused with the way out until it is defined")
    func units() throws {
        let test = try TestCompany([.masterData])
        func unit(_ code: String) throws -> String { try test.company.look { try $0.item(code: code).unit } }
        for (typed, kept) in [("ea", "EA"), ("ＫＧ", "KG"), ("个", "个"), ("箱", "箱")] {
            try test.perform(AddItem(code: "I-" + typed.unicodeScalars.map { String($0.value) }.joined(), name: "x", unit: typed))
            #expect(try unit("I-" + typed.unicodeScalars.map { String($0.value) }.joined()) == kept)
        }
        #expect(code { try test.perform(AddItem(code: "B", name: "x", unit: "EAA")) } == "masterdata.unknown-unit unit")
        try test.perform(AddItem(code: "C", name: "x", unit: "EA"))
        #expect(code { try test.perform(AddUnit(item: "C", unit: "PALETTE", contains: Fraction(40))) } == "masterdata.unknown-unit unit")
        try test.perform(DefineUnit(code: "kWh", name: "kilowatt hour"))
        try test.perform(AddItem(code: "P", name: "Power", unit: "KWH", isStocked: false))
        #expect(try unit("P") == "kWh")
        for bad in ["k W", "12", "a,b"] { #expect(code { try test.perform(DefineUnit(code: bad)) } == "masterdata.bad-unit code") }
        for known in ["kwh", "ea", "箱"] { #expect(code { try test.perform(DefineUnit(code: known)) } == "masterdata.unit-known code") }
        func find(_ text: String) throws -> [String] {
            try test.company.ask(FindUnit(text: text), as: test.admin()).rows.map { $0[1].text ?? "" }
        }
        #expect(try find("").first == "kWh", "the company's own first")
        #expect(try find("kilog") == ["KG"])
        #expect(try find("kilow") == ["kWh"])
    }

    @Test("a supplier's price replaces the one before and keeps what is not named")
    func supplierPrice() throws {
        let test = try TestCompany([.masterData])
        try test.perform(AddItem(code: "TEA", name: "Tea", unit: "EA"))
        try test.perform(AddSupplier(code: "S1", name: "Leaf"))
        try test.perform(SetSupplierPrice(supplier: "S1", item: "TEA", price: Figure("2.5"), supplierCode: "L-9", leadDays: 14))
        try test.perform(SetSupplierPrice(supplier: "S1", item: "TEA", price: Figure("2.75")))
        let terms = try test.company.look { try $0.supplierItem(party: try $0.supplier(code: "S1"), item: try $0.item(code: "TEA")) }
        #expect(terms == SupplierItem(supplierCode: "L-9", price: UnitPrice(micro: 2_750_000), leadDays: 14, minimum: .zero))
    }

    @Test("a command's JSON form holds every field it declares and no other")
    func fields() throws {
        let json = """
            {"code": "C-7", "name": "Shop", "phone": "1, 2", "paymentDays": 10, "note": "line\\nline"}
            """
        let command = try AddCustomer.decode(json)
        let test = try TestCompany([.masterData])
        try test.perform(command)
        #expect(try test.company.look { try $0.customer(code: "C-7") }.note == "line\nline")
        #expect(code { _ = try AddCustomer.decode("{\"code\": \"C\", \"name\": \"x\", \"limit\": 1}") } == "core.unknown-field limit")
    }
}
