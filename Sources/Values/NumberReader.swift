/// Numbers as people type them: separators, full-width digits, a minus behind, brackets for less than zero, and
/// sums such as `12*36+4`.
package enum NumberReader {
    /// The exact figure, or `values.not-a-number`, `values.overflow`, `values.no-whole` (division by zero).
    /// A single number keeps its decimals as typed. A sum is worked out in exact fractions and, where it has no exact
    /// decimal of six places, rounded half away from zero to six.
    package static func figure(_ text: String) throws -> Figure {
        let plain = try plainCharacters(text)
        if let figure = try literal(plain[...]) { return figure }
        if plain.first == "(", plain.last == ")", let figure = try literal(plain.dropFirst().dropLast()),
            !figure.isNegative
        {
            return Figure(units: -figure.units, scale: figure.scale)
        }
        if plain.last == "-", let figure = try literal(plain.dropLast()), !figure.isNegative {
            return Figure(units: -figure.units, scale: figure.scale)
        }
        var sum = SumReader(plain, source: text)
        return try sum.figure()
    }

    /// Full-width and typographic signs become ASCII; white space goes.
    private static func plainCharacters(_ text: String) throws -> [Unicode.Scalar] {
        guard text.utf8.count <= 400 else { throw Refusal.notANumber(text) }
        return text.unicodeScalars.compactMap { scalar in
            switch scalar {
            case " ", "\u{3000}", "\u{A0}", "\u{2009}", "\u{202F}": nil
            case "\u{2212}", "\u{2012}", "\u{2013}": "-"
            case "×": "*"
            case "÷": "/"
            case "。", "｡": "."
            default: TextHygiene.narrow(scalar)
            }
        }
    }

    /// One number with an optional sign before it and separators in groups of three; nil where it is something else.
    static func literal(_ characters: ArraySlice<Unicode.Scalar>) throws -> Figure? {
        var rest = characters
        var text = ""
        if rest.first == "-" { text = "-" }
        if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
        let whole = rest.prefix { $0 != "." }
        let decimals = rest.dropFirst(whole.count).dropFirst()
        guard let digits = withoutSeparators(whole), decimals.allSatisfy(isDigit),
            !(digits.isEmpty && decimals.isEmpty)
        else { return nil }
        text += digits.isEmpty ? "0" : digits
        if !decimals.isEmpty { text += "." + String(String.UnicodeScalarView(decimals)) }
        return try Figure(text)
    }

    private static func withoutSeparators(_ whole: ArraySlice<Unicode.Scalar>) -> String? {
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ $0.allSatisfy(isDigit) }) else { return nil }
        if groups.count > 1 {
            guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                return nil
            }
        }
        return groups.map { String(String.UnicodeScalarView($0)) }.joined()
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

/// Sums with + - * / and brackets, in exact fractions.
private struct SumReader {
    private let characters: [Unicode.Scalar]
    private let source: String
    private var position = 0
    private var depth = 0
    private var divided = false

    init(_ characters: [Unicode.Scalar], source: String) {
        self.characters = characters
        self.source = source
    }

    mutating func figure() throws -> Figure {
        let result = try sum()
        guard position == characters.count else { throw Refusal.notANumber(source) }
        return try result.figure(atMost: divided ? 6 : 18)
    }

    private mutating func sum() throws -> Ratio {
        var result = try product()
        while let sign = take("+", "-") {
            let next = try product()
            result = try result.plus(next, negated: sign == "-")
        }
        return result
    }

    private mutating func product() throws -> Ratio {
        var result = try term()
        while let sign = take("*", "/") {
            let next = try term()
            if sign == "/" { divided = true }
            result = try sign == "*" ? result.times(next) : result.over(next)
        }
        return result
    }

    private mutating func term() throws -> Ratio {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 32 else { throw Refusal.notANumber(source) }

        if take("-") != nil { return try term().negated() }
        if take("+") != nil { return try term() }
        if take("(") != nil {
            let inside = try sum()
            guard take(")") != nil else { throw Refusal.notANumber(source) }
            return inside
        }
        let number = characters[position...].prefix { NumberReader.isDigit($0) || $0 == "." || $0 == "," }
        guard let figure = try NumberReader.literal(number) else { throw Refusal.notANumber(source) }
        position += number.count
        return try Ratio(Int128(figure.units), powerOfTen(figure.scale))
    }

    private mutating func take(_ wanted: Unicode.Scalar...) -> Unicode.Scalar? {
        guard position < characters.count, wanted.contains(characters[position]) else { return nil }
        position += 1
        return characters[position - 1]
    }
}

/// An exact fraction in lowest terms, its denominator above zero.
private struct Ratio {
    let numerator: Int128
    let denominator: Int128

    init(_ numerator: Int128, _ denominator: Int128) throws {
        guard denominator != 0 else { throw Refusal.noWhole }
        let common = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        guard let common = Int128(exactly: common), numerator != .min, denominator != .min else {
            throw Refusal.overflow
        }
        let sign: Int128 = denominator < 0 ? -1 : 1
        self.numerator = sign * numerator / common
        self.denominator = sign * denominator / common
    }

    func negated() throws -> Ratio { try Ratio(-numerator, denominator) }

    func plus(_ other: Ratio, negated: Bool) throws -> Ratio {
        let left = try product(numerator, other.denominator)
        let right = try product(other.numerator, denominator)
        let (total, overflow) =
            negated ? left.subtractingReportingOverflow(right) : left.addingReportingOverflow(right)
        if overflow { throw Refusal.overflow }
        return try Ratio(total, try product(denominator, other.denominator))
    }

    func times(_ other: Ratio) throws -> Ratio {
        try Ratio(try product(numerator, other.numerator), try product(denominator, other.denominator))
    }

    func over(_ other: Ratio) throws -> Ratio {
        try Ratio(try product(numerator, other.denominator), try product(denominator, other.numerator))
    }

    /// With as few decimals as say it exactly, else rounded to `limit` of them.
    func figure(atMost limit: Int) throws -> Figure {
        let scale = (0...limit).first { powerOfTen($0) % denominator == 0 } ?? min(limit, 6)
        let scaled = try product(numerator, powerOfTen(scale))
        return Figure(units: try int64(roundedDivision(scaled, by: denominator)), scale: scale)
    }

    private func product(_ first: Int128, _ second: Int128) throws -> Int128 {
        let (product, overflow) = first.multipliedReportingOverflow(by: second)
        if overflow { throw Refusal.overflow }
        return product
    }
}
