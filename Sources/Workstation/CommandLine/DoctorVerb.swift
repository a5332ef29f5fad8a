internal import ArgumentParser
internal import CSystem
internal import Core
internal import Glibc
internal import Values

/// Looks at the host: each finding with what mends it. Exit 1 where something must be mended.
struct DoctorVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "doctor", Text(en: "Look at the host and say what to mend.", hans: "检查主机并说明需要修正之处。", hant: "檢查主機並說明需要修正之處。"))

    @OptionGroup var options: CompanyOptions

    func run() throws {
        let language = options.spoken
        let path = (try? options.path()) ?? CompanyOptions.dataFolder
        let findings =
            [sqlite(), locale(), terminal(), clock(path), fileSystem(path)] + Checkup.modes(path) + [
                writing(path), Checkup.sync(path), disk(path),
            ]
            + Checkup.ssh() + keeping(path)
        for finding in findings { Console.out(finding.mark + " " + finding.what[language]) }
        if findings.contains(where: { $0.state == .mend }) { throw VerbEnd(code: 1) }
    }

    private func sqlite() -> Finding {
        let version = String(cString: sqlite3_libversion())
        let hasHook = sqlite3_compileoption_used("ENABLE_PREUPDATE_HOOK") == 1
        guard hasHook else {
            return Finding(
                state: .mend,
                what: Text(
                    en: "SQLite \(version) was built without the pre-update hook that the audit needs. Use the distribution's libsqlite3.",
                    hans: "SQLite \(version) 缺少审计所需的 preupdate 钩子。请使用发行版自带的 libsqlite3。",
                    hant: "SQLite \(version) 缺少稽核所需的 preupdate 掛鉤。請使用發行版內建的 libsqlite3。"))
        }
        let number = sqlite3_libversion_number()
        guard number < 3_051_003, number != 3_050_007, number != 3_044_006 else {
            return Finding(state: .ok, what: Text(verbatim: "SQLite \(version)"))
        }
        return Finding(
            state: .ok,
            what: Text(
                en: "SQLite \(version) (WAL-reset race: met by the writers' turn)", hans: "SQLite \(version)（WAL 重置竞争：由写入轮次避免）",
                hant: "SQLite \(version)（WAL 重設競爭：由寫入輪次避免）"))
    }

    private func locale() -> Finding {
        let name = setlocale(LC_ALL, "").map { String(cString: $0) }
        let codes = String(cString: nl_langinfo(Int32(CODESET)))
        if name != nil, codes == "UTF-8" {
            return Finding(state: .ok, what: Text(en: "Locale UTF-8", hans: "区域设置 UTF-8", hant: "地區設定 UTF-8"))
        }
        if setlocale(LC_ALL, "C.UTF-8") != nil {
            return Finding(
                state: .ok,
                what: Text(
                    en: "The locale is not UTF-8; C.UTF-8 is used instead.", hans: "当前区域设置不是 UTF-8，改用 C.UTF-8。",
                    hant: "目前地區設定不是 UTF-8，改用 C.UTF-8。"))
        }
        return Finding(
            state: .mend,
            what: Text(
                en: "There is no UTF-8 locale. Install the package locales and set LANG=C.UTF-8.",
                hans: "没有 UTF-8 区域设置。请安装 locales 并设置 LANG=C.UTF-8。",
                hant: "沒有 UTF-8 地區設定。請安裝 locales 並設定 LANG=C.UTF-8。"))
    }

    private func terminal() -> Finding {
        let kind = getenv("TERM").map { String(cString: $0) } ?? ""
        guard !kind.isEmpty, kind != "dumb" else {
            return Finding(
                state: .mend,
                what: Text(
                    en: "TERM is “\(kind)”. Set TERM to your terminal's type, such as xterm-256color.",
                    hans: "TERM 为“\(kind)”。请设为终端类型，例如 xterm-256color。",
                    hant: "TERM 為「\(kind)」。請設為終端機類型，例如 xterm-256color。"))
        }
        return Finding(state: .ok, what: Text(en: "Terminal \(kind)", hans: "终端 \(kind)", hant: "終端機 \(kind)"))
    }

    /// The clock against the calendar, and against the last commit: a clock that went back misdates documents.
    private func clock(_ path: String) -> Finding {
        let now = Moment.now()
        guard (2_025...2_100).contains(Day.today().year) else {
            return Finding(
                state: .mend,
                what: Text(
                    en: "The clock says \(now.localText). Set it, for instance with timedatectl.",
                    hans: "系统时间为 \(now.localText)，请校正，例如用 timedatectl。", hant: "系統時間為 \(now.localText)，請校正，例如以 timedatectl。"))
        }
        let last = (try? Company(at: path, house: Departments.house, readOnly: true).audit(last: 1).last?.at).flatMap { Moment(iso: $0) }
        if let last, last.secondsUTC > now.secondsUTC + 60 {
            return Finding(
                state: .mend,
                what: Text(
                    en: "The clock says \(now.localText), but the last commit was at \(last.localText). Set the clock with timedatectl.",
                    hans: "系统时间为 \(now.localText)，但最后一次提交在 \(last.localText)。请用 timedatectl 校正。",
                    hant: "系統時間為 \(now.localText)，但最後一次提交在 \(last.localText)。請以 timedatectl 校正。"))
        }
        return Finding(state: .ok, what: Text(en: "Clock \(now.localText)", hans: "系统时间 \(now.localText)", hant: "系統時間 \(now.localText)"))
    }

    private func fileSystem(_ path: String) -> Finding {
        if let network = ch_network_file_system(path).map({ String(cString: $0) }) {
            return Finding(
                state: .mend,
                what: Text(
                    en: "\(path) lies on \(network). Move the company file to a local disk.", hans: "\(path) 位于 \(network)。请移到本地磁盘。",
                    hant: "\(path) 位於 \(network)。請移到本機磁碟。"))
        }
        return Finding(
            state: .ok,
            what: Text(
                en: "\(path) is on a local file system", hans: "\(path) 位于本地文件系统", hant: "\(path) 位於本機檔案系統"))
    }

    private func writing(_ path: String) -> Finding {
        guard access(path + "-stopped", F_OK) == 0 else {
            return Finding(state: .ok, what: Text(en: "Writing is open", hans: "可以写入", hant: "可以寫入"))
        }
        return Finding(
            state: .mend,
            what: Text(
                en: "Writing is stopped since the disk failed under \(path). Look at the disk, then run `countinghouse verify`.",
                hans: "\(path) 所在磁盘出错后写入已停止。请检查磁盘，再运行 countinghouse verify。",
                hant: "\(path) 所在磁碟出錯後寫入已停止。請檢查磁碟，再執行 countinghouse verify。"))
    }

    private func disk(_ path: String) -> Finding {
        let free = ch_free_bytes(path)
        guard free < 0 || free > 1 << 30 else {
            return Finding(
                state: .mend,
                what: Text(
                    en: "Less than 1 GiB is free beside \(path). Make room.", hans: "\(path) 所在磁盘剩余不足 1 GiB，请腾出空间。",
                    hant: "\(path) 所在磁碟剩餘不足 1 GiB，請騰出空間。"))
        }
        let room = max(0, free) >> 30
        return Finding(
            state: .ok,
            what: Text(en: "\(room) GiB free on the disk", hans: "磁盘可用 \(room) GiB", hant: "磁碟可用 \(room) GiB"))
    }
}
