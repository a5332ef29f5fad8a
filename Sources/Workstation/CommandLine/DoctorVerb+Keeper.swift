internal import Core
internal import Glibc
internal import Values

extension DoctorVerb {
    /// What the keeper says, whether it is at work, how long the write-ahead log is, and what an erasure left waiting.
    func keeping(_ path: String) -> [Finding] {
        var findings = [keeper(path)]
        var info = stat()
        if stat(path + "-wal", &info) == 0, Int64(info.st_size) > KeeperNote.walLimitBytes {
            findings.append(Finding(state: .mend, what: Keeper.walAlarm(Int64(info.st_size))))
        }
        if access(path + "-scrub", F_OK) == 0 {
            findings.append(
                Finding(
                    state: .mend,
                    what: Text(
                        en: "An erasure waits for old pages to go, because somebody was reading. Run: countinghouse keeper --once",
                        hans: "有清除操作尚待抹去旧数据页（当时有人在读取）。请运行：countinghouse keeper --once",
                        hant: "有清除作業尚待抹除舊資料頁（當時有人在讀取）。請執行：countinghouse keeper --once")))
        }
        return findings
    }

    private func keeper(_ path: String) -> Finding {
        guard let (note, isAtWork) = KeeperNote.read(of: path) else {
            return Finding(
                state: .ok,
                what: Text(
                    en:
                        "No keeper: nothing syncs or ships the command log each second. For a company at work start one: countinghouse keeper (Docs/ADMINISTRATION).",
                    hans: "没有 keeper：命令日志不会每秒落盘和传送。正式账套请启动 countinghouse keeper（见 Docs/ADMINISTRATION）。",
                    hant: "沒有 keeper：命令日誌不會每秒落盤與傳送。正式帳套請啟動 countinghouse keeper（見 Docs/ADMINISTRATION）。"))
        }
        if let alarm = note.alarm { return Finding(state: .mend, what: alarm) }
        let age = Moment.now().secondsUTC - note.at.secondsUTC
        guard isAtWork else {
            return Finding(
                state: .ok,
                what: Text(
                    en: "The keeper ended at \(note.at.localText), the log synced to commit \(note.synced).",
                    hans: "keeper 已于 \(note.at.localText) 结束，日志已落盘至第 \(note.synced) 次提交。",
                    hant: "keeper 已於 \(note.at.localText) 結束，日誌已落盤至第 \(note.synced) 次提交。"))
        }
        guard age <= 20 else {
            return Finding(
                state: .mend,
                what: Text(
                    en: "The keeper (process \(note.process)) has not moved for \(age) s. Look at its disk, then start it anew.",
                    hans: "keeper（进程 \(note.process)）已 \(age) 秒没有动静。请检查磁盘后重新启动。",
                    hant: "keeper（行程 \(note.process)）已 \(age) 秒沒有動靜。請檢查磁碟後重新啟動。"))
        }
        func shipped(_ word: String) -> String { note.shipped.map { word + " \($0)" } ?? "" }
        let log = "WAL \(note.walBytes >> 10) KiB"
        return Finding(
            state: .ok,
            what: Text(
                en: "Keeper (process \(note.process)): synced \(note.synced)\(shipped(", shipped")), \(log)",
                hans: "keeper（进程 \(note.process)）：已落盘 \(note.synced)\(shipped("，已传送"))，\(log)",
                hant: "keeper（行程 \(note.process)）：已落盤 \(note.synced)\(shipped("，已傳送"))，\(log)"))
    }
}
