import Testing

@testable import Values

@Suite("numbers are read as people type them")
struct NumberReaderTests {
    @Test(
        "row 22: separators, signs and full-width digits",
        arguments: [
            ("1234.50", "1234.50"), ("1,234.50", "1234.50"), ("1,234,567", "1234567"), ("-12", "-12"), ("12-", "-12"),
            ("+7", "7"), ("(12.5)", "-12.5"), ("（１２．５）", "-12.5"), ("１２．５", "12.5"), ("－１２", "-12"),
            ("１，２３４", "1234"), ("＋５", "5"), ("−3", "-3"), (" 1 234 ", "1234"), (".5", "0.5"), ("5.", "5"),
            ("12。5", "12.5"), ("０", "0"), ("-0", "0"), ("007", "7"),
        ])
    func literals(_ typed: String, _ meant: String) throws {
        #expect(try NumberReader.figure(typed).decimalText == meant)
    }

    @Test(
        "row 21: arithmetic is exact where it can be",
        arguments: [
            ("12*36+4", "436"), ("1+2*3", "7"), ("(1+2)*3", "9"), ("10-4-3", "3"), ("100/3*3", "100"),
            ("1/3", "0.333333"),
            ("2/3", "0.666667"), ("-2/3", "-0.666667"), ("1/8", "0.125"), ("0.1+0.2", "0.3"), ("1.10*1.10", "1.21"),
            ("2*-3", "-6"), ("-(2+3)", "-5"), ("12×36", "432"), ("100÷4", "25"), ("１２＊３", "36"), ("1,000*2", "2000"),
            ("(5)*2", "10"), ("1/128", "0.007813"), ("0.0000001*3", "0.0000003"), ("8/4/2", "1"), ("1--1", "2"),
        ])
    func sums(_ typed: String, _ meant: String) throws {
        #expect(try NumberReader.figure(typed).decimalText == meant)
    }

    @Test(
        "garbage is refused with a sentence",
        arguments: [
            "", " ", "abc", "1,23", "1,2345", ",123", "1,,234", "12*", "*12", "(1", "1)", "()", "1.2.3", "1e5", "12a",
            "--", "-", ".", "((12)", "1 + x", "¥5", "12%", "(-5-", "٣",
        ])
    func garbage(_ typed: String) {
        #expect(code { try NumberReader.figure(typed) } == "values.not-a-number")
    }

    @Test("too large, divided by zero or nested too deep is refused, never a crash")
    func limits() {
        #expect(code { try NumberReader.figure("99999999999999999999") } == "values.overflow")
        #expect(code { try NumberReader.figure("9223372036854775807+1") } == "values.overflow")
        #expect(
            code { try NumberReader.figure("9223372036854775807*9223372036854775807*9223372036854775807") }
                == "values.overflow")
        #expect(code { try NumberReader.figure("1/0") } == "values.no-whole")
        #expect(code { try NumberReader.figure("1/(2-2)") } == "values.no-whole")
        #expect(code { try NumberReader.figure(String(repeating: "(", count: 200) + "1") } == "values.not-a-number")
        #expect(code { try NumberReader.figure(String(repeating: "-", count: 390) + "1") } == "values.not-a-number")
        #expect(code { try NumberReader.figure(String(repeating: "1", count: 5_000)) } == "values.not-a-number")
    }

    @Test("any keys typed give a figure or a refusal")
    func anyKeys() {
        let keys = Array("0123456789+-*/().,（），．－ ")
        var seed: UInt64 = 42
        for _ in 0..<20_000 {
            var typed = ""
            for _ in 0..<12 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                typed.append(keys[Int(seed >> 33) % keys.count])
            }
            let refused = code { try NumberReader.figure(typed) }
            #expect(refused == nil || refused!.hasPrefix("values."))
        }
    }

    @Test("whatever is written with separators reads back")
    func roundTrip() throws {
        for units in [0, 1, -1, 12, 999, 1_000, -1_234_567, 123_456_789_012, .max, .min + 1] as [Int64] {
            let money = Money(minor: units, currency: cny)
            #expect(try NumberReader.figure(money.written()).money(in: cny) == money)
            #expect(try NumberReader.figure(money.written(negative: .brackets)).money(in: cny) == money)
            #expect(try NumberReader.figure(Quantity(micro: units).written()).quantity() == Quantity(micro: units))
        }
    }
}
