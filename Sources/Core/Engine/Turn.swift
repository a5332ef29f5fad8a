internal import CSystem
internal import Glibc
package import Values

/// The writers' turn: one lock file beside the company file, so that writers queue in the kernel instead of colliding
/// inside SQLite. It also covers checkpoints and the command log's order.
final class Turn {
    private let descriptor: Int32
    private(set) var isOurs = false
    /// Called once when the wait has lasted longer than `patienceMilliseconds`.
    var whenWaiting: (() -> Void)?

    static let patienceMilliseconds = 200
    static let limitMilliseconds = 5_000

    /// - Parameter company: the file whose writers queue here.
    init(of company: String) throws {
        let path = company + "-turn"
        descriptor = ch_turn_open(path)
        guard descriptor >= 0 else { throw Refusal.file(path, errno: errno) }
        Company.hand(path, toOwnerOf: company)
    }

    deinit { close(descriptor) }

    /// Waits for the turn, at most five seconds; 200 ms and without a word where it is not patient.
    /// - Throws: `core.not-saved-yet`.
    func take(isPatient: Bool = true) throws {
        precondition(!isOurs, "the turn is taken once")
        var state = ch_turn_take(descriptor, Turn.patienceMilliseconds)
        if state == 1, isPatient {
            whenWaiting?()
            state = ch_turn_take(descriptor, Turn.limitMilliseconds - Turn.patienceMilliseconds)
        }
        guard state == 0 else { throw Refusal.notSavedYet }
        isOurs = true
    }

    func release() {
        guard isOurs else { return }
        isOurs = false
        _ = ch_turn_release(descriptor)
    }
}

extension Refusal {
    /// Somebody else held the turn for five seconds.
    package static let notSavedYet = Refusal(
        "core.not-saved-yet",
        Text(
            en: "Not saved yet: another session is writing. What you typed is kept; press the key again in a moment.",
            hans: "尚未保存：另一会话正在写入。您输入的内容已保留，请稍后再按一次。",
            hant: "尚未儲存：另一工作階段正在寫入。您輸入的內容已保留，請稍後再按一次。"))
}
