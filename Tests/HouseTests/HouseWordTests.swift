import Core
import Testing
import Workstation

@Suite("What the house says about itself")
struct HouseWordTests {
    @Test("every setting whose kind alone would take nonsense has its range")
    func settings() {
        for setting in Departments.house.settings {
            switch setting.kind {
            case .integer, .rate, .money, .quantity, .price: #expect(setting.limit != nil, "\(setting.name)")
            default: break
            }
        }
    }

    @Test("the act of approving and an order's early end have one name each, in the program and in the manuals")
    func oneName() {
        let files = SourceTree.files(below: "Sources") + SourceTree.files(below: "Docs/manual")
        #expect(files.count > 300)
        for file in files {
            for word in ["审批通过", "已审批", "短缺关闭", "正在待审批", "正待核准"] {
                #expect(!file.text.contains(words: word), "\(file.path): \(word)")
            }
        }
    }

    @Test("in 繁體中文 a party is 往來對象, a line 列, what was invoiced 已開票, on every screen")
    func traditional() {
        for file in SourceTree.files(below: "Sources") {
            let others = ["往來單位", "hant: \"行\"", "hant: \"行號\"", "hant: \"已入帳", "hant: \"未入帳"]
            for word in others { #expect(!file.text.contains(words: word), "\(file.path): \(word)") }
        }
    }

    @Test("a name for records is of a table that the department keeps")
    func records() {
        for department in Departments.house.departments {
            let tables = Set(department.schema.flatMap(\.tables).map(\.name))
            #expect(Set(department.records.keys).subtracting(tables) == [], "\(department.code)")
            #expect(!department.records.isEmpty || tables.isEmpty, "\(department.code)")
        }
    }
}
