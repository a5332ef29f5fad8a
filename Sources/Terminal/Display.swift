internal import CTerminal

/// What the loop is told.
package enum Event: Hashable, Sendable {
    case key(Key)
    /// The window has another size now: lay out and present again.
    case resize(width: Int, height: Int)
    /// The time asked for has passed and nothing happened.
    case tick
    /// Another thread has called `Waker.wake()`.
    case wake
    /// The line is gone: keep the draft, close, never present again.
    case hangup
    /// Asked to end (SIGTERM): keep the draft, close, exit 0.
    case terminate
}

/// Where canvases go and keys come from: a terminal, or a script in tests.
package protocol Display: AnyObject {
    /// Columns and rows at this moment.
    var width: Int { get }
    var height: Int { get }
    /// Whether keys have been typed ahead; nothing needs to be drawn while this is so.
    var pendingKeys: Bool { get }
    /// Wakes `next` from any thread.
    var waker: Waker { get }

    /// The next event, keys one by one and in order; `.tick` after the time, never earlier. A negative time waits for ever.
    func next(timeoutMilliseconds: Int32) -> Event
    /// Shows a canvas; what has not changed costs nothing.
    func present(_ canvas: Canvas)
    func bell()
    /// Throws away what was typed ahead, after an error in a scan field.
    func flushInput()
    /// Sends everything again (Ctrl-L).
    func forceRepaint()
    func setTitle(_ title: String)
    /// Puts text on the clipboard of the person's own machine, where the terminal allows it (OSC 52); no part of it and
    /// false when it is longer than the 74,000 bytes that terminals take.
    @discardableResult
    func copyToClipboard(_ text: String) -> Bool
    /// Changes colours at once.
    func use(_ theme: Theme)
    /// Asks for clicks, or no longer; false where there is no mouse. While it is on, the terminal's own marking of text
    /// takes Shift.
    @discardableResult
    func useMouse(_ isOn: Bool) -> Bool
}

extension Display {
    /// Wakes `next`; on the thread of the loop. Other threads keep the `waker`.
    package func wake() { waker.wake() }
}

/// The doorbell of the loop: may be rung from any thread, any number of times.
package struct Waker: Sendable {
    let descriptor: Int32

    /// Makes `next` return `.wake` once, however often this was called before it came to that.
    package func wake() { ct_pipe_ring(descriptor) }
}
