import Core
import Glibc
import TestGround
import Testing
import Values

@Suite("The session program and the writers' turn, on a real terminal", .serialized)
struct SessionRouteTests {
    let journey: JourneyCompany

    init() throws { journey = try JourneyCompany() }

    private func last() throws -> AuditRow {
        try #require(try journey.company().audit(last: 1).first)
    }

    /// Opens, changes the language by Ctrl-X (a command), and waits for its audit row.
    private func change(_ arguments: String, environment: [String: String] = [:]) throws -> AuditRow {
        let before = try journey.company().changeMark()
        let window = try Tmux("\(journey.program) \(arguments) --file \(journey.path)", environment: environment)
        try window.wait(for: "===>")
        try window.press("C-x")
        for _ in 0..<500 where try journey.company().changeMark() == before { usleep(20_000) }
        return try last()
    }

    @Test("the session program is `ssh` behind sshd and `file` without it; whoever names themselves is `file`; a letter is `terminal`")
    func routes() throws {
        let sshd = ["SSH_CONNECTION": "192.0.2.7 5555 192.0.2.1 22"]
        let behind = try change("session --user su.qing", environment: sshd)
        #expect((behind.route, behind.station, behind.userName) == ("ssh", "ssh 192.0.2.7", "su.qing"))
        let local = try change("session --user su.qing")
        #expect(local.route == "file")
        #expect(local.station.contains(", account "))
        let named = try change("open --user su.qing")
        #expect(named.route == "file")
        let overSSH = try change("open --user su.qing", environment: sshd)
        #expect(overSSH.route == "file", "sshd let the account in, nobody vouches for the name")

        let before = try journey.company().changeMark()
        let window = try Tmux("\(journey.program) --language en --file \(journey.path)")
        try window.wait(for: "Name")
        try window.type("s")
        try window.press("Enter")
        try window.wait(for: "===>")
        try window.press("C-x")
        for _ in 0..<500 where try journey.company().changeMark() == before { usleep(20_000) }
        #expect(try last().route == "terminal")
    }

    @Test("over a real sshd, by a key's own line, it is `ssh` with the address it came from")
    func overSSH() throws {
        let server = try SSHServer(command: "\(journey.program) session --user su.qing --language en --file \(journey.path)")
        let before = try journey.company().changeMark()
        let window = try Tmux(server.client().joined(separator: " "))
        try window.wait(for: "===>")
        try window.press("C-x")
        for _ in 0..<500 where try journey.company().changeMark() == before { usleep(20_000) }
        #expect((try last().route, try last().station) == ("ssh", "ssh 127.0.0.1"))
    }

    @Test("a window of these tests ends with its test, and what runs in it")
    func ended() throws {
        var window: Tmux? = try Tmux("sleep 300")
        let server = try #require(try window?.server())
        #expect(server > 1 && kill(server, 0) == 0)
        window = nil
        for _ in 0..<200 where kill(server, 0) == 0 { usleep(20_000) }
        #expect(kill(server, 0) != 0)
    }

    @Test(
        "another process holds the turn: waiting is said, after five seconds “not saved yet”, the form and its key stay; then it is saved once"
    )
    func waiting() throws {
        let window = try Tmux(journey.opening(as: "su.qing"))
        try window.wait(for: "Five keys are enough")
        try window.press("C-g")
        try window.type("ct")
        try window.press("Enter")
        try window.wait(for: "Subject")
        let customer = try #require(
            try journey.company().look { try $0.value("SELECT code FROM party WHERE isCustomer = 1 ORDER BY id", as: String.self) })
        try window.type(customer)
        try window.press("Enter", "Enter")
        try window.type("QL")
        try window.press("Enter", "Enter")
        try window.type("Bolts arrived rusty")
        try window.press("Enter")
        try window.wait(for: "Bolts arrived rusty")

        let turn = open(journey.path + "-turn", O_RDWR)
        defer { close(turn) }
        // The person's own draft may have the turn at this very moment.
        #expect(flock(turn, LOCK_EX) == 0)
        try window.press("F8")
        let said = try window.wait(for: "Another session is writing")
        #expect(said.contains { $0.contains("Bolts arrived rusty") })
        let refused = try window.wait(for: "core.not-saved-yet")
        #expect(refused.contains { $0.contains("Bolts arrived rusty") }, "the form stays")
        #expect(try journey.value("SELECT count(*) FROM complaint") == 0)
        // Keys typed while it waits again are not lost.
        try window.press("F8")
        try window.wait(for: "Another session is writing")
        flock(turn, LOCK_UN)
        for _ in 0..<500 where try journey.value("SELECT count(*) FROM complaint") == 0 { usleep(20_000) }
        #expect(try journey.value("SELECT count(*) FROM complaint WHERE subject = 'Bolts arrived rusty'") == 1)
        for _ in 0..<500 where try journey.value("SELECT count(*) FROM draft") != 0 { usleep(20_000) }
        #expect(try journey.value("SELECT count(*) FROM complaint") == 1)
    }
}
