internal import Glibc
internal import Synchronization

/// Ctrl-C between two rows: a long verb ends where it can go on later.
enum Interruption {
    private static let isAsked = Atomic<Bool>(false)

    /// From here on Ctrl-C and SIGTERM wait for the next `check`.
    static func watch() {
        isAsked.store(false, ordering: .relaxed)
        // Whoever started the program may have left them blocked.
        var mask = sigset_t()
        sigemptyset(&mask)
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in Interruption.isAsked.store(true, ordering: .relaxed) }
            sigaddset(&mask, number)
        }
        sigprocmask(SIG_UNBLOCK, &mask, nil)
    }

    /// Ends the verb with 130 and these words where Ctrl-C was pressed.
    static func check(_ words: () -> String) throws {
        guard isAsked.load(ordering: .relaxed) else { return }
        Console.endProgress()
        Console.error(words())
        throw VerbEnd(code: 130)
    }
}
