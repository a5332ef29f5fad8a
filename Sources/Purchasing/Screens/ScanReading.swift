package import Values

// What a scanner typed: wedge control characters, symbology prefixes, GS1 element strings.

/// One thing that a person or a scanner says in a scan field.
package enum ScanEntry: Hashable, Sendable {
    /// `12*`: the next scan counts twelve.
    case times(Figure)
    /// `=24`: the last line is twenty-four.
    case correction(Figure)
    case code(ScannedCode)
    /// Nothing but blanks and control characters.
    case nothing
}

/// A code with what a GS1 symbol says beside the article.
package struct ScannedCode: Hashable, Sendable {
    /// A GTIN, a barcode, an item's code or a document's number.
    package var text: String
    package var lot: String?
    package var serial: String?
    package var expiry: Day?
    /// How many, where the symbol says so (AI 30 or 37).
    package var count: Figure?
    /// Full-width signs came in: an input method is on.
    package var wasFolded = false

    package init(_ text: String) { self.text = text }
}

extension ScanEntry {
    private static let separator: Unicode.Scalar = "\u{1D}"

    /// - Parameter today: expiry dates have two figures for the year; it is the nearest one.
    /// - Throws: `purchasing.bad-scan`, where a GS1 symbol cannot be read.
    package static func read(_ typed: String, today: Day) throws -> ScanEntry {
        let folded = TextHygiene.foldWidth(typed)
        var text = withoutControls(folded)
        guard text.contains(where: { $0 != "\u{1D}" && $0 != " " }) else { return .nothing }
        if text.hasPrefix("=") { return .correction(try NumberReader.figure(String(text.dropFirst()))) }
        if text.hasSuffix("*"), let figure = try? NumberReader.figure(String(text.dropLast())) { return .times(figure) }

        var isElements = false
        if text.hasPrefix("]"), text.count > 3 {
            isElements = ["]C1", "]e0", "]d2", "]Q3", "]J1"].contains(String(text.prefix(3)))
            text = String(text.dropFirst(3))
        }
        if text.unicodeScalars.contains(separator) { isElements = true }
        if text.hasPrefix("(01)") || text.hasPrefix("(02)") {
            text = text.filter { $0 != "(" && $0 != ")" }
            isElements = true
        }
        var code = isElements || looksLikeElements(text) ? try ElementString(text, today: today).code : ScannedCode(text)
        code.wasFolded = folded != typed
        return .code(code)
    }

    /// The GS1 separator stays; what else wedges put before, between and behind goes, blanks at the ends too.
    private static func withoutControls(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            if !isControl || scalar == separator { scalars.append(scalar) }
        }
        while scalars.first == " " { scalars.removeFirst() }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// `01`, a GTIN with a right check digit, and more: without a prefix this is still a GS1 symbol.
    private static func looksLikeElements(_ text: String) -> Bool {
        guard text.count >= 16, text.hasPrefix("01") else { return false }
        let gtin = String(text.dropFirst(2).prefix(14))
        return gtin.allSatisfy { $0.isASCII && $0.isNumber } && (try? Barcode(gtin)) != nil
    }
}

/// The application identifiers of a GS1 symbol, one after the other: fixed lengths, or up to the separator.
struct ElementString {
    private(set) var code = ScannedCode("")

    init(_ text: String, today: Day) throws {
        var rest = Array(text)
        while !rest.isEmpty {
            if rest[0] == "\u{1D}" {
                rest.removeFirst()
                continue
            }
            let identifier = String(rest.prefix(2))
            let nameLength = Self.nameLength(identifier)
            guard rest.count > nameLength, identifier.allSatisfy({ $0.isASCII && $0.isNumber }) else { throw Refusal.badScan(text) }
            rest.removeFirst(nameLength)
            let length = Self.fixedLength(identifier) ?? rest.prefix { $0 != "\u{1D}" }.count
            guard rest.count >= length else { throw Refusal.badScan(text) }
            try take(identifier, String(rest.prefix(length)), text, today)
            rest.removeFirst(length)
        }
        guard !code.text.isEmpty else { throw Refusal.badScan(text) }
    }

    private mutating func take(_ identifier: String, _ value: String, _ text: String, _ today: Day) throws {
        switch identifier {
        case "01", "02":
            guard (try? Barcode(value)) != nil else { throw Refusal.badScan(text) }
            code.text = value
        case "10": code.lot = value
        case "17": code.expiry = try Self.day(value, today, text)
        case "21": code.serial = value
        case "30", "37": code.count = try NumberReader.figure(value)
        default: break
        }
    }

    /// How many digits the identifier itself has.
    private static func nameLength(_ start: String) -> Int {
        switch start {
        case "23", "24", "25", "40", "41", "42", "71": 3
        case "31", "32", "33", "34", "35", "36", "39", "43", "70", "72", "80", "81", "82": 4
        default: 2
        }
    }

    /// Lengths that GS1 has fixed for ever; nil: up to the separator.
    private static func fixedLength(_ start: String) -> Int? {
        switch start {
        case "00": 18
        case "01", "02", "03": 14
        case "04": 16
        case "11", "12", "13", "14", "15", "16", "17", "18", "19", "31", "32", "33", "34", "35", "36": 6
        case "20": 2
        case "41": 13
        default: nil
        }
    }

    /// YYMMDD; the day 00 is the last of the month.
    private static func day(_ value: String, _ today: Day, _ text: String) throws -> Day {
        guard let number = Int(value), value.count == 6 else { throw Refusal.badScan(text) }
        var year = today.year / 100 * 100 + number / 10_000
        if year - today.year > 50 { year -= 100 } else if today.year - year > 49 { year += 100 }
        let isWholeMonth = number % 100 == 0
        guard let day = Day(year: year, month: number / 100 % 100, day: isWholeMonth ? 1 : number % 100) else {
            throw Refusal.badScan(text)
        }
        return isWholeMonth ? day.lastOfMonth : day
    }
}

extension Refusal {
    static func badScan(_ text: String) -> Refusal {
        let shown = TextHygiene.shown(text)
        return Refusal(
            "purchasing.bad-scan",
            Text(
                en: "The symbol “\(shown)” cannot be read as GS1. Scan it again, or type the item's code.",
                hans: "条码“\(shown)”无法按 GS1 解析。请重新扫描，或输入物料编码。",
                hant: "條碼「\(shown)」無法依 GS1 解析。請重新掃描，或輸入品項編號。"),
            field: "scan")
    }
}
