internal import CTerminal
internal import Glibc
internal import Values

/// The terminal a person sits at: the only owner of curses. There is one per process, used by the main thread alone
/// (only its `waker` may cross threads).
///
/// While it is open, a crash gives the terminal back before it takes its course. The launcher sets
/// `SWIFT_BACKTRACE=enable=no,interactive=no` for crashes before and after that, or Swift's helper would ask questions
/// on the operator's screen.
package final class Terminal: Display {
    /// Columns of the window at the last event.
    package private(set) var width = 0
    /// Rows of the window at the last event.
    package private(set) var height = 0
    /// The doorbell; may be rung from any thread.
    package let waker: Waker

    private var decoder = KeyDecoder()
    private var presented: Canvas?
    private var needsEverything = false
    private var resized = false
    private var woken = false
    private var ended: Event?
    private var emptyReads = 0
    private var hasRead = false
    private var row: [ct_cell] = []
    private var frames = FrameReport()
    private var lastTitle: String?
    /// Whether this terminal gives two columns to what we count as one: then such characters are shown as others.
    private var ambiguousIsWide = false

    /// Takes the terminal on standard input and output. `errorLog` is a file for what would be printed on the screen
    /// while it is taken; `ignoringStop` is for forced commands, which have no shell to stop to.
    package static func open(
        theme: Theme = .standard, ignoringStop: Bool = false, errorLog: String? = nil
    ) throws -> Terminal {
        let result = ct_open(escapeDelayMilliseconds, ignoringStop, errorLog)
        if let refusal = refusal(for: Int(result)) { throw refusal }
        return Terminal(theme: theme)
    }

    private init(theme: Theme) {
        waker = Waker(descriptor: ct_bell_descriptor())
        measure()
        use(theme)
        // One ambiguous character, and the question where the cursor is now; the answer comes when it comes.
        ct_ask_width()
        decoder.expectsReport = true
    }

    deinit { ct_close() }

    /// Gives the terminal back as it was. No other call does anything afterwards.
    package func close() {
        // Its answer about widths would be left to the shell, as `2R`, by a program that ends before it reads anything.
        if !hasRead { ct_drop_answer(200) }
        hasRead = true
        ct_close()
    }

    /// How many colours the terminal has.
    package var colours: Int { Int(ct_colours()) }
    /// The character set in use, for `doctor`.
    package var locale: String { String(cString: ct_locale()) }

    /// A function key that arrives in two pieces must not become Esc and letters; over a network pieces are further apart.
    private static var escapeDelayMilliseconds: Int32 {
        if let wish = environment("COUNTINGHOUSE_ESCDELAY").flatMap({ Int32($0) }), (1...5_000).contains(wish) { return wish }
        return environment("SSH_CONNECTION") == nil ? 100 : 300
    }

    private func measure() {
        var (columns, rows): (Int32, Int32) = (0, 0)
        ct_size(&columns, &rows)
        (width, height) = (Int(columns), Int(rows))
    }
}

func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
}

// MARK: - Events

extension Terminal {
    /// Waits in poll and reads till nothing is left, so nothing typed ahead is lost; a line that is gone is `.hangup` for ever.
    package func next(timeoutMilliseconds: Int32) -> Event {
        let until = timeoutMilliseconds < 0 ? Int64.max : ct_now_ms() + Int64(timeoutMilliseconds)
        repeat {
            drain()
            if let event = ready() { return event }
            frames.reportIdle()
            let wait = min(until, decoder.deadline ?? .max)
            listen(milliseconds: wait == .max ? -1 : Int32(clamping: max(0, wait - ct_now_ms())))
            decoder.expire(at: ct_now_ms())
            if let event = ready() { return event }
        } while ct_now_ms() < until
        return .tick
    }

    /// Whether keys are waiting, those that still lie in the driver included.
    package var pendingKeys: Bool {
        drain()
        return !decoder.isEmpty
    }

    /// Throws away what was typed ahead, in the driver too.
    package func flushInput() {
        ct_discard_input()
        drain()
        decoder.forget()
    }

    /// What is known already: keys first, in order, so that nothing typed before a hang-up is lost.
    private func ready() -> Event? {
        if let key = decoder.next() {
            frames.keys += 1
            return .key(key)
        }
        if let ended { return ended }
        if resized {
            resized = false
            measure()
            return .resize(width: width, height: height)
        }
        if woken {
            woken = false
            return .wake
        }
        return nil
    }

    private func listen(milliseconds: Int32) {
        let seen = Int(ct_poll(milliseconds))
        let signals = ct_signals()
        if signals & 2 != 0 || seen & CT_POLL_HANGUP != 0 {
            drain()
            ended = .hangup
        } else if signals & 1 != 0 {
            ended = .terminate
        }
        if signals & 4 != 0 {
            ct_resume()
            needsEverything = true
            resized = true
        }
        if seen & CT_POLL_WAKE != 0 { woken = true }
        guard seen & CT_POLL_INPUT != 0 else { return }
        // Input was announced and is not there: the line is gone. Twice may be a signal in between.
        emptyReads = drain() == 0 ? emptyReads + 1 : 0
        if emptyReads >= 3 || (emptyReads > 0 && ct_read_failed()) { ended = .hangup }
    }

    /// Reads until nothing is left, so that ncurses holds nothing back that poll cannot see.
    @discardableResult
    private func drain() -> Int {
        hasRead = true
        var units = 0
        while decoder.count < 10_000 {
            let unit = ct_read()
            guard Int(unit) != CT_NOTHING else { break }
            units += 1
            if Int(unit) == CT_RESIZED {
                resized = true
            } else if Int(unit) == CT_MOUSE {
                takeMouse()
            } else {
                decoder.take(unit, at: ct_now_ms())
            }
        }
        decoder.pause()
        if let column = decoder.takeReport(), column == 3, !ambiguousIsWide {
            ambiguousIsWide = true
            forceRepaint()
        }
        return units
    }
}

// MARK: - The mouse

extension Terminal {
    /// Clicks and the wheel, where the terminal has a mouse; otherwise false.
    @discardableResult
    package func useMouse(_ isOn: Bool) -> Bool { ct_use_mouse(isOn) }

    private func takeMouse() {
        var (row, column): (Int32, Int32) = (0, 0)
        switch Int(ct_mouse(&row, &column)) {
        case CT_MOUSE_CLICK: decoder.press(.click(row: Int(row), column: Int(column)))
        case CT_MOUSE_WHEEL_UP: decoder.press(.up)
        case CT_MOUSE_WHEEL_DOWN: decoder.press(.down)
        default: break
        }
    }
}

// MARK: - Output

extension Terminal {
    /// Gives whole changed rows to curses, which sends the difference; the cursor is left where the canvas has it.
    package func present(_ canvas: Canvas) {
        guard ended != .hangup else { return }
        let sameSize = presented.map { $0.width == canvas.width && $0.height == canvas.height } ?? false
        if !sameSize || needsEverything { ct_erase() }
        for row in 0..<min(height, canvas.height) {
            if sameSize, !needsEverything, let presented, canvas.hasSameRow(row, as: presented) { continue }
            put(canvas, row: row)
        }
        let cursor = canvas.cursor.map { (Int32(min($0.row, height - 1)), Int32(min($0.column, width - 1))) } ?? (-1, 0)
        ct_update(cursor.0, cursor.1)
        needsEverything = false
        presented = canvas
        frames.presented += 1
    }

    private func put(_ canvas: Canvas, row number: Int) {
        row.removeAll(keepingCapacity: true)
        var column = 0
        while column < min(width, canvas.width) {
            let cell = canvas[number, column]
            var sent = ct_cell()
            if cell.half == .leading && column + 1 >= width {
                sent.base = 0x20  // the window is narrower than the canvas
            } else if cell.isCluster {
                let scalars = canvas.scalars(of: cell) + [0, 0, 0, 0]
                sent.base = scalars[0]
                sent.marks = (scalars[1], scalars[2], scalars[3], scalars[4])
            } else {
                sent.base = cell.glyph
            }
            if ambiguousIsWide && sent.base > 0x7F { sent.base = CharacterWidth.unambiguous(sent.base) }
            sent.width = cell.half == .leading ? 2 : 1
            sent.look = Terminal.look(cell.style)
            row.append(sent)
            column += Int(sent.width)
        }
        ct_put_row(Int32(number), row, Int32(row.count))
    }

    /// Sends every cell again.
    package func forceRepaint() {
        ct_repaint()
        needsEverything = true
        if let presented { present(presented) }
    }

    /// Rings, or flashes where there is no bell.
    package func bell() { ct_ring() }

    /// Sets the title of the window, sanitised, where the terminal has one.
    package func setTitle(_ title: String) {
        guard title != lastTitle else { return }
        lastTitle = title
        _ = ct_title(CharacterWidth.truncate(Sanitiser.visible(title), to: 120))
    }

    /// OSC 52, in base64; false and nothing copied when it is too long.
    @discardableResult
    package func copyToClipboard(_ text: String) -> Bool {
        guard text.utf8.count <= 74_000 else { return false }
        // Base64 has no byte that could steer the terminal; line ends and tabs are wanted in a spreadsheet.
        let sequence = Array("\u{1B}]52;c;".utf8) + Base64.encode(Array(text.utf8)) + [7]
        sequence.withUnsafeBytes { buffer in
            buffer.withMemoryRebound(to: CChar.self) { ct_send($0.baseAddress, Int32($0.count)) }
        }
        return true
    }

    /// Colours as far as the terminal has them and NO_COLOR does not forbid.
    package func use(_ theme: Theme) {
        let fitting = theme.fitting(colours: Int(ct_colours()), noColour: environment("NO_COLOR"))
        for role in Role.allCases {
            let look = fitting[role]
            for marks in 0..<16 {
                let all = look.marks.union(Style.Marks(rawValue: UInt8(marks)))
                ct_define_look(
                    Terminal.look(Style(role, .init(rawValue: UInt8(marks)))), Int32(look.foreground), Int32(look.background),
                    Int32(all.rawValue))
            }
        }
        if presented != nil { forceRepaint() }
    }

    private static func look(_ style: Style) -> UInt8 { style.role.rawValue << 4 | (style.marks.rawValue & 15) }
}
