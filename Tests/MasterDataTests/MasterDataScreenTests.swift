import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@testable import MasterData

/// A company with two suppliers, a customer and an item, and a desk for whoever is asked for.
private struct Ground {
    let test: TestCompany

    init() throws {
        test = try TestCompany(
            [.masterData],
            roles: [
                "buyer": [.readMasterData, .keepSuppliers, .keepItems], "reader": [.readMasterData],
            ])
        try test.perform(AddSupplier(code: "S-001", name: "上海宏达电子有限公司", contact: "王芳", phone: "021-55512345"))
        try test.perform(AddSupplier(code: "S-002", name: "Northwind Bearings", currency: "USD"))
        try test.perform(AddCustomer(code: "C-001", name: "苏州明禾机电设备有限公司"))
        try test.perform(AddItem(code: "B-M830", name: "螺栓 M8x30", unit: "EA"))
    }

    func bench(_ role: String? = nil, width: Int = 80, height: Int = 24) throws -> ScreenBench {
        let session = try role.map { try test.user($0 + "1", roles: [$0]) } ?? test.admin()
        return ScreenBench(test.company, pages: [.masterData], session: session, width: width, height: height)
    }

    func party(_ code: String) throws -> Party? { try test.company.look { try $0.party(code: code) } }
}

@Suite("Parties, items, prices and rates on the desk")
struct MasterDataScreenTests {
    @Test("UI-01: a list is reached by its code in few keys, F6 adds a supplier, and the list shows it")
    func addSupplier() throws {
        let ground = try Ground()
        let bench = try ground.bench()
        #expect(bench.count { bench.type("su").press("Enter") } <= 6)
        #expect(bench.title.hasPrefix("SU  Suppliers"))
        bench.press("F6").type("s-003").press("Enter").type("无锡轴承").press("F8")
        #expect(bench.message.hasPrefix("I S-003 is saved."))
        #expect(bench.screen.contains("无锡轴承"))
        #expect(try ground.party("S-003")?.currency == "CNY")
        #expect(bench.faults == [])
    }

    @Test("what only the command can know is told of all fields at once: each is marked, the number said, the cursor at the first")
    func allRefusals() throws {
        let ground = try Ground()
        let bench = try ground.bench()
        bench.go("SU").press("F6").type("s-001").press("Enter").type("宏达").press("F8")
        #expect(bench.message.hasPrefix("E masterdata.code-taken The code S-001"))
        let form = try #require(bench.form)
        while form.values["email"].isEmpty {
            bench.press("Enter")
            if bench.canvas.line(bench.canvas.cursor?.row ?? 0).contains("E-mail") { bench.type("nobody").press("Enter") }
        }
        bench.press("F8")
        #expect(bench.message.hasPrefix("E masterdata.code-taken 2 fields to correct. The code S-001"))
        #expect(bench.canvas.lines.filter { $0.hasSuffix("E") }.count == 2)
        #expect(bench.canvas.lines.contains { $0.contains("nobody") && $0.hasSuffix("E") })
        bench.type("s-009").press("F8")
        #expect(bench.message.hasPrefix("E masterdata.bad-email"))
        bench.press("Ctrl-U", "F8")
        #expect(bench.message.hasPrefix("I S-009 is saved."))
        #expect(bench.faults == [])
    }

    @Test("a filter finds Chinese names by initials and by full pinyin, in either script, and nothing by accident")
    func pinyin() throws {
        let ground = try Ground()
        try ground.test.perform(SetSupplierPrice(supplier: "S-001", item: "B-M830", price: try Figure("1")))
        let bench = try ground.bench()
        for (code, key) in [("su", "S-001"), ("sp", "S-001")] {
            bench.press("Ctrl-G").type(code).press("Enter")
            for word in ["shhd", "hddz", "SHHD", "shanghaihong", "宏達", "宏达", "name=shhd"] where code == "su" || !word.hasPrefix("name=") {
                bench.press("F7", "Ctrl-U").type(word).press("Enter")
                #expect(bench.screen.contains(key), "\(code) \(word)")
                #expect(!bench.screen.contains("S-002"), "\(code) \(word)")
            }
            for word in ["anghai", "hd", "5551", "zzz"] where code == "su" || word != "5551" {
                bench.press("F7", "Ctrl-U").type(word).press("Enter")
                #expect(bench.screen.contains(key) == (word == "5551"), "\(code) \(word)")
            }
        }
        #expect(bench.faults == [])
    }

    @Test("Enter opens the record; what is emptied in the form is emptied in the file")
    func change() throws {
        let ground = try Ground()
        let bench = try ground.bench()
        bench.go("SU").press("Enter")
        #expect(bench.title.hasPrefix("SU  Supplier S-001"))
        #expect(bench.form?.values["phone"] == "021-55512345")
        // Name, contact, telephone.
        bench.press("Enter", "Enter", "Ctrl-U").press("F8")
        #expect(bench.message.hasPrefix("I S-001 is saved."))
        #expect(try ground.party("S-001")?.phone == "")
        #expect(try ground.party("S-001")?.contact == "王芳")
        #expect(bench.faults == [])
    }

    @Test("UI-53: a record that somebody else changed under the form is said, refused and shown side by side")
    func conflict() throws {
        let ground = try Ground()
        let bench = try ground.bench()
        bench.go("SU S-001").write("上海宏达")
        let other = try Company(at: ground.test.company.path, house: ground.test.company.house)
        var change = ChangeSupplier(code: "S-001")
        change.phone = "021-999"
        _ = try other.perform(change, as: try ground.test.admin())
        bench.send(.tick)
        #expect(bench.screen.contains("Somebody else changed"))
        bench.press("F8")
        #expect(bench.message.hasPrefix("E core.changed-meanwhile") || bench.screen.contains("core.changed-meanwhile"))
        bench.press("F5")
        #expect(bench.screen.contains("021-999"))
        bench.press("F8").press("F8")
        #expect(try ground.party("S-001")?.phone == "021-999")
        #expect(try ground.party("S-001")?.name == "上海宏达")
        #expect(bench.faults == [])
    }

    @Test("UI-56: archiving asks first and does nothing on Enter alone; archived ones are shown when asked for")
    func archive() throws {
        let ground = try Ground()
        let bench = try ground.bench()
        bench.go("SU").type("4").press("Enter")
        #expect(bench.screen.contains("4=Archive  S-001"))
        bench.press("Enter")
        #expect(try ground.party("S-001")?.isActive == true)
        bench.type("4").press("Enter").type("y").press("Enter")
        #expect(bench.message == "I S-001 is archived.")
        #expect(try ground.party("S-001")?.isActive == false)
        bench.press("Down")
        #expect(!bench.screen.contains("S-001"))
        bench.choose("Show archived too")
        #expect(bench.screen.contains("S-001"))
        #expect(bench.faults == [])
    }

    @Test("a form says what was done to which record, also where the record has no code of its own")
    func named() throws {
        let ground = try Ground()
        let bench = try ground.bench()
        bench.go("SU").type("7").press("Enter").type("on request").press("F8").type("y").press("Enter")
        #expect(bench.message.hasPrefix("I S-001 was erased and is archived now"))
        bench.go("SP").press("F6").type("S-002").press("Enter").type("B-M830").press("Enter").type("1.20").press("F8")
        #expect(bench.message == "I S-002 B-M830 is saved.")
        #expect(bench.faults == [])
    }

    @Test("what was erased comes back by no form that was open meanwhile")
    func erasedMeanwhile() throws {
        let ground = try Ground()
        let bench = try ground.bench()
        bench.go("SU").type("2").press("Enter", "End").type(" x").press("Tab")
        #expect(try ground.test.company.drafts(of: bench.desk.session).count == 1)
        let other = try Company(at: ground.test.company.path, house: ground.test.company.house)
        _ = try other.perform(EraseParty(code: "S-001", reason: "asked"), as: try ground.test.admin())
        bench.send(.tick)
        bench.type("y").press("Tab")
        #expect(try ground.test.company.drafts(of: bench.desk.session).isEmpty)
        bench.press("F12")
        #expect(try ground.test.company.drafts(of: bench.desk.session).isEmpty)
        #expect(bench.faults == [])
    }

    @Test("from an item's card a pack unit and its barcode are added, and the card shows them")
    func itemCard() throws {
        let ground = try Ground()
        let bench = try ground.bench()
        bench.go("IT B-M830").choose("Add a unit").type("BX").press("Enter").type("12").press("F8")
        #expect(bench.form?.values["units"].contains("BX = 12") == true)
        bench.choose("Add a barcode").type("6901234567892").press("Enter").type("BX").press("F8").press("F12")
        bench.choose("Barcodes")
        #expect(bench.screen.contains("6901234567892"))
        #expect(try ground.test.company.look { try $0.item(barcode: "6901234567892") }?.unit == "BX")
        #expect(bench.faults == [])
    }

    @Test("barcodes: F4 offers the item's units, saving names the barcode, a copy leaves it to be scanned, 4 takes one away")
    func barcodes() throws {
        let ground = try Ground()
        try ground.test.perform(AddUnit(item: "B-M830", unit: "BX", contains: Fraction(12)))
        let bench = try ground.bench()
        bench.go("IT B-M830").choose("Add a barcode").type("6901234567892").press("Enter", "F4")
        #expect(bench.screen.contains("BX = 12 EA"))
        bench.press("Down", "Enter", "F8")
        #expect(bench.message.contains("Barcode 6901234567892 is saved for B-M830."))
        bench.choose("Duplicate as new")
        #expect(bench.form?.values["barcode"] == "" && bench.form?.values["unit"] == "BX" && bench.form?.values["item"] == "B-M830")
        bench.type("6901234567892").press("F8")
        #expect(bench.message.contains("remove it there first (IT, 7, then 4)"))
        bench.go("IT").type("7").press("Enter")
        #expect(bench.screen.contains("4=Remove"))
        bench.type("4").press("Enter", "Enter")
        #expect(bench.screen.contains("6901234567892"), "Enter alone removes nothing")
        bench.type("4").press("Enter").type("y").press("Enter")
        #expect(bench.message.contains("is removed"))
        #expect(try ground.test.company.look { try $0.item(barcode: "6901234567892") } == nil)
        #expect(bench.faults == [])
    }

    @Test("erasing shows whom, says that it is for good, asks, and says afterwards what was done and where the record is")
    func erase() throws {
        let ground = try Ground()
        try ground.test.perform(AddCustomer(code: "C-002", name: "Blue Mesa", contact: "Ann", phone: "+1 970 555 0142"))
        for language in Language.allCases {
            let bench = try ground.bench()
            while bench.desk.language != language { bench.press("Ctrl-X") }
            bench.go("CU").press("Down").type("7").press("Enter")
            #expect(bench.screen.contains("Blue Mesa"))
            #expect(bench.canvas.line(1).contains(MasterWords.forGood[language]), "\(bench.screen)")
            bench.write("request of 2026-11-03").press("F8")
            #expect(bench.screen.contains("C-002  Blue Mesa") && bench.screen.contains(MasterWords.mayErase[language].prefix(8)))
            guard language == .hant else { continue }
            bench.press("Enter")
            #expect(try ground.party("C-002")?.contact == "Ann", "Enter alone erases nothing")
            bench.press("F8").type("y").press("Enter")
            #expect(bench.message.contains("C-002 的資料已清除，檔案已停用"))
            #expect(try ground.party("C-002")?.contact == "§erased")
            let entry = try #require(try ground.test.company.audit(last: 1).first)
            let told = try ground.test.company.ask(named: "core.change", ["entry": String(entry.sequence)], as: try ground.test.admin())
            let cells = told.rows.flatMap { $0.compactMap(\.text) }
            #expect(cells.contains("往來對象") && cells.contains("C-002") && !cells.contains("party"), "\(cells)")
            #expect(bench.faults == [])
        }
    }

    @Test("a whole telephone number stands in the list of 80 columns: agents find a customer by its end")
    func telephone() throws {
        let ground = try Ground()
        try ground.test.perform(AddCustomer(code: "C-002", name: "臺中震鑫機械股份有限公司", phone: "+886 4 5551 23456789"))
        let bench = try ground.bench()
        bench.go("CU")
        #expect(bench.screen.contains("+886 4 5551 23456789 "), "one cell more than the column is wide: others lend it")
        try ground.test.perform(AddCustomer(code: "C-003", name: "臺中震鑫機械股份有限公司", phone: "+886 4 5551 2345678"))
        bench.go("CU")
        #expect(bench.screen.contains("+886 4 5551 2345678 "))
        #expect(bench.faults == [])
    }

    @Test("over-receipt is typed in percent and comes back in percent")
    func percent() throws {
        let ground = try Ground()
        try ground.test.perform(AddItem(code: "X", name: "X", unit: "EA", overReceiptPercent: Figure(units: 75, scale: 1)))
        let bench = try ground.bench()
        bench.go("IT X")
        #expect(bench.form?.values["overReceiptPercent"] == "7.5")
        bench.write("Y").press("F8")
        #expect(try ground.test.company.look { try $0.itemOrArchived(code: "X") }?.overReceipt == Rate(nano: 75_000_000))
        #expect(bench.faults == [])
    }

    @Test("prices and rates are set from their lists; a supplier is found by pinyin initials")
    func prices() throws {
        let ground = try Ground()
        let bench = try ground.bench()
        bench.go("SP").press("F6").type("shhd").press("Enter").type("b-m8").press("Enter").type("0.58").press("F8").press("F12")
        #expect(bench.screen.contains("B-M830") && bench.screen.contains("0.58"))
        bench.press("Enter")
        #expect(bench.form?.values["supplier"] == "S-001")
        bench.type("0.6").press("F8")
        #expect(bench.screen.contains("0.60"))
        bench.go("RA").press("F6").type("USD").press("Enter", "Enter").type("7.1").press("F8")
        #expect(bench.screen.contains("7.1"))
        #expect(try ground.test.company.look { try $0.rate(of: "USD", on: TestCompany.today) } == Figure("7.1").rate())
        #expect(bench.faults == [])
    }

    @Test("UI-34: F6 in a lookup makes the missing supplier and comes back with it")
    func lookup() throws {
        let ground = try Ground()
        let bench = try ground.bench()
        bench.go("SP").press("F6").press("F4").press("F6").type("S-009").press("Enter").type("Nine").press("F8")
        #expect(bench.form?.values["supplier"] == "S-009")
        #expect(bench.faults == [])
    }

    @Test("UI-58: who may only read sees no option, no F6, and protected forms; another's masters are read only")
    func rights() throws {
        let ground = try Ground()
        let reader = try ground.bench("reader")
        reader.go("SU")
        #expect(!reader.legend.contains("F6"))
        #expect(!reader.screen.contains("2=Change") && !reader.screen.contains("4=Archive") && reader.screen.contains("5=Display"))
        reader.press("Enter")
        #expect(!reader.legend.contains("F8"))
        #expect(reader.screen.contains("RO"))
        let buyer = try ground.bench("buyer")
        buyer.go("CU C-001")
        #expect(!buyer.legend.contains("F8"))
        buyer.press("F12").go("SU S-001")
        #expect(buyer.legend.contains("F8"))
        buyer.press("F12").go("SU").type("5").press("Enter")
        #expect(!buyer.legend.contains("F8"))
        #expect(reader.faults + buyer.faults == [])
    }

    @Test("UI-65, UI-69: every screen draws in three languages at 80×24 and 200×60", arguments: [(80, 24), (200, 60)])
    func tour(width: Int, height: Int) throws {
        let ground = try Ground()
        let faults = ScreenBench.tour(
            ground.test.company, pages: [.masterData], session: try ground.test.admin(), width: width, height: height)
        #expect(faults == [])
    }
}
