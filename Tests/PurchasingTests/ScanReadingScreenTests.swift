import Testing
import Values

@testable import Purchasing

@Suite("What a scanner types")
struct ScanReadingScreenTests {
    private let today = TestDay.today

    private func code(_ typed: String) throws -> ScannedCode? {
        if case .code(let code) = try ScanEntry.read(typed, today: today) { code } else { nil }
    }

    @Test("12* is a quantity for the next scan, =24 corrects the last line, blanks are nothing")
    func entries() throws {
        #expect(try ScanEntry.read("12*", today: today) == .times(try Figure("12")))
        #expect(try ScanEntry.read("=24", today: today) == .correction(try Figure("24")))
        #expect(try ScanEntry.read(" \u{02}\u{03} ", today: today) == .nothing)
        #expect(try ScanEntry.read("\u{1D}", today: today) == .nothing)
    }

    @Test("control characters of wedges are stripped, a plain code stays as it is")
    func wedge() throws {
        #expect(try code("\u{02}B-M830\u{03}\u{04}")?.text == "B-M830")
        #expect(try code("6901234567892")?.text == "6901234567892")
        #expect(try code("]E06901234567892")?.text == "6901234567892")
    }

    @Test("full-width digits are folded, and it is said that they were")
    func fullWidth() throws {
        let code = try #require(try code("６９０１２３４５６７８９２"))
        #expect(code.text == "6901234567892")
        #expect(code.wasFolded)
    }

    @Test("a GS1 symbol gives article, lot, expiry, serial and count, whatever prefix its scanner sends")
    func elements() throws {
        for prefix in ["]C1", "]d2", "\u{1D}", "]e0"] {
            let code = try #require(try code(prefix + "010690123456789217260331" + "10L2603\u{1D}21S-1\u{1D}3712"))
            #expect(code.text == "06901234567892")
            #expect(code.lot == "L2603")
            #expect(code.serial == "S-1")
            #expect(code.expiry?.iso == "2026-03-31")
            #expect(code.count?.decimalText == "12")
        }
        #expect(try code("0106901234567892" + "10L1")?.lot == "L1")
        #expect(try code("(01)06901234567892(10)L9")?.lot == "L9")
    }

    @Test("identifiers that mean nothing here are passed over, of fixed and of free length")
    func others() throws {
        let code = try #require(try code("]C1" + "11260101" + "3103001250" + "240AB-12\u{1D}" + "0106901234567892" + "30" + "5"))
        #expect(code.text == "06901234567892")
        #expect(code.count?.decimalText == "5")
    }

    @Test("the day 00 is the last of its month, and the year is the nearest one")
    func expiry() throws {
        #expect(try code("]C1" + "010690123456789217280200")?.expiry?.iso == "2028-02-29")
        #expect(try code("]C1" + "010690123456789217990101")?.expiry?.iso == "1999-01-01")
        #expect(try code("]C1" + "010690123456789217700101")?.expiry?.iso == "2070-01-01")
    }

    @Test("a symbol that breaks off or has a wrong check digit is refused with the way out")
    func broken() throws {
        for typed in ["]C10106901234567", "]C1" + "0106901234567891", "]C1" + "10LOT", "]C1" + "17261301" + "0106901234567892"] {
            #expect(refusal { _ = try code(typed) } == "purchasing.bad-scan scan")
        }
    }
}

private enum TestDay {
    static let today = Day(number: 20_530)
}
