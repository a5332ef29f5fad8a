@testable import Core
@testable import Terminal
@testable import Values
@testable import Workstation

/// What libFuzzer may throw bytes at. A target reads them as the program would and checks what must hold for whatever was
/// read; a trap is a finding. Refusals are answers, not findings.
package enum FuzzTarget: String, CaseIterable {
    case money, quantity, day, csv, keys, filter, json, ssh, text

    /// - Throws: `Found`, what does not hold.
    package func take(_ bytes: [UInt8]) throws {
        switch self {
        case .money: try FuzzTarget.money(String(decoding: bytes, as: UTF8.self))
        case .quantity: try FuzzTarget.quantity(String(decoding: bytes, as: UTF8.self))
        case .day: try FuzzTarget.day(String(decoding: bytes, as: UTF8.self))
        case .csv: try FuzzTarget.csv(bytes)
        case .keys: try FuzzTarget.keys(bytes)
        case .filter: try FuzzTarget.filter(String(decoding: bytes, as: UTF8.self))
        case .json: try FuzzTarget.json(bytes)
        case .ssh: try FuzzTarget.ssh(String(decoding: bytes, as: UTF8.self))
        case .text: try FuzzTarget.text(bytes)
        }
    }

    /// A figure that was read is written and read again as itself; money made of it has the currency's digits.
    private static func money(_ text: String) throws {
        guard let figure = try? NumberReader.figure(text) else { return }
        try same(try? Figure(figure.decimalText), figure, text)
        for code in ["CNY", "JPY", "KWD"] {
            guard let currency = Currency.named(code), let money = try? figure.money(in: currency) else { continue }
            let back = try? NumberReader.figure(money.decimalText).money(in: currency)
            try same(back, money, text)
        }
    }

    private static func quantity(_ text: String) throws {
        guard let figure = try? NumberReader.figure(text) else { return }
        if let quantity = try? figure.quantity() { try same(try? NumberReader.figure(quantity.decimalText).quantity(), quantity, text) }
        if let price = try? figure.unitPrice() { try same(try? NumberReader.figure(price.decimalText).unitPrice(), price, text) }
        if let rate = try? figure.rate() { try same(try? NumberReader.figure(rate.decimalText).rate(), rate, text) }
    }

    /// A day that was read is the day that its ISO form names.
    private static func day(_ text: String) throws {
        guard let today = Day(iso: "2026-03-18"), let day = try? DayReader.day(text, today: today) else { return }
        try same(try? DayReader.day(day.iso, today: today), day, text)
    }

    /// What was read as CSV is written and read again with the same cells, formula-like ones defused.
    private static func csv(_ bytes: [UInt8]) throws {
        guard let text = try? TextEncoding.decode(bytes) else { return }
        var reader = CSVReader(text)
        guard let rows = try? reader.rest() else { return }
        var writer = CSVWriter()
        for row in rows { writer.row(row.cells.map { .text($0) }) }
        var again = CSVReader(writer.text)
        guard let back = try? again.rest() else { throw Found("what was written is no CSV", text) }
        // A row that is one empty cell is a blank line when it is written.
        let wanted = rows.map(\.cells).filter { $0 != [""] }
        try same(back.map { $0.cells.map(CSVWriter.undefused) }, wanted.map { $0.map { CSVWriter.undefused(CSVWriter.defused($0)) } }, text)
    }

    /// Bytes in one piece or one by one give keys, never a trap, and no key holds what could steer a terminal.
    private static func keys(_ bytes: [UInt8]) throws {
        var decoder = KeyDecoder()
        decoder.expectsReport = true
        var now: Int64 = 0
        for byte in bytes {
            decoder.take(Int32(byte), at: now)
            now += Int64(byte & 7) * 10
            if byte & 31 == 31 { decoder.expire(at: now) }
            while let key = decoder.next() { try check(key, bytes) }
        }
        decoder.expire(at: now + 10_000)
        decoder.pause()
        while let key = decoder.next() { try check(key, bytes) }
    }

    private static func check(_ key: Key, _ bytes: [UInt8]) throws {
        if case .text(let character) = key, character.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            throw Found("a control character came as text", "\(bytes)")
        }
    }

    /// A filter becomes SQL whose only names are the columns' and whose every typed word is a bound value.
    private static func filter(_ typed: String) throws {
        guard let currency = Currency.named("CNY"), let today = Day(iso: "2026-03-18") else { return }
        let session = Session(
            userId: 1, userName: "fuzz", fullName: "fuzz", language: .hans, rights: [], route: .terminal, station: "fuzz")
        let asker = Asker(session: session, today: today, currency: currency, house: Departments.house)
        for query in [Departments.house.queries["ledgers.trial-balance"], Departments.house.queries["service.complaints"]].compactMap({ $0 }
        ) {
            let words = FilterWords(typed)
            // Every word means a master whose name is what was typed.
            let names: FilterWords.Names = Dictionary(
                words.words.map { word in
                    switch word {
                    case .anywhere(let text): (text, [typed])
                    case .column(_, _, let text): (text.lowercased(), [typed])
                    }
                }, uniquingKeysWith: { first, _ in first })
            let (sql, values) = words.condition(query.columns, names, asker)
            let marks = sql.utf8.reduce(0) { $1 == UInt8(ascii: "?") ? $0 + 1 : $0 }
            if marks != values.count { throw Found("\(marks) marks for \(values.count) values", typed) }
            var bare = sql
            for column in query.columns { bare = bare.replacing("\"\(column.name)\"", with: "") }
            for word in ["lower()", "LIKE", "IN (SELECT value FROM json_each(?))", "ESCAPE", "'\\'", "OR", "AND", "1 = 0"] {
                bare = bare.replacing(word, with: "")
            }
            let harmless: Set<Character> = [" ", "?", "(", ")", "=", "<", ">"]
            if bare.contains(where: { !harmless.contains($0) }) { throw Found("typed text is in the SQL: " + sql, typed) }
            let row = [Datum](repeating: Datum.text("中文 abc"), count: query.columns.count)
            _ = words.match(row, query.columns, names, asker)
        }
    }

    /// The fields of a command, its number in the first byte: what is understood is understood again as the same.
    private static func json(_ bytes: [UInt8]) throws {
        guard let first = bytes.first, let text = try? TextEncoding.decode(Array(bytes.dropFirst())) else { return }
        let name = names[Int(first) % names.count]
        guard let type: any Command.Type = Departments.house.commands[name] else { return }
        try fields(of: type, text)
    }

    private static let names = Departments.house.commands.keys.sorted()

    private static func fields<C: Command>(of type: C.Type, _ text: String) throws {
        guard let command = try? C.decode(text), let written = try? JSON.encode(command) else { return }
        guard let again = try? C.decode(written) else { throw Found("\(type.name) does not understand itself: \(written)", text) }
        try same(try? JSON.encode(again), written, text)
    }

    /// A public key that is taken has one line, a kind, and a fingerprint that sshd can ask for.
    private static func ssh(_ line: String) throws {
        guard let key = try? SSHKey(line: line) else { return }
        let exported = key.fingerprint + " " + key.kind + " " + key.body
        if exported.contains(where: \.isNewline) || exported.contains("\"") { throw Found("a key broke out of its line", line) }
        if !key.fingerprint.hasPrefix("SHA256:") || key.fingerprint.count != 50 { throw Found("no fingerprint", line) }
        try same(try? SSHKey(line: key.kind + " " + key.body).fingerprint, key.fingerprint, line)
    }

    /// Clean text holds nothing that steers a terminal or hides; visible text holds no control at all.
    private static func text(_ bytes: [UInt8]) throws {
        guard let text = try? TextEncoding.decode(bytes) else { return }
        for out in [try? TextHygiene.clean(text), TextHygiene.visible(text)].compactMap({ $0 }) {
            for scalar in out.unicodeScalars
            where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || TextHygiene.isHidden(scalar) {
                throw Found("U+\(String(scalar.value, radix: 16)) came through", text)
            }
        }
        let shown = CharacterWidth.displayWidth(of: text)
        if shown < 0 || shown > 2 * text.unicodeScalars.count + 16 * text.utf8.count { throw Found("a width of \(shown)", text) }
    }

    static func same<T: Equatable>(_ one: T?, _ other: T, _ input: String) throws {
        if one != other { throw Found("\(String(describing: one)) is not \(other)", input) }
    }
}

/// What did not hold, and for which bytes.
package struct Found: Error, CustomStringConvertible {
    package let description: String

    init(_ what: String, _ input: String) { description = "FOUND \(what)\ninput: \(input.debugDescription)" }
}
