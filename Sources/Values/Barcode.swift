/// Numbers of the GS1 system with their check digit: on goods (GTIN-8, 12, 13, 14) and on shipping units (SSCC).
package struct Barcode: Hashable, Sendable {
    /// What the length of a number says it is.
    package enum Kind: Int, CaseIterable, Sendable {
        case gtin8 = 8
        case gtin12 = 12
        case gtin13 = 13
        case gtin14 = 14
        case sscc = 18
    }

    package let kind: Kind
    /// Its digits as printed.
    package let digits: String

    /// Reads what a scanner or a person gives, spaces and hyphens aside. Refuses with `values.bad-barcode` what has
    /// another length or other characters, with `values.barcode-check-digit` a wrong last digit.
    package init(_ text: String) throws {
        let plain = TextHygiene.foldWidth(text).filter { $0 != " " && $0 != "-" }
        guard let kind = Kind(rawValue: plain.utf8.count),
            let right = Barcode.checkDigit(for: String(plain.dropLast())),
            let last = plain.last, last.isASCII, let given = last.wholeNumberValue
        else { throw Refusal.badBarcode }
        guard given == right else { throw Refusal.barcodeCheckDigit(plain, right: right) }
        self.kind = kind
        digits = plain
    }

    /// The digit that belongs behind these digits (GS1 General Specifications 7.9): weights 3 and 1 from the right,
    /// filled up to ten. Nil where there is anything but digits.
    package static func checkDigit(for digits: String) -> Int? {
        var sum = 0
        for (index, byte) in digits.utf8.reversed().enumerated() {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            sum += Int(byte - UInt8(ascii: "0")) * (index % 2 == 0 ? 3 : 1)
        }
        return digits.isEmpty ? nil : (10 - sum % 10) % 10
    }

    /// All kinds of GTIN filled up to fourteen digits, so that the same article compares equal; an SSCC stays.
    package var comparable: String {
        kind == .sscc ? digits : String(repeating: "0", count: 14 - digits.utf8.count) + digits
    }
}

extension Refusal {
    static let badBarcode = Refusal(
        "values.bad-barcode",
        Text(
            en: "A barcode number has 8, 12, 13 or 14 digits (18 on a shipping unit). Scan or enter it again.",
            hans: "条码号应为 8、12、13 或 14 位数字（物流单元为 18 位）。请重新扫描或输入。",
            hant: "條碼號應為 8、12、13 或 14 位數字（物流單元為 18 位）。請重新掃描或輸入。"))

    static func barcodeCheckDigit(_ digits: String, right: Int) -> Refusal {
        Refusal(
            "values.barcode-check-digit",
            Text(
                en: "The last digit of \(digits) should be \(right). Scan the barcode again or compare its digits.",
                hans: "\(digits) 的最后一位应为 \(right)。请重新扫描或核对数字。",
                hant: "\(digits) 的最後一位應為 \(right)。請重新掃描或核對數字。"))
    }
}
