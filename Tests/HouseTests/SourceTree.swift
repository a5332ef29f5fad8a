import Glibc

/// The project's own files as the house tests read them.
enum SourceTree {
    /// The project's root, from where this file stands.
    static let root: String = {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/")
    }()

    struct File {
        /// From the root: `Sources/Core/SQL.swift`.
        let path: String
        let text: String

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        var name: String { String(path.split(separator: "/").last ?? "") }
        /// The target it belongs to: the folder below Sources or Tests.
        var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
        /// The text without comments.
        var code: String {
            lines.map { line in
                guard let comment = line.range(of: "//") else { return String(line) }
                return String(line[..<comment.lowerBound])
            }.joined(separator: "\n")
        }
    }

    static func swiftFiles(below folder: String) -> [File] {
        files(below: folder).filter { $0.path.hasSuffix(".swift") }
    }

    static func files(below folder: String) -> [File] {
        var found: [File] = []
        guard let directory = opendir(root + "/" + folder) else { return [] }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            let path = folder + "/" + name
            if entry.pointee.d_type == UInt8(DT_DIR) {
                found += files(below: path)
            } else if let text = read(path) {
                found.append(File(path: path, text: text))
            }
        }
        return found.sorted { $0.path < $1.path }
    }

    static func read(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }

    static func bytes(_ path: String) -> [UInt8]? {
        guard let file = fopen(root + "/" + path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&block, 1, block.count, file), count > 0 { bytes += block[0..<count] }
        return bytes
    }
}

extension StringProtocol {
    /// The first place where `words` stand.
    func range(of words: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(words) { return start..<index(start, offsetBy: words.count) }
            start = index(after: start)
        }
        return nil
    }

    func contains(words: String) -> Bool { strstr(String(self), words) != nil }
}
