internal import ArgumentParser
internal import Core
internal import Glibc
internal import Values

/// Keeps the house while people work, until it is told to end.
struct KeeperVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "keeper",
        Text(
            en: "Sync and ship the command log each second, checkpoint, watch.", hans: "每秒同步并传送命令日志，做检查点，监视运行。",
            hant: "每秒同步並傳送命令日誌，做檢查點，監視運行。"),
        discussion: Text(
            en: "One per company file, run by systemd, tmux or cron (--once). SIGTERM ends it after a last round. `doctor` says how it is.",
            hans: "每个账套文件运行一个，由 systemd、tmux 或 cron（--once）启动。收到 SIGTERM 后再运行一轮即结束。`doctor` 报告其状态。",
            hant: "每個帳套檔案執行一個，由 systemd、tmux 或 cron（--once）啟動。收到 SIGTERM 後再執行一輪即結束。`doctor` 報告其狀態。"))

    @OptionGroup var options: CompanyOptions
    @Option(
        name: .long,
        help: .said(
            Text(
                en: "Copy the command log to this folder, best on another host's disk.", hans: "将命令日志复制到此文件夹，最好在另一台主机的磁盘上。",
                hant: "將命令日誌複製到此資料夾，最好在另一台主機的磁碟上。"))) var ship: String?
    @Flag(name: .long, help: .said(Text(en: "One round, then end: for cron.", hans: "只运行一轮即结束，供 cron 使用。", hant: "只執行一輪即結束，供 cron 使用。")))
    var once = false

    func run() throws {
        let language = options.spoken
        // Blocked, they wait for us: a round is never cut in two.
        var ends = sigset_t()
        sigemptyset(&ends)
        for signal in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&ends, signal) }
        pthread_sigmask(SIG_BLOCK, &ends, nil)
        let keeper = try Keeper(try options.open(), ship: ship)
        var told: Text?
        func round() -> KeeperNote {
            let note = keeper.beat()
            if note.alarm != told, let alarm = note.alarm { Console.error(alarm[language]) }
            told = note.alarm
            return note
        }
        var note = round()
        if !once {
            var second = timespec(tv_sec: 1, tv_nsec: 0)
            while true {
                let signal = sigtimedwait(&ends, nil, &second)
                note = round()
                if signal > 0 { break }
            }
        }
        if note.alarm != nil { throw VerbEnd(code: 1) }
    }
}
