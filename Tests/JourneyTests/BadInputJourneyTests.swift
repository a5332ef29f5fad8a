import Core
import Glibc
import TestGround
import Testing
import Values

/// The real program in a real terminal, with what goes wrong around it.
@Suite("18: the workstation when things go wrong", .serialized)
struct BadInputJourneyTests {
    let journey: JourneyCompany

    init() throws { journey = try JourneyCompany() }

    private func order() throws -> String {
        let number = try journey.company().look {
            try $0.value(
                """
                SELECT document.number
                FROM purchaseOrder
                JOIN document ON document.id = purchaseOrder.id
                WHERE purchaseOrder.state = 'approved'
                ORDER BY document.number
                LIMIT 1
                """, as: String.self)
        }
        return try #require(number)
    }

    private func holds() throws -> Bool { try journey.company().verify().allSatisfy(\.result.holds) }

    private func receipts() throws -> Int64 { try journey.value("SELECT count(*) FROM purchaseReceipt") }

    @Test("18: the disk fills up while a receipt is entered: the sentence, the count stays; with room again F8 posts it, and verify holds")
    func fullDisk() throws {
        let disk = try FaultyDisk()
        let before = try receipts()
        let words = [
            (Language.en, "Review the receipt", "the disk is full"), (.hans, "核对收货", "磁盘已满"), (.hant, "核對到貨", "磁碟已滿"),
        ]
        for (language, review, full) in words {
            let screen = try Tmux(journey.opening(as: "chen.hao", language: language), environment: disk.environment)
            try screen.wait(for: "===>")
            try screen.press("F12")
            try screen.press("C-g")
            try screen.type("gr " + (try order()))
            try screen.press("Enter", "F6", "F8")
            try screen.wait(for: review)
            disk.fail(.write, with: ENOSPC, on: ".books-")
            try screen.press("F8")
            try screen.wait(for: "core.disk-full")
            #expect(try screen.screen().joined(separator: "").contains(full))
            #expect(try receipts() == before)
            disk.heal()
            guard language == .hant else {
                try screen.press("F12", "F12")
                continue
            }
            try screen.press("F8")
            try screen.wait(for: "GR-")
            for _ in 0..<100 where try receipts() == before { usleep(20_000) }
        }
        #expect(try receipts() == before + 1)
        #expect(try holds())
    }

    @Test("18: a sync fails under an open session: it says so and writes no more, another session neither; the screen stays to be read")
    func failedSync() throws {
        let disk = try FaultyDisk()
        let before = try receipts()
        let screen = try Tmux(journey.opening(as: "chen.hao"), environment: disk.environment)
        try screen.wait(for: "===>")
        try screen.press("F12")
        try screen.press("C-g")
        try screen.type("gr " + (try order()))
        try screen.press("Enter", "F6", "F8")
        try screen.wait(for: "Review the receipt")
        disk.fail(.fsync, with: EIO, on: ".books")
        try screen.press("F8")
        try screen.wait(for: "The disk failed")
        disk.heal()
        try screen.press("F8")
        try screen.wait(for: "The disk failed")
        let other = try Subprocess.run(
            journey.program,
            [
                "run", "masterdata.add-supplier", "--file", journey.path, "--user", "lin.yue", "--json", #"{"code":"S-9","name":"x"}"#,
            ])
        #expect(other.output.contains("core.writing-stopped"))
        #expect(try Subprocess.run(journey.program, ["verify", "--quiet", "--file", journey.path]).code == 0)
        // Nobody knew whether it had arrived: it is there whole or not at all.
        #expect(try receipts() - before <= 1)
        #expect(try holds())
    }

    @Test("18: the window shrinks to 40×10 and comes back, and is shaken: a notice meanwhile, and every character of the form after")
    func smallWindow() throws {
        let screen = try Tmux(journey.opening(as: "su.qing"))
        try screen.wait(for: "===>")
        try screen.press("F12")
        try screen.press("C-g")
        try screen.type("ct")
        try screen.press("Enter")
        try screen.wait(for: "Subject")
        try screen.press("Down", "Down", "Down", "Down")
        try screen.type("Rusty bolts")
        try screen.resize(width: 40, height: 10)
        try screen.wait(for: "80 × 24")
        try screen.resize(width: 12, height: 2)
        for width in stride(from: 20, to: 200, by: 9) { try screen.resize(width: width, height: 5 + width % 40) }
        try screen.resize(width: 80, height: 24)
        let rows = try screen.wait(for: "Rusty bolts")
        #expect(rows.contains { $0.contains("Subject") || $0.contains("Text") || $0.contains("Rusty bolts") })
        try screen.type("!")
        try screen.wait(for: "Rusty bolts!")
    }

    @Test("18: TERM unset, empty, unknown or dumb: one sentence and exit 2; vt100 and a missing locale: it works")
    func terminals() throws {
        for (variable, code) in [
            ("-u TERM", "terminal.unknown-type"), ("TERM=", "terminal.unknown-type"), ("TERM=nosuch", "terminal.unknown-type"),
            ("TERM=dumb", "terminal.too-simple"),
        ] {
            let screen = try Tmux("env \(variable) " + journey.opening(as: "su.qing"))
            let rows = try screen.wait(for: "ENDED 2")
            #expect(rows.joined().contains(code), "\(rows)")
        }
        for variable in ["TERM=vt100", "LANG=xx_YY.UTF-8 LC_ALL=xx", "-u LANG LC_ALL="] {
            let screen = try Tmux("env \(variable) " + journey.opening(as: "su.qing"))
            try screen.wait(for: "===>")
            try screen.press("F12", "F3")
            try screen.wait(for: "Countinghouse")
        }
    }

    @Test("18: ten thousand characters, escape sequences, C1, bidi and broken UTF-8 into a field: tokens on the screen, nothing steers it")
    func hostilePaste() throws {
        let terminal = try PseudoTerminal(
            program: "countinghouse", arguments: ["--file", journey.path, "--user", "su.qing", "--language", "en"])
        try terminal.waitForFrame()
        terminal.send("\u{1B}\u{1B}")
        terminal.send([7])  // Ctrl-G
        terminal.send("ct\r\t\t\t\t")
        try terminal.wait(for: "the form") { terminal.text.contains("Subject") }
        let before = terminal.output.count
        let hostile: [UInt8] =
            Array("A\u{1B}]0;owned\u{7}B\u{1B}[2JC\u{202E}D\u{9B}31mE\u{200B}".utf8) + [0xC3, 0x28, 0xFF, 0xFE, 0x00, 0x9B]
            + Array(String(repeating: "x", count: 10_000).utf8) + Array("\r\nZ".utf8)
        terminal.send(Array("\u{1B}[200~".utf8) + hostile + Array("\u{1B}[201~".utf8))
        terminal.send("\u{1}")  // Ctrl-A, to the start of the field
        try terminal.wait(for: "the token") { String(decoding: terminal.output[before...], as: UTF8.self).contains("^[]0;") }
        terminal.send("\t")
        try terminal.wait(for: "the sentence") { String(decoding: terminal.output[before...], as: UTF8.self).contains("hidden-character") }
        let sent = String(decoding: terminal.output[before...], as: UTF8.self)
        #expect(!sent.contains("\u{1B}]0;owned"))
        #expect(!sent.unicodeScalars.contains { ["\u{202E}", "\u{200B}", "\u{9B}", "\u{0}"].contains($0) })
        #expect(try journey.value("SELECT count(*) FROM draft WHERE body LIKE '%xxxxxxxxxx%'") == 1)
        terminal.signal(SIGTERM)
        #expect(try terminal.end() == 0)
    }
}
