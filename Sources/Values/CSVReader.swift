/// One record of a CSV file with its place, so that a complaint can name it.
package struct CSVRow: Hashable, Sendable {
    /// Counted from 1, the header included; blank lines are not counted.
    package let row: Int
    /// The line of the file it begins on, counted from 1.
    package let line: Int
    package let cells: [String]
}

/// Reads RFC 4180 row by row from text or from chunks of UTF-8 bytes, holding one row and one chunk. Lines may end in
/// CR LF, LF or CR; a quoted cell may hold separators, quotes (doubled) and line breaks; blank lines are skipped.
package struct CSVReader {
    private let separator: UInt8
    private var nextChunk: () throws -> [UInt8]?
    private var chunk: [UInt8] = []
    private var position = 0
    private var line = 1
    private var row = 0

    /// `nextChunk` gives the file piece by piece and nil at its end; pieces may break anywhere.
    package init(separator: Character = ",", nextChunk: @escaping () throws -> [UInt8]?) {
        self.separator = separator.asciiValue ?? UInt8(ascii: ",")
        self.nextChunk = nextChunk
    }

    package init(_ text: String, separator: Character = ",") {
        var rest: [UInt8]? = Array(text.utf8)
        self.init(separator: separator) {
            defer { rest = nil }
            return rest
        }
    }

    /// The next record, or nil at the end. Refuses (`values.bad-csv`, with the line) what is not CSV: a quote inside
    /// a plain cell, text after a closing quote, a quote never closed.
    package mutating func next() throws -> CSVRow? {
        while true {
            let start = line
            guard let cells = try record() else { return nil }
            if cells.count == 1, cells[0].isEmpty { continue }
            row += 1
            return CSVRow(row: row, line: start, cells: cells)
        }
    }

    /// All records that are left.
    package mutating func rest() throws -> [CSVRow] {
        var rows: [CSVRow] = []
        while let row = try next() { rows.append(row) }
        return rows
    }

    private mutating func record() throws -> [String]? {
        guard try peek() != nil else { return nil }
        var cells: [String] = []
        while true {
            cells.append(try cell())
            switch try take() {
            case separator: continue
            case carriageReturn:
                if try peek() == newline { position += 1 }
            default: break
            }
            line += 1
            return cells
        }
    }

    private mutating func cell() throws -> String {
        if try peek() == quote { return try quotedCell() }
        var bytes: [UInt8] = []
        while let byte = try peek(), byte != separator, byte != newline, byte != carriageReturn {
            guard byte != quote else { throw Refusal.badCSV(line: line) }
            bytes.append(byte)
            position += 1
        }
        return try text(bytes)
    }

    private mutating func quotedCell() throws -> String {
        let start = line
        position += 1
        var bytes: [UInt8] = []
        while true {
            guard let byte = try take() else { throw Refusal.openQuote(line: start) }
            if byte == quote {
                if try peek() == quote {
                    position += 1
                } else {
                    break
                }
            }
            if byte == newline { line += 1 }
            bytes.append(byte)
        }
        guard let after = try peek() else { return try text(bytes) }
        guard after == separator || after == newline || after == carriageReturn else {
            throw Refusal.badCSV(line: line)
        }
        return try text(bytes)
    }

    private func text(_ bytes: [UInt8]) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Refusal.unreadableText(line: line) }
        return text
    }

    private mutating func peek() throws -> UInt8? {
        while position == chunk.count {
            guard let next = try nextChunk() else { return nil }
            chunk = next
            position = 0
        }
        return chunk[position]
    }

    private mutating func take() throws -> UInt8? {
        let byte = try peek()
        if byte != nil { position += 1 }
        return byte
    }
}

private let quote = UInt8(ascii: "\"")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

extension Refusal {
    static func openQuote(line: Int) -> Refusal {
        Refusal(
            "values.bad-csv",
            Text(
                en:
                    "Line \(line) opens a quotation mark that is never closed, so the rest of the file hangs on it. Close it, or double it.",
                hans: "第 \(line) 行的引号没有闭合，其后的内容都被包含在内。请补上右引号，或将它写成两个。",
                hant: "第 \(line) 列的引號沒有閉合，其後的內容都被包含在內。請補上右引號，或將它寫成兩個。"))
    }

    static func badCSV(line: Int) -> Refusal {
        Refusal(
            "values.bad-csv",
            Text(
                en: """
                    Line \(line) is not valid CSV: a quotation mark stands alone. Put quotes around the whole cell and \
                    double those inside it.
                    """,
                hans: "第 \(line) 行不是有效的 CSV：引号不成对。请用引号括住整个单元格，并将其中的引号写成两个。",
                hant: "第 \(line) 行不是有效的 CSV：引號不成對。請用引號括住整個儲存格，並將其中的引號寫成兩個。"))
    }
}
