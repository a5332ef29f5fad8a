internal import Glibc
internal import Values

/// The lines of a batch: of a file at once, of a pipe as they come, so that another program can wait for each answer.
enum BatchLines {
    static func each(of source: String, _ body: (_ line: String, _ number: Int) throws -> Void) throws {
        var number = 0
        guard source == "-" else {
            return try split(try TextEncoding.decode(try Console.read(source), among: TextEncoding.ofPrograms), &number, body)
        }
        var rest: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(0, &block, block.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            rest += block[0..<count]
            // UTF-16 has no lines before it is decoded.
            if rest.starts(with: [0xFF, 0xFE]) || rest.starts(with: [0xFE, 0xFF]) { continue }
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                try split(try TextEncoding.decode(Array(rest[..<end]), among: TextEncoding.ofPrograms), &number, body)
                rest.removeFirst(end + 1)
            }
        }
        if !rest.isEmpty { try split(try TextEncoding.decode(rest, among: TextEncoding.ofPrograms), &number, body) }
    }

    private static func split(_ text: String, _ number: inout Int, _ body: (String, Int) throws -> Void) throws {
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            if !line.allSatisfy(\.isWhitespace) { try body(String(line), number) }
        }
    }
}
