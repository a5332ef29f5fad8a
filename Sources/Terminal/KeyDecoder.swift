internal import CTerminal

/// Makes keys of the units that the terminal delivers: bytes, and keys that terminfo knows.
///
/// ncurses has done its part; what reaches here as bytes are characters, control bytes, Esc as a prefix, and sequences
/// that the terminal sends although its description does not say so, or that came in pieces over a slow line.
/// No tail of an escape sequence ever becomes text.
struct KeyDecoder {
    /// How long Esc waits for its digit, a person typing it.
    static let prefixMilliseconds: Int64 = 700
    /// How long a sequence or character waits for its next piece, a line delivering it.
    static let pieceMilliseconds: Int64 = 300
    /// How long a paste may be silent before it counts as ended.
    static let pasteMilliseconds: Int64 = 3000

    private enum State {
        case plain
        case character([UInt8])
        case escape
        case sequence([UInt8])
        case paste
    }

    private var state = State.plain
    private var since: Int64 = 0
    private var typed = ""
    private var pasted: [UInt8] = []
    private var carriageReturn: Int64 = -1_000
    /// Whether the terminal has been asked where its cursor is.
    var expectsReport = false
    private var reportedColumn: Int?
    private var keys: [Key] = []
    private var first = 0

    var isEmpty: Bool { first == keys.count }
    var count: Int { keys.count - first }

    /// When `expire` is due, if anything is half-way in.
    var deadline: Int64? {
        switch state {
        case .plain: nil
        case .character, .sequence: since + KeyDecoder.pieceMilliseconds
        case .escape: since + KeyDecoder.prefixMilliseconds
        case .paste: since + KeyDecoder.pasteMilliseconds
        }
    }

    mutating func next() -> Key? {
        guard !isEmpty else { return nil }
        defer {
            first += 1
            if first == keys.count { (keys, first) = ([], 0) }
        }
        return keys[first]
    }

    mutating func forget() {
        let expected = expectsReport
        self = KeyDecoder()
        expectsReport = expected
    }

    /// The column that the terminal reported, once.
    mutating func takeReport() -> Int? {
        defer { reportedColumn = nil }
        return reportedColumn
    }

    /// Nothing more to read at this moment: a character is complete without further accents.
    mutating func pause() { flushText() }

    /// The time for the missing piece is over: what is there counts as it is.
    mutating func expire(at now: Int64) {
        guard let deadline, now >= deadline else { return }
        let unfinished = state
        state = .plain
        switch unfinished {
        case .plain: break
        case .character: text("\u{FFFD}")
        case .escape: emit(.escape)
        case .sequence(let bytes):
            emit(.escape)
            for byte in bytes { text(Unicode.Scalar(byte)) }
        case .paste: emitPaste()
        }
        flushText()
    }

    mutating func take(_ unit: Int32, at now: Int64) {
        switch state {
        case .plain: plain(unit, at: now)
        case .character(let bytes): character(bytes, unit, at: now)
        case .escape: afterEscape(unit, at: now)
        case .sequence(let bytes): sequence(bytes, unit, at: now)
        case .paste: paste(unit, at: now)
        }
    }

    private mutating func enter(_ state: State, at now: Int64) {
        self.state = state
        since = now
    }

    private mutating func emit(_ key: Key) {
        flushText()
        keys.append(key)
    }

    /// A key that is no unit of the line: a click.
    mutating func press(_ key: Key) { emit(key) }

    private mutating func text(_ scalar: Unicode.Scalar) {
        if !typed.isEmpty, scalar.isASCII || (typed + String(scalar)).count > 1 { flushText() }
        typed.unicodeScalars.append(scalar)
    }

    private mutating func flushText() {
        guard let character = typed.first else { return }
        keys.append(.text(character))
        typed = ""
    }
}

// MARK: - Bytes and characters

extension KeyDecoder {
    private mutating func plain(_ unit: Int32, at now: Int64) {
        guard let byte = UInt8(exactly: unit) else { return described(unit, at: now) }
        switch byte {
        case 0: emit(.control(" "))
        case 8, 0x7F: emit(.backspace)
        case 9: emit(.tab)
        case 10:
            // A scanner that ends its codes with CR LF presses Enter once.
            if now - carriageReturn > 100 { emit(.enter) }
        case 13: emit(.enter)
        case 0x1B:
            flushText()
            enter(.escape, at: now)
        case 0x1C...0x1F: emit(.data(byte))
        case 1...0x1A: emit(.control(Character(Unicode.Scalar(byte + 0x60))))
        case 0x20..<0x7F: text(Unicode.Scalar(byte))
        case 0xC2...0xF4: enter(.character([byte]), at: now)
        default: text("\u{FFFD}")
        }
        carriageReturn = byte == 13 ? now : -1_000
    }

    private mutating func character(_ bytes: [UInt8], _ unit: Int32, at now: Int64) {
        guard let byte = UInt8(exactly: unit), byte & 0xC0 == 0x80 else {
            state = .plain
            text("\u{FFFD}")
            return plain(unit, at: now)
        }
        let all = bytes + [byte]
        let needed = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2
        guard all.count == needed else { return enter(.character(all), at: now) }
        state = .plain
        let scalars = String(decoding: all, as: UTF8.self).unicodeScalars
        guard scalars.count == 1, let scalar = scalars.first else { return text("\u{FFFD}") }
        if (0x80..<0xA0).contains(scalar.value) { emit(.data(UInt8(scalar.value))) } else { text(scalar) }
    }

    /// Keys that terminfo knows.
    private mutating func described(_ unit: Int32, at now: Int64) {
        let number = Int(unit) - CT_FUNCTION
        if (1...12).contains(number) { return emit(.function(number)) }
        switch Int(unit) {
        case CT_UP: emit(.up)
        case CT_DOWN: emit(.down)
        case CT_LEFT: emit(.left)
        case CT_RIGHT: emit(.right)
        case CT_HOME: emit(.home)
        case CT_END: emit(.end)
        case CT_PAGE_UP: emit(.pageUp)
        case CT_PAGE_DOWN: emit(.pageDown)
        case CT_INSERT: emit(.insert)
        case CT_DELETE: emit(.delete)
        case CT_BACKSPACE: emit(.backspace)
        case CT_ENTER: emit(.enter)
        case CT_BACK_TAB: emit(.backTab)
        case CT_PASTE_BEGINS:
            flushText()
            enter(.paste, at: now)
        default: break
        }
    }
}

// MARK: - Escape

extension KeyDecoder {
    private mutating func afterEscape(_ unit: Int32, at now: Int64) {
        state = .plain
        guard let byte = UInt8(exactly: unit) else {
            // Alt with a key that terminfo knows: the key.
            return described(unit, at: now)
        }
        switch byte {
        case UInt8(ascii: "1")...UInt8(ascii: "9"): emit(.function(Int(byte) - 0x30))
        case UInt8(ascii: "0"): emit(.function(10))
        case UInt8(ascii: "-"): emit(.function(11))
        case UInt8(ascii: "="), 0x1B: emit(.function(12))
        case UInt8(ascii: "["), UInt8(ascii: "O"):
            guard now - since <= KeyDecoder.pieceMilliseconds else { fallthrough }
            enter(.sequence([byte]), at: now)
        default:
            emit(.escape)
            plain(unit, at: now)
        }
    }

    private mutating func sequence(_ bytes: [UInt8], _ unit: Int32, at now: Int64) {
        guard let byte = UInt8(exactly: unit), (0x20..<0x7F).contains(byte) else {
            state = .plain  // broken off: it was no text
            return plain(unit, at: now)
        }
        let linuxConsole = bytes == [0x5B] && byte == 0x5B
        let isFinal = bytes[0] == UInt8(ascii: "O") || (byte >= 0x40 && !linuxConsole)
        guard isFinal || bytes.count > 32 else { return enter(.sequence(bytes + [byte]), at: now) }
        state = .plain
        let body = String(decoding: bytes.dropFirst(), as: UTF8.self)
        if bytes[0] == UInt8(ascii: "O") {
            single(byte)
        } else if body == "[" {
            if (0x41...0x45).contains(byte) { emit(.function(Int(byte) - 0x40)) }
        } else if byte == UInt8(ascii: "~") {
            numbered(body, at: now)
        } else if byte == UInt8(ascii: "R"), expectsReport, let column = body.split(separator: ";").last.flatMap({ Int($0) }) {
            expectsReport = false
            reportedColumn = column
        } else if body.isEmpty || !(0x50...0x53).contains(byte) {
            // A shifted arrow is an arrow; a shifted F1 is not F1.
            lettered(byte)
        }
    }

    /// ESC O x: application keys, the numeric keypad among them.
    private mutating func single(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "M"): emit(.enter)
        case UInt8(ascii: "X"): text("=")
        case UInt8(ascii: "j")...UInt8(ascii: "y"): text(Unicode.Scalar(byte - 0x40))
        default: lettered(byte)
        }
    }

    private mutating func lettered(_ byte: UInt8) {
        switch Character(Unicode.Scalar(byte)) {
        case "A": emit(.up)
        case "B": emit(.down)
        case "C": emit(.right)
        case "D": emit(.left)
        case "H": emit(.home)
        case "F": emit(.end)
        case "Z": emit(.backTab)
        case "P": emit(.function(1))
        case "Q": emit(.function(2))
        case "R": emit(.function(3))
        case "S": emit(.function(4))
        default: break
        }
    }

    private mutating func numbered(_ body: String, at now: Int64) {
        switch Int(body) ?? 0 {
        case 1, 7: emit(.home)
        case 2: emit(.insert)
        case 3: emit(.delete)
        case 4, 8: emit(.end)
        case 5: emit(.pageUp)
        case 6: emit(.pageDown)
        case let number where (11...15).contains(number): emit(.function(number - 10))
        case let number where (17...21).contains(number): emit(.function(number - 11))
        case let number where (23...24).contains(number): emit(.function(number - 12))
        case 200: enter(.paste, at: now)
        default: break
        }
    }
}

// MARK: - Paste

extension KeyDecoder {
    private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

    private mutating func paste(_ unit: Int32, at now: Int64) {
        since = now
        if let byte = UInt8(exactly: unit) {
            pasted.append(byte)
            // The end marker in pieces, which ncurses has not put together.
            guard byte == UInt8(ascii: "~"), pasted.suffix(6).elementsEqual(KeyDecoder.pasteEnd) else { return }
            pasted.removeLast(6)
            emitPaste()
        } else if Int(unit) == CT_PASTE_ENDS {
            emitPaste()
        } else if Int(unit) == CT_ENTER {
            pasted.append(13)
        }
    }

    /// Line ends as "\n", whichever the terminal made of them.
    private mutating func emitPaste() {
        state = .plain
        var lines: [UInt8] = []
        lines.reserveCapacity(pasted.count)
        for (place, byte) in pasted.enumerated() {
            if byte == 10 && place > 0 && pasted[place - 1] == 13 { continue }
            lines.append(byte == 13 ? 10 : byte)
        }
        pasted = []
        emit(.paste(String(decoding: lines, as: UTF8.self)))
    }
}
