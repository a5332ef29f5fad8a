internal import ArgumentParser
internal import Core
internal import Glibc
internal import Values

/// Keeps the house while people work, until it is told to end.
struct KeeperVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keeper", abstract: "Sync and ship the command log each second, checkpoint, watch.",
        discussion:
            "One per company file, run by systemd, tmux or cron (--once). SIGTERM ends it after a last round. `doctor` says how it is.")

    @OptionGroup var options: CompanyOptions
    @Option(name: .long, help: "Copy the command log to this folder, best on another host's disk.") var ship: String?
    @Flag(name: .long, help: "One round, then end: for cron.") var once = false

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
