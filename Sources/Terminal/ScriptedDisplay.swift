internal import CTerminal

/// A display without a terminal: events are queued beforehand, canvases are kept for the test to look at.
package final class ScriptedDisplay: Display {
    /// Columns; a `.resize` in the script changes them.
    package var width: Int
    /// Rows; a `.resize` in the script changes them.
    package var height: Int
    /// What is still to come. A queued `.wake` waits until another thread has rung (at most ten seconds).
    package var events: [Event] = []
    /// What `next` says when the script has ended.
    package var afterwards: Event = .hangup
    /// Every canvas that was presented, oldest first.
    package private(set) var canvases: [Canvas] = []
    /// How often the bell was rung.
    package private(set) var bells = 0
    /// How often a full repaint was asked for.
    package private(set) var repaints = 0
    /// Every title that was set.
    package private(set) var titles: [String] = []
    /// Every text that was copied.
    package private(set) var clipboard: [String] = []
    /// The theme last asked for; nil while nobody has.
    package private(set) var theme: Theme?

    /// Whether clicks were asked for.
    package private(set) var hasMouse = false

    private let pipe: (read: Int32, write: Int32)

    /// A display of that size whose script begins with these keys.
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
    /// As for a terminal: may be rung from any thread.
    package var waker: Waker { Waker(descriptor: pipe.write) }

    /// Adds keys to the script.
    package func press(_ keys: [Key]) { events += keys.map(Event.key) }
    /// Keys by name: `press("Ctrl-G", "Enter")`.
    package func press(_ names: String...) { press(names.compactMap(Key.init(name:))) }
    /// Adds each character of a text to the script as a key.
    package func type(_ text: String) { press(Key.typing(text)) }

    /// Whether the script goes on with a key.
    package var pendingKeys: Bool {
        if case .key = events.first { true } else { false }
    }

    /// The next event of the script; the time is not waited for.
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

    /// Keeps the canvas.
    package func present(_ canvas: Canvas) { canvases.append(canvas) }
    /// Counts.
    package func bell() { bells += 1 }
    /// Counts.
    package func forceRepaint() { repaints += 1 }
    /// Keeps the title.
    package func setTitle(_ title: String) { titles.append(title) }
    /// Keeps the theme.
    package func use(_ theme: Theme) { self.theme = theme }

    /// Keeps the wish.
    @discardableResult
    package func useMouse(_ isOn: Bool) -> Bool {
        hasMouse = isOn
        return isOn
    }

    /// Keeps the text.
    @discardableResult
    package func copyToClipboard(_ text: String) -> Bool {
        clipboard.append(text)
        return true
    }

    /// Drops the keys that come next in the script.
    package func flushInput() {
        while pendingKeys { events.removeFirst() }
    }
}
