internal import CTerminal

/// A display without a terminal: events are queued beforehand, canvases are kept for the test to look at.
package final class ScriptedDisplay: Display {
    package var width: Int
    package var height: Int
    /// What is still to come. A queued `.wake` waits until another thread has rung (at most ten seconds).
    package var events: [Event] = []
    /// What `next` says when the script has ended.
    package var afterwards: Event = .hangup
    /// Every canvas that was presented, oldest first.
    package private(set) var canvases: [Canvas] = []
    package private(set) var bells = 0
    package private(set) var repaints = 0
    package private(set) var titles: [String] = []
    package private(set) var clipboard: [String] = []
    package private(set) var theme: Theme?

    private let pipe: (read: Int32, write: Int32)

    package init(width: Int = 80, height: Int = 24, keys: [Key] = []) {
        self.width = width
        self.height = height
        var ends: [Int32] = [-1, -1]
        ct_pipe_open(&ends)
        pipe = (ends[0], ends[1])
        press(keys)
    }

    deinit { ct_pipe_close(pipe.read, pipe.write) }

    /// The last canvas presented.
    package var canvas: Canvas? { canvases.last }
    package var waker: Waker { Waker(descriptor: pipe.write) }

    package func press(_ keys: [Key]) { events += keys.map(Event.key) }
    /// Keys by name: `press("Ctrl-G", "Enter")`.
    package func press(_ names: String...) { press(names.compactMap(Key.init(name:))) }
    package func type(_ text: String) { press(Key.typing(text)) }

    package var pendingKeys: Bool {
        if case .key = events.first { true } else { false }
    }

    package func next(timeoutMilliseconds: Int32) -> Event {
        guard !events.isEmpty else { return afterwards }
        let event = events.removeFirst()
        switch event {
        case .resize(let width, let height): (self.width, self.height) = (width, height)
        case .wake: return ct_pipe_wait(pipe.read, 10_000) == 1 ? .wake : .tick
        case .key, .tick, .hangup, .terminate: break
        }
        return event
    }

    package func present(_ canvas: Canvas) { canvases.append(canvas) }
    package func bell() { bells += 1 }
    package func forceRepaint() { repaints += 1 }
    package func setTitle(_ title: String) { titles.append(title) }
    package func use(_ theme: Theme) { self.theme = theme }

    @discardableResult
    package func copyToClipboard(_ text: String) -> Bool {
        clipboard.append(text)
        return true
    }

    package func flushInput() {
        while pendingKeys { events.removeFirst() }
    }
}
