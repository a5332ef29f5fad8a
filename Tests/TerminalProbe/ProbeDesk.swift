import Glibc
import Terminal

/// The state of the probe's screen and what keys do to it.
struct ProbeDesk {
    let display: Terminal
    var selected = 0
    var top = 0
    var field = ""
    var message = ""

    @MainActor
    mutating func run(note: (String) -> Void) {
        var threads: [pthread_t] = []
        display.present(draw())
        while true {
            let event = display.next(timeoutMilliseconds: Int32(environment("PROBE_TICK") ?? "") ?? -1)
            switch event {
            case .tick: note("tick")
            case .wake: note("wake")
            case .resize(let width, let height): note("resize \(width)x\(height)")
            case .hangup, .terminate:
                note("\(event)")
                return
            case .key(let key):
                note(line(for: key))
                if key == .function(3) { return }
                act(on: key, threads: &threads)
            }
            if !display.pendingKeys { display.present(draw()) }
        }
    }

    func line(for key: Key) -> String {
        switch key {
        case .text(let character): "text \(character)"
        case .click(let row, let column): "click \(row) \(column)"
        case .paste(let text): "paste \(text.count) lines \(text.split(separator: "\n", omittingEmptySubsequences: false).count)"
        default: "key \(key.name)"
        }
    }

    mutating func act(on key: Key, threads: inout [pthread_t]) {
        switch key {
        case .up where selected > 0: selected -= 1
        case .down where selected < 200: selected += 1
        case .text(let character): field.append(character)
        case .enter: field = ""
        case .backspace: _ = field.popLast()
        case .control("l"): display.forceRepaint()
        case .control("b"): display.bell()
        case .control("o"): display.flushInput()
        case .control("x"): crash(environment("PROBE_CRASH") ?? "")
        case .control("e"): _ = "a word for the log\n".withCString { write(STDERR_FILENO, $0, strlen($0)) }
        case .control("p"):
            display.setTitle("账房\u{1B}]0;gotcha\u{7}")
            display.copyToClipboard("a\tb\u{1B}[2J")
        case .control("w"):
            let waker = display.waker
            var thread = pthread_t()
            let ring = Unmanaged.passRetained(Ring(waker)).toOpaque()
            pthread_create(
                &thread, nil,
                {
                    if let ring = $0 { Unmanaged<Ring>.fromOpaque(ring).takeRetainedValue().waker.wake() }
                    return nil
                }, ring)
            threads.append(thread)
        default: break
        }
        top = min(max(top, selected - 14), selected)
    }

    func draw() -> Canvas {
        var canvas = Canvas(width: display.width, height: display.height)
        canvas.put("PR10  Probe  账房 测试 e\u{301}", row: 0, column: 0, style: .title)
        canvas.put(environment("PROBE_TEXT") ?? "", row: 1, column: 0, style: .warning)
        for line in 0..<15 {
            let number = top + line
            let row = 3 + line
            canvas.put(number == selected ? ">" : " ", row: row, column: 0)
            canvas.put("B-M8\(number)", row: row, column: 2, width: 10)
            canvas.put(
                number % 2 == 0 ? "Hexagon bolt, galvanised 螺栓 M8x\(number)" : "六角螺栓镀锌高强度外六角全牙螺丝 M8x\(number)", row: row, column: 13,
                width: 40)
            canvas.put("\(number * 37).00", row: row, column: 60, width: 12, align: .right)
            if number == selected { canvas.bar(row: row, column: 2, width: 60) }
        }
        canvas.put(field, row: 19, column: 10, width: 30, style: .input, overflow: .clip)
        canvas.put("F1=Help F3=Exit F4=Prompt F8=Post F12=Cancel", row: display.height - 1, column: 0, style: .legend)
        canvas.cursor = (19, 10 + min(29, CharacterWidth.displayWidth(of: field)))
        return canvas
    }

    func crash(_ how: String) {
        switch how {
        case "trap":
            let nobody: [Int] = []
            print(nobody[field.count])
        case "recursion": print(descend(field.count))
        case "segv": raise(SIGSEGV)
        case "ill": raise(SIGILL)
        case "abort": abort()
        case "bus": raise(SIGBUS)
        case "fpe": raise(SIGFPE)
        case "quit": raise(SIGQUIT)
        case "exit": exit(7)
        default: break
        }
    }

    func descend(_ depth: Int) -> Int {
        var ballast = (depth, depth, depth, depth, depth, depth, depth, depth)
        if depth >= 0 { ballast.0 = descend(ballast.7 + 1) }
        return ballast.0 + ballast.7
    }
}

/// Carries the doorbell into another thread.
final class Ring: Sendable {
    let waker: Waker

    init(_ waker: Waker) { self.waker = waker }
}
