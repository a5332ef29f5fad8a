import Glibc

@testable import Core
@testable import Terminal
@testable import Values
@testable import Workstation

/// What libFuzzer may throw bytes at. A target reads them as the program would and checks what must hold for whatever was
/// read; a trap is a finding. Refusals are answers, not findings.
enum Target: String, CaseIterable {
    case money, quantity, day, csv, keys, filter, json, ssh, text

    func take(_ bytes: [UInt8]) {
        switch self {
        case .money: Target.money(String(decoding: bytes, as: UTF8.self))
        case .quantity: Target.quantity(String(decoding: bytes, as: UTF8.self))
        case .day: Target.day(String(decoding: bytes, as: UTF8.self))
        case .csv: Target.csv(bytes)
        case .keys: Target.keys(bytes)
        case .filter: Target.filter(String(decoding: bytes, as: UTF8.self))
        case .json: Target.json(bytes)
        case .ssh: Target.ssh(String(decoding: bytes, as: UTF8.self))
        case .text: Target.text(bytes)
        }
    }

    /// A figure that was read is written and read again as itself; money made of it has the currency's digits.
    private static func money(_ text: String) {
        guard let figure = try? NumberReader.figure(text) else { return }
        same(try? Figure(figure.decimalText), figure, text)
        for code in ["CNY", "JPY", "KWD"] {
            guard let currency = Currency.named(code), let money = try? figure.money(in: currency) else { continue }
            let back = try? NumberReader.figure(money.decimalText).money(in: currency)
            same(back, money, text)
        }
    }

    private static func quantity(_ text: String) {
        guard let figure = try? NumberReader.figure(text) else { return }
        if let quantity = try? figure.quantity() { same(try? NumberReader.figure(quantity.decimalText).quantity(), quantity, text) }
        if let price = try? figure.unitPrice() { same(try? NumberReader.figure(price.decimalText).unitPrice(), price, text) }
        if let rate = try? figure.rate() { same(try? NumberReader.figure(rate.decimalText).rate(), rate, text) }
    }

    /// A day that was read is the day that its ISO form names.
    private static func day(_ text: String) {
        guard let today = Day(iso: "2026-03-18"), let day = try? DayReader.day(text, today: today) else { return }
        same(try? DayReader.day(day.iso, today: today), day, text)
    }

    /// What was read as CSV is written and read again with the same cells, formula-like ones defused.
    private static func csv(_ bytes: [UInt8]) {
        guard let text = try? TextEncoding.decode(bytes) else { return }
        var reader = CSVReader(text)
        guard let rows = try? reader.rest() else { return }
        var writer = CSVWriter()
        for row in rows { writer.row(row.cells.map { .text($0) }) }
        var again = CSVReader(writer.text)
        guard let back = try? again.rest() else { return fail("what was written is no CSV", text) }
        // A row that is one empty cell is a blank line when it is written.
        let wanted = rows.map(\.cells).filter { $0 != [""] }
        same(back.map { $0.cells.map(CSVWriter.undefused) }, wanted.map { $0.map { CSVWriter.undefused(CSVWriter.defused($0)) } }, text)
    }

    /// Bytes in one piece or one by one give keys, never a trap, and no key holds what could steer a terminal.
    private static func keys(_ bytes: [UInt8]) {
        var decoder = KeyDecoder()
        decoder.expectsReport = true
        var now: Int64 = 0
        for byte in bytes {
            decoder.take(Int32(byte), at: now)
            now += Int64(byte & 7) * 10
            if byte & 31 == 31 { decoder.expire(at: now) }
            while let key = decoder.next() { check(key, bytes) }
        }
        decoder.expire(at: now + 10_000)
        decoder.pause()
        while let key = decoder.next() { check(key, bytes) }
    }

    private static func check(_ key: Key, _ bytes: [UInt8]) {
        if case .text(let character) = key, character.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            fail("a control character came as text", "\(bytes)")
        }
    }

    /// A filter becomes SQL whose only names are the columns' and whose every typed word is a bound value.
    private static func filter(_ typed: String) {
        guard let currency = Currency.named("CNY"), let today = Day(iso: "2026-03-18") else { return }
        let session = Session(
            userId: 1, userName: "fuzz", fullName: "fuzz", language: .hans, rights: [], route: .terminal, station: "fuzz")
        let asker = Asker(session: session, today: today, currency: currency, house: Departments.house)
        for query in [Departments.house.queries["ledgers.trial-balance"], Departments.house.queries["service.complaints"]].compactMap({ $0 }
        ) {
            let (sql, values) = FilterWords(typed).condition(query.columns, asker)
            let marks = sql.utf8.reduce(0) { $1 == UInt8(ascii: "?") ? $0 + 1 : $0 }
            if marks != values.count { fail("\(marks) marks for \(values.count) values", typed) }
            var bare = sql
            for column in query.columns { bare = bare.replacing("\"\(column.name)\"", with: "") }
            for word in ["lower()", "LIKE", "ESCAPE", "'\\'", "OR", "AND", "1 = 0"] { bare = bare.replacing(word, with: "") }
            let harmless: Set<Character> = [" ", "?", "(", ")", "=", "<", ">"]
            if bare.contains(where: { !harmless.contains($0) }) { fail("typed text is in the SQL: " + sql, typed) }
            let row = [Datum](repeating: Datum.text("中文 abc"), count: query.columns.count)
            _ = FilterWords(typed).match(row, query.columns, asker)
        }
    }

    /// The fields of a command, its number in the first byte: what is understood is understood again as the same.
    private static func json(_ bytes: [UInt8]) {
        guard let first = bytes.first, let text = try? TextEncoding.decode(Array(bytes.dropFirst())) else { return }
        let name = names[Int(first) % names.count]
        guard let type: any Command.Type = Departments.house.commands[name] else { return }
        fields(of: type, text)
    }

    private static let names = Departments.house.commands.keys.sorted()

    private static func fields<C: Command>(of type: C.Type, _ text: String) {
        guard let command = try? C.decode(text), let written = try? JSON.encode(command) else { return }
        guard let again = try? C.decode(written) else { return fail("\(type.name) does not understand itself: \(written)", text) }
        same(try? JSON.encode(again), written, text)
    }

    /// A public key that is taken has one line, a kind, and a fingerprint that sshd can ask for.
    private static func ssh(_ line: String) {
        guard let key = try? SSHKey(line: line) else { return }
        let exported = key.fingerprint + " " + key.kind + " " + key.body
        if exported.contains(where: \.isNewline) || exported.contains("\"") { fail("a key broke out of its line", line) }
        if !key.fingerprint.hasPrefix("SHA256:") || key.fingerprint.count != 50 { fail("no fingerprint", line) }
        same(try? SSHKey(line: key.kind + " " + key.body).fingerprint, key.fingerprint, line)
    }

    /// Clean text holds nothing that steers a terminal or hides; visible text holds no control at all.
    private static func text(_ bytes: [UInt8]) {
        guard let text = try? TextEncoding.decode(bytes) else { return }
        for out in [try? TextHygiene.clean(text), TextHygiene.visible(text)].compactMap({ $0 }) {
            for scalar in out.unicodeScalars
            where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || TextHygiene.isHidden(scalar) {
                fail("U+\(String(scalar.value, radix: 16)) came through", text)
            }
        }
        let shown = CharacterWidth.displayWidth(of: text)
        if shown < 0 || shown > 2 * text.unicodeScalars.count + 16 * text.utf8.count { fail("a width of \(shown)", text) }
    }

    private static func same<T: Equatable>(_ one: T?, _ other: T, _ input: String) {
        if one != other { fail("\(String(describing: one)) is not \(other)", input) }
    }

    private static func fail(_ what: String, _ input: String) {
        var message = "FOUND \(what)\ninput: \(input.debugDescription)\n"
        _ = message.withUTF8 { write(2, $0.baseAddress, $0.count) }
        abort()
    }
}

/// What libFuzzer calls. COUNTINGHOUSE_FUZZ names the target; COUNTINGHOUSE_PLANT plants a fault that must be found.
@_cdecl("LLVMFuzzerTestOneInput")
public func takeOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    Chosen.target.take(bytes)
    if Chosen.isPlanted, bytes.count > 3, bytes[0] == 0x34, bytes[1] == 0x37, bytes[2] == 0x31 { abort() }
    return 0
}

private enum Chosen {
    static let target = getenv("COUNTINGHOUSE_FUZZ").flatMap { Target(rawValue: String(cString: $0)) } ?? .money
    static let isPlanted = getenv("COUNTINGHOUSE_PLANT") != nil
}
