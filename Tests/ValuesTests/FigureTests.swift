import Foundation
import Testing

@testable import Values

@Suite("figures are read and written exactly")
struct FigureTests {
    @Test("plain text keeps its decimals", arguments: ["0", "12.50", "-0.001", "9223372036854775807", "-3"])
    func plain(_ text: String) throws {
        #expect(try Figure(text).decimalText == text)
    }

    @Test("other text is refused", arguments: ["", "-", ".5", "5.", "1,000", " 1", "1e3", "--1", "0x1", "１"])
    func garbage(_ text: String) {
        #expect(code { try Figure(text) } == "values.not-a-number")
    }

    @Test("more decimals than a currency has are refused, zeros at the end are not")
    func decimals() throws {
        #expect(try Figure("12.500").money(in: cny).minor == 1_250)
        #expect(code { try Figure("12.505").money(in: cny) } == "values.too-many-decimals")
        #expect(code { try Figure("1.5").money(in: Currency.named("JPY")!) } == "values.too-many-decimals")
        #expect(try Figure("0.0000010").quantity().micro == 1)
        #expect(code { try Figure("0.0000001").unitPrice() } == "values.too-many-decimals")
        #expect(try Figure("13").percentRate() == Rate.percent(13))
        #expect(code { try Figure("99999999999999999").money(in: cny) } == "values.overflow")
        #expect(code { try Figure("99999999999999999999") } == "values.overflow")
    }

    @Test("quantities, prices and rates drop needless zeros, money keeps its own")
    func canonical() throws {
        #expect(try quantity("25.000000").decimalText == "25")
        #expect(try quantity("-0.500").decimalText == "-0.5")
        #expect(try rate("0.130").percentText == "13%")
        #expect(try rate("0.0625").percentText == "6.25%")
        #expect(try yuan("5").decimalText == "5.00")
        #expect(Money(minor: -5, currency: cny).description == "CNY -0.05")
        #expect(Money(minor: .min, currency: cny).decimalText == "-92233720368547758.08")
    }

    private struct Fields: Codable, Equatable {
        var money: Money
        var quantity: Quantity
        var price: UnitPrice
        var rate: Rate
        var day: Day
        var figure: Figure
        var at: Moment
        var fraction: Fraction
    }

    @Test("in JSON every value is text that reads back equal")
    func json() throws {
        let fields = Fields(
            money: try yuan("-1.00"), quantity: try quantity("2.5"), price: try price("0.1"), rate: try rate("7.1"),
            day: Day(iso: "2026-03-05")!, figure: try Figure("12.50"),
            at: Moment(secondsUTC: 1_772_719_351, micros: 123_456), fraction: try Fraction(1, 3))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(fields), as: UTF8.self)
        #expect(
            text == """
                {"at":"2026-03-05T14:02:31.123456Z","day":"2026-03-05","figure":"12.50","fraction":"1/3",\
                "money":{"amount":"-1.00","currency":"CNY"},"price":"0.1","quantity":"2.5","rate":"7.1"}
                """)
        #expect(try JSONDecoder().decode(Fields.self, from: Data(text.utf8)) == fields)
    }

    @Test("whole JSON numbers are read; a wrong one is laid at the door of its field")
    func jsonNumbers() throws {
        struct Line: Codable { var quantity: Quantity }
        #expect(try JSONDecoder().decode(Line.self, from: Data(#"{"quantity": 3}"#.utf8)).quantity == .whole(3))
        do {
            _ = try JSONDecoder().decode(Line.self, from: Data(#"{"quantity": "three"}"#.utf8))
            Issue.record("read")
        } catch let refusal as Refusal {
            #expect(refusal.code == "values.not-a-number")
            #expect(refusal.field == "quantity")
        }
    }
}

@Suite("currencies are those of ISO 4217")
struct CurrencyTests {
    @Test("the table is in order, each with its minor units and three names")
    func table() {
        let codes = Currency.all.map(\.code)
        #expect(codes == codes.sorted())
        #expect(codes.count == 165)
        #expect(Currency.all.allSatisfy { Currency.named($0.code) == $0 && (0...4).contains($0.digits) })
        #expect(Currency.all.allSatisfy { !$0.name.en.isEmpty && !$0.name.hans.isEmpty && !$0.name.hant.isEmpty })
    }

    @Test("known ones have their digits", arguments: [("CNY", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("usd", 2)])
    func digits(_ code: String, _ digits: Int) {
        #expect(Currency.named(code)?.digits == digits)
    }

    @Test("metals, tests and inventions are none", arguments: ["XAU", "XXX", "XTS", "ABC", "", "CN"])
    func unknown(_ code: String) {
        #expect(Currency.named(code) == nil)
    }
}
