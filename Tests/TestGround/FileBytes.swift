import Glibc

/// The bytes of the files that belong to a company, for looking whether something is left in any of them.
package enum FileBytes {
    /// Those of company file, write-ahead log and command log in which the bytes stand.
    package static func holding(_ sought: [UInt8], of path: String) -> [String] {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        return [path, path + "-wal", path + "-log/" + name + ".log"].filter { contains(read($0), sought) }
    }

    package static func holding(_ sought: String, of path: String) -> [String] { holding(Array(sought.utf8), of: path) }

    /// The whole of a file; nothing where there is none.
    package static func read(_ path: String) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = Glibc.read(descriptor, &block, block.count), count > 0 { bytes += block[0..<count] }
        return bytes
    }

    private static func contains(_ bytes: [UInt8], _ sought: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { hay in
            sought.withUnsafeBytes { needle in
                guard var at = hay.baseAddress, let wanted = needle.baseAddress else { return false }
                let end = at + hay.count
                while let found = memchr(at, Int32(needle[0]), end - at) {
                    if UnsafeRawPointer(found) + needle.count > end { return false }
                    if memcmp(found, wanted, needle.count) == 0 { return true }
                    at = UnsafeRawPointer(found) + 1
                }
                return false
            }
        }
    }
}
