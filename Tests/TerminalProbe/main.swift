import Glibc
import Terminal
import Values

// A small screen on a real terminal for the pseudo-terminal tests: a list, a field and a message. It writes each event as
// a line to the file named by PROBE_JOURNAL.

func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

let journal = environment("PROBE_JOURNAL").flatMap { fopen($0, "a") }

@MainActor
func note(_ line: String) {
    guard let journal else { return }
    fputs(line + "\n", journal)
    fflush(journal)
}

let theme =
    switch environment("PROBE_THEME") {
    case "chosen":
        {
            var theme = Theme.standard
            theme.isChosen = true
            return theme
        }()
    case "mono": Theme.mono
    default: Theme.standard
    }

do {
    let terminal = try Terminal.open(
        theme: theme, ignoringStop: environment("PROBE_IGNORE_STOP") != nil, errorLog: environment("PROBE_ERRORS"))
    note("open \(terminal.width)x\(terminal.height) colours \(terminal.colours) locale \(terminal.locale)")
    if environment("PROBE_DEAF") != nil { signal(SIGHUP, SIG_IGN) }
    if environment("PROBE_MOUSE") != nil { note("mouse \(terminal.useMouse(true))") }
    var desk = ProbeDesk(display: terminal)
    desk.run(note: note)
    terminal.close()
    note("closed")
} catch let refusal as Refusal {
    note("refused \(refusal.code) \(refusal.text.en)")
    exit(3)
}
