import Testing

@testable import Values

@Suite("values are written for people")
struct WrittenTests {
    @Test("money has separators and its currency's decimals, below zero a minus or brackets")
    func money() throws {
        #expect(try yuan("1234567.5").written() == "1,234,567.50")
        #expect(try yuan("-1234.5").written() == "-1,234.50")
        #expect(try yuan("-1234.5").written(negative: .brackets) == "(1,234.50)")
        #expect(try yuan("999").written(negative: .brackets) == "999.00")
        #expect(try yuan("100000").writtenWithCurrency() == "CNY 100,000.00")
        #expect(Money(minor: 1_000, currency: Currency.named("JPY")!).written() == "1,000")
    }

    @Test("quantities are trimmed")
    func quantities() throws {
        #expect(try quantity("25.000").written() == "25")
        #expect(try quantity("12345.50").written() == "12,345.5")
        #expect(try quantity("-1000").written(negative: .brackets) == "(1,000)")
    }

    @Test("unit prices have at least the decimals of their currency")
    func prices() throws {
        #expect(try price("1234.5").written(for: cny) == "1,234.50")
        #expect(try price("0.0035").written(for: cny) == "0.0035")
        #expect(try price("-2").written(for: Currency.named("JPY")!, negative: .brackets) == "(2)")
    }

    @Test("days are ISO in rows and long in letters")
    func days() {
        let day = Day(iso: "2026-03-05")!
        #expect(Language.allCases.allSatisfy { day.written(in: $0) == "2026-03-05" })
        #expect(day.longWritten(in: .en) == "5 Mar 2026")
        #expect(day.longWritten(in: .hans) == "2026年3月5日")
        #expect(day.weekdayWritten(in: .en) == "Thu")
        #expect(day.weekdayWritten(in: .hans) == "周四")
        #expect(day.weekdayWritten(in: .hant) == "週四")
        #expect(day.monthWritten(in: .hant) == "2026年3月")
    }
}

@Suite("amounts in Chinese capitals")
struct CapitalAmountTests {
    @Test(
        "CN-04: 大写金额",
        arguments: [
            ("1005000.05", "壹佰万零伍仟元零伍分"), ("0", "零元整"), ("1", "壹元整"), ("10", "壹拾元整"), ("11", "壹拾壹元整"),
            ("100", "壹佰元整"), ("101", "壹佰零壹元整"), ("110", "壹佰壹拾元整"), ("1001", "壹仟零壹元整"),
            ("1010", "壹仟零壹拾元整"), ("1100", "壹仟壹佰元整"), ("10000", "壹万元整"), ("10001", "壹万零壹元整"),
            ("10010", "壹万零壹拾元整"), ("11000", "壹万壹仟元整"), ("100000", "壹拾万元整"), ("1000000", "壹佰万元整"),
            ("10000000", "壹仟万元整"), ("10000001", "壹仟万零壹元整"), ("100000000", "壹亿元整"),
            ("100000001", "壹亿零壹元整"), ("100010000", "壹亿零壹万元整"), ("110000000", "壹亿壹仟万元整"),
            ("101000000", "壹亿零壹佰万元整"), ("1000000000", "壹拾亿元整"), ("123456789.12", "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分"),
            ("100000000000", "壹仟亿元整"), ("1000000000000", "壹万亿元整"), ("0.05", "伍分"), ("0.50", "伍角整"),
            ("0.55", "伍角伍分"), ("1.05", "壹元零伍分"), ("1.50", "壹元伍角整"), ("10.50", "壹拾元零伍角整"),
            ("1409.50", "壹仟肆佰零玖元伍角整"), ("6007.14", "陆仟零柒元壹角肆分"), ("325.04", "叁佰贰拾伍元零肆分"),
            ("1680.32", "壹仟陆佰捌拾元零叁角贰分"), ("16409.02", "壹万陆仟肆佰零玖元零贰分"), ("-100", "负壹佰元整"),
            ("-0.01", "负壹分"),
        ])
    func hans(_ amount: String, _ words: String) throws {
        #expect(try CapitalAmount.hans(yuan(amount)) == words)
    }

    @Test("CN-04: 大寫金額，傳統字體")
    func hant() throws {
        #expect(try CapitalAmount.hant(yuan("123456789.26")) == "壹億貳仟參佰肆拾伍萬陸仟柒佰捌拾玖元貳角陸分")
        #expect(try CapitalAmount.hant(yuan("-100")) == "負壹佰元整")
        #expect(CapitalAmount.hant(Money(minor: 500, currency: Currency.named("JPY")!)) == "伍佰元整")
        #expect(CapitalAmount.hans(Money(minor: 1_005, currency: Currency.named("KWD")!)) == "壹元零伍厘")
        #expect(CapitalAmount.hans(Money(minor: .min, currency: cny)).hasSuffix("伍拾捌元零捌分"))
    }

    @Test("the words say every digit of the amount")
    func readBack() throws {
        var seed: UInt64 = 7
        for _ in 0..<5_000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let minor = Int64(seed >> (2 + seed % 60))
            let words = CapitalAmount.hans(Money(minor: minor, currency: cny))
            #expect(readCapitals(words) == minor)
            #expect(!words.contains("零零") && !words.contains("零元") || minor == 0)
        }
    }

    /// An independent reading: each unit closes what stands before it.
    private func readCapitals(_ words: String) -> Int64 {
        let digits = Dictionary(uniqueKeysWithValues: zip("零壹贰叁肆伍陆柒捌玖", Int64(0)...9))
        var (total, section, digit) = (Int64(0), Int64(0), Int64(0))
        var parts: Int64 = 0
        for character in words {
            switch character {
            case "拾", "佰", "仟":
                section += digit * ["拾": 10, "佰": 100, "仟": 1_000][character]!
                digit = 0
            case "万":
                let above = total / 100_000_000 * 100_000_000
                total = above + (total - above + section + digit) * 10_000
                (section, digit) = (0, 0)
            case "亿":
                total = (total + section + digit) * 100_000_000
                (section, digit) = (0, 0)
            case "元":
                total += section + digit
                (section, digit) = (0, 0)
            case "角":
                parts += digit * 10
                digit = 0
            case "分":
                parts += digit
                digit = 0
            case "整": break
            default: digit = digits[character]!
            }
        }
        return total * 100 + parts
    }
}
