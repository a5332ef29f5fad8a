internal import Glibc
internal import Values

extension Company {
    /// Writes the list of keys that sshd reads beside the company file: fingerprint and key a line, whole and renamed into place.
    /// - Throws: `core.keys-not-exported`; the key itself is registered then.
    package func exportKeys() throws {
        let target = path + "-keys"
        var text = try activeKeys().map { $0.fingerprint + " " + $0.line + "\n" }.joined()
        let new = target + ".new"
        let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw Refusal.keysNotExported(new) }
        let isWritten = text.withUTF8 { write(descriptor, $0.baseAddress, $0.count) == $0.count }
        fchmod(descriptor, 0o644)
        fsync(descriptor)
        close(descriptor)
        guard isWritten, rename(new, target) == 0 else { throw Refusal.keysNotExported(new) }
    }
}

extension Refusal {
    fileprivate static func keysNotExported(_ path: String) -> Refusal {
        let reason = String(cString: strerror(errno))
        return Refusal(
            "core.keys-not-exported",
            Text(
                en: "The key is registered, but \(path) cannot be written: \(reason). Mend that and do the same again.",
                hans: "公钥已登记，但无法写入 \(path)：\(reason)。请排除后重做。",
                hant: "公鑰已登記，但無法寫入 \(path)：\(reason)。請排除後重做。"))
    }
}
