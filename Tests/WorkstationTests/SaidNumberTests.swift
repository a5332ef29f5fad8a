import Core
import Desk
import SampleFile
import Terminal
import TestGround
import Testing
import Values

@testable import Workstation

@Suite("Records by what people type behind a code")
struct SaidNumberTests {
    @Test(
        "an order opens by its number as people say it, with the code and without",
        arguments: ["PO 326", "PO PO-326", "po po-0326", "PO 000326", "po-326", "PO-000326"])
    func order(_ line: String) throws {
        let bench = try bench("lin.yue")
        bench.go(line)
        #expect(bench.title.hasPrefix("PO "), "\(bench.title) \(bench.message)")
        #expect(bench.screen.contains("PO-000326"), "\(bench.title) \(bench.message)")
    }

    @Test("figures alone are offered with every document that ends so; the person picks")
    func figures() throws {
        let bench = try bench("lin.yue")
        bench.go("326")
        #expect(bench.screen.contains("PO-000326") && bench.screen.contains("GR-000326"), "\(bench.screen)")
        #expect(bench.desk.top?.isPopup == true)
    }

    @Test("the order field of the goods receipt and look-ups of documents take what is said")
    func fields() throws {
        let keeper = try bench("chen.hao")
        keeper.go("GR").type("326").press("Enter")
        #expect(keeper.screen.contains("PO-000326"), "\(keeper.message)")
        let books = try bench("wang.fang")
        books.go("SI").type("326").press("Enter")
        #expect(books.form?.values["order"] == "PO-000326", "\(books.message)")
        books.press("F3").go("SI").type("po-326").press("F4")
        #expect(books.screen.contains("  PO-000326"), "\(books.screen)")
    }

    @Test("what names no record is repeated, with the way to the right one, behind every code that opens records")
    func unknown() throws {
        var asked: Set<String> = []
        let codes = [
            "PO": "PO", "GR": "PO", "RC": "RC", "IL": "IL", "SI": "PO", "JE": "JL", "JL": "JL", "SM": "SM", "CT": "CL", "CL": "CL",
            "SU": "SU", "CU": "CU", "IT": "IT", "WH": "WH", "AC": "AC", "GL": "AC", "SC": "IT", "OH": "IT", "SP": "SU",
        ]
        for language in Language.allCases {
            let sample = try SampleCopy()
            for person in try sample.company.demoPeople().map(\.name) {
                let bench = try GoldenTests.bench(sample.company, person, language, 80, 24)
                for entry in bench.desk.entries {
                    guard let list = codes[entry.code] else { continue }
                    bench.go(entry.code + " 99999")
                    asked.insert(entry.code)
                    let said = bench.message
                    #expect(said.hasPrefix("E "), "\(entry.code): \(said) \(bench.title)")
                    #expect(said.contains("99999") && said.contains("F4") && said.contains(list), "\(entry.code): \(said)")
                    bench.press("F12")
                }
            }
        }
        #expect(asked == Set(codes.keys))
    }

    private func bench(_ person: String) throws -> ScreenBench {
        try GoldenTests.bench(try SampleCopy().company, person, .en, 80, 24)
    }
}
