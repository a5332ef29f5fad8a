internal import CSystem
internal import Glibc
package import Values

// A disk that failed once is not asked again: after a failed sync Linux forgets which pages never arrived. So writing
// stops for every session, by a file beside the company file, until every proof holds and the disk takes the whole log.

extension Company {
    /// Hands over what the person should know although nothing was refused.
    package func takeNotices() -> [Refusal] {
        defer { notices = [] }
        return notices
    }

    /// The file whose presence stops all writing.
    var stopPath: String { path + "-stopped" }

    /// Whether another session, or an earlier one, met a failing disk.
    /// - Throws: `core.writing-stopped`.
    func holdWhereStopped() throws {
        guard access(stopPath, F_OK) == 0 else { return }
        throw Refusal(
            "core.writing-stopped",
            Text(
                en:
                    "The disk failed under the company file: nobody can write now. Your typing stays. Run `countinghouse verify`: once every proof holds it opens writing.",
                hans: "账套文件所在磁盘出错，所有人的写入均已停止。您输入的内容仍在。请运行 countinghouse verify：全部验证通过后恢复写入。",
                hant: "帳套檔案所在磁碟出錯，所有人的寫入均已停止。您輸入的內容仍在。請執行 countinghouse verify：全部驗證通過後恢復寫入。"))
    }

    /// What SQLite's word means here, and the writing of all sessions stopped where the disk failed. SQLite knows a full
    /// disk only; a used-up share and a disk that became read-only look to it like a broken one. A small file
    /// beside it tells them apart: where not even that fits, nothing reached the disk that could be in doubt.
    func stopped(by code: Int32, _ message: String) -> Refusal {
        if let refusal = Company.unwritten(code, message, path) { return refusal }
        let refusal = Connection.refusal(code, message, path: path)
        raise(refusal)
        _ = Company.lay(stopPath, clock().iso + " " + refusal.code + " " + refusal.text.en + "\n")
        return refusal
    }

    /// The refusal for a write that never reached the disk; nil where the disk failed.
    static func unwritten(_ code: Int32, _ message: String, _ path: String) -> Refusal? {
        guard Connection.isRefusedWrite(code) else { return nil }
        let probe = path + "-probe"
        let reason = lay(probe, String(repeating: ".", count: 4_096))
        unlink(probe)
        switch reason {
        case ENOSPC, EDQUOT: return Connection.refusal(SQLITE_FULL, message, path: path)
        case EROFS, EACCES, EPERM: return Connection.refusal(SQLITE_READONLY, message, path: path)
        default: return nil
        }
    }

    /// - Returns: 0, or why the file cannot be made and written.
    private static func lay(_ path: String, _ text: String) -> Int32 {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        var text = text
        let written = text.withUTF8 { write(descriptor, $0.baseAddress, $0.count) }
        let reason = written < 0 ? errno : 0
        fsync(descriptor)
        return reason
    }

    /// Opens writing again after every proof held: what is in the write-ahead log is written and synced anew first.
    /// - Returns: false where writing was not stopped.
    /// - Throws: where the disk fails again; writing stays stopped.
    package func openWritingAgain() throws -> Bool {
        guard access(stopPath, F_OK) == 0 else { return false }
        try turn.take()
        defer { turn.release() }
        var (pages, done): (Int32, Int32) = (0, 0)
        let code = ch_engine_checkpoint(connection.handle, 1, &pages, &done)
        guard code == SQLITE_OK else { throw Connection.refusal(code, "checkpoint", path: path) }
        unlink(stopPath)
        return true
    }
}
