import Desk
import Glibc
import Terminal
import Values

/// A picture as the file of a golden screen holds it: where the cursor stands, the text, the role of every cell by its
/// letter, and the marks that a screen laid on top of roles.
struct GoldenText: Equatable {
    let lines: [String]

    init(_ canvas: Canvas) {
        let cursor = canvas.cursor.map { "\($0.row),\($0.column)" } ?? "nowhere"
        let looks = (0..<canvas.height).map(canvas.styleLine)
        let marks = (0..<canvas.height).flatMap { GoldenText.marks(of: canvas, row: $0) }
        lines =
            ["cursor \(cursor)", GoldenText.textHead] + canvas.lines + [GoldenText.roleHead] + looks
            + [GoldenText.markHead] + marks
    }

    private static let (textHead, roleHead, markHead) = ("-- text", "-- roles", "-- marks")

    /// `1 3-36 reverse`: a row, columns and what stands on top of the role there.
    private static func marks(of canvas: Canvas, row: Int) -> [String] {
        let names: [(Style.Marks, String)] = [(.bold, "bold"), (.underline, "underline"), (.reverse, "reverse"), (.dim, "dim")]
        var found: [String] = []
        var start = 0
        for column in 1...canvas.width {
            let marks = canvas[row, start].style.marks
            guard column == canvas.width || canvas[row, column].style.marks != marks else { continue }
            let words = names.filter { marks.contains($0.0) }.map(\.1)
            if !words.isEmpty { found.append("\(row) \(start)-\(column - 1) " + words.joined(separator: " ")) }
            start = column
        }
        return found
    }

    // MARK: Files

    private static let folder: String = {
        let parts = #filePath.split(separator: "/").dropLast()
        return "/" + parts.joined(separator: "/") + "/Golden"
    }()

    /// `make golden` asks for the files to be written anew.
    static var isRecording: Bool { getenv("COUNTINGHOUSE_GOLDEN") != nil }

    private static func path(_ name: String) -> String { folder + "/" + name + ".txt" }

    /// What was recorded; nil where nothing was.
    init?(recorded name: String) {
        guard let file = fopen(GoldenText.path(name), "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&block, 1, block.count, file), count > 0 { bytes += block[0..<count] }
        lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Writes it down; false where that was not possible.
    func record(as name: String) -> Bool {
        mkdir(GoldenText.folder, 0o755)
        guard let file = fopen(GoldenText.path(name), "wb") else { return false }
        defer { fclose(file) }
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        return fwrite(bytes, 1, bytes.count, file) == bytes.count
    }

    static var recordedNames: Set<String> {
        var names: Set<String> = []
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".txt") { names.insert(String(name.dropLast(4))) }
        }
        return names
    }

    // MARK: Differences

    /// What changed, in a few lines: `row 7 text`, what stood there and what stands there.
    func differences(from old: GoldenText) -> String {
        let (before, after) = (old.named, named)
        let keys = Set(before.keys).union(after.keys).sorted { ($0.order, $0.row) < ($1.order, $1.row) }
        let changed = keys.filter { before[$0] != after[$0] }
        var report: [String] = []
        for key in changed.prefix(8) {
            report.append("\(key.plane) \(key.row)\n  - \(before[key] ?? "(no such row)")\n  + \(after[key] ?? "(no such row)")")
        }
        if changed.count > 8 { report.append("and \(changed.count - 8) more rows") }
        return report.joined(separator: "\n")
    }

    private struct Place: Hashable {
        let plane: String
        let row: Int
        var order: Int { ["cursor": 0, "text": 1, "roles": 2, "marks": 3][plane] ?? 4 }
    }

    private var named: [Place: String] {
        var places: [Place: String] = [:]
        var (plane, row) = ("cursor", 0)
        for line in lines {
            if [GoldenText.textHead, GoldenText.roleHead, GoldenText.markHead].contains(line) {
                (plane, row) = (String(line.dropFirst(3)), 0)
                continue
            }
            places[Place(plane: plane, row: row)] = line
            row += 1
        }
        return places
    }
}
