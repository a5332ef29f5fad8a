internal import Glibc
internal import Values

/// Subjects' keys beside a shipped log: the log is sealed with them, so a restore from it needs both. The file is
/// replaced whole and never added to, so that a destroyed key is gone from there within a second too.
final class KeyShipment {
    let path: String
    private var shipped: String?

    init(beside log: String) {
        path = log + ".secrets"
    }

    /// Writes the keys where they differ from what lies there.
    func advance(_ company: Company) throws {
        let text = try company.look { reader in
            try reader.all("SELECT kind, subjectId, secret FROM subjectKey ORDER BY kind, subjectId") { row -> String in
                guard case .bytes(let secret) = row.datum(2) else { return "" }
                return "\(row.text(0)) \(row.int64(1)) \(JSONText.hexadecimal(secret))\n"
            }
        }.joined()
        guard text != shipped else { return }
        let fresh = path + ".new"
        let descriptor = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Refusal.file(fresh, errno: errno) }
        var bytes = text
        let written = bytes.withUTF8 { write(descriptor, $0.baseAddress, $0.count) }
        let isDown = written == text.utf8.count && fsync(descriptor) == 0
        close(descriptor)
        guard isDown, rename(fresh, path) == 0 else { throw Refusal.file(path, errno: errno) }
        Files.syncFolder(of: path)
        shipped = text
    }
}
