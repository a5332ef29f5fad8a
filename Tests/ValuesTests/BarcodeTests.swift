import Foundation
import Testing

@testable import Values

@Suite("barcodes prove themselves by their check digit")
struct BarcodeTests {
    @Test(
        "known numbers are of their kind",
        arguments: [
            ("4006381333931", Barcode.Kind.gtin13), ("036000291452", .gtin12), ("96385074", .gtin8),
            ("10614141000415", .gtin14), ("006141411234567890", .sscc), ("４００６３８１３３３９３１", .gtin13),
            ("4 006381 333931", .gtin13),
        ])
    func known(_ text: String, _ kind: Barcode.Kind) throws {
        #expect(try Barcode(text).kind == kind)
    }

    @Test("one changed digit is always found out")
    func changed() throws {
        let digits = Array("4006381333931")
        for place in digits.indices {
            for other in "0123456789" where other != digits[place] {
                var wrong = digits
                wrong[place] = other
                #expect(code { try Barcode(String(wrong)) } == "values.barcode-check-digit")
            }
        }
    }

    @Test(
        "other lengths and characters are refused",
        arguments: ["", "123", "40063813339317", "400638133393A", "abcdefgh", "４00638133393x"])
    func refused(_ text: String) {
        #expect(["values.bad-barcode", "values.barcode-check-digit"].contains(code { try Barcode(text) }))
    }

    @Test("the same article compares equal whatever was printed")
    func comparable() throws {
        #expect(try Barcode("036000291452").comparable == Barcode("0036000291452").comparable)
    }

    @Test("a list of valid and damaged numbers is told apart")
    func list() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Data/gtin.csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        var reader = CSVReader(text)
        let rows = try reader.rest().dropFirst()
        #expect(rows.count == 40)
        for row in rows {
            #expect((code { try Barcode(row.cells[1]) } == nil) == (row.cells[2] == "valid"), "\(row.cells)")
        }
    }
}
