import Core
import Glibc
import TestGround
import Testing
import Values

@Suite("Over a real sshd on loopback", .serialized)
struct OverSSHTests {
    let journey: JourneyCompany
    let server: SSHServer

    init() throws {
        journey = try JourneyCompany()
        server = try SSHServer(command: "\(journey.program) session --user su.qing --language en --file \(journey.path)")
    }

    private func login() throws -> Tmux {
        try Tmux(server.client().joined(separator: " "))
    }

    @Test("P0-26, UI-09: an agent's client is killed in mid-form; the next login goes on at the same field")
    func resumed() throws {
        let first = try login()
        try first.wait(for: "Five keys are enough")
        try first.press("C-g")
        try first.type("ct")
        try first.press("Enter")
        try first.wait(for: "Subject")
        let customer = try #require(
            try journey.company().look { try $0.value("SELECT code FROM party WHERE isCustomer = 1 ORDER BY id", as: String.self) })
        try first.type(customer)
        try first.press("Enter", "Enter")
        try first.type("QL")
        try first.press("Enter", "Enter")
        try first.type("Bolts arrived rusty")
        try first.press("Enter")
        try first.type("Third carton")
        usleep(2_600_000)  // the draft is kept on field exit and after two seconds of rest; this is the rest
        try first.wait(for: "Third carton")
        let before = try first.cursor()
        try Subprocess.run("pkill", ["-9", "-f", "^ssh -tt .*\(server.folder)/person"])
        try first.wait(for: "ENDED")
        for _ in 0..<200 where try journey.value("SELECT count(*) FROM draft") == 0 { usleep(20_000) }
        #expect(try journey.value("SELECT count(*) FROM draft") == 1)

        let second = try login()
        try second.wait(for: "Unfinished work")
        try second.press("Enter")
        let screen = try second.wait(for: "Third carton")
        #expect(screen.contains { $0.contains("Bolts arrived rusty") })
        #expect(try second.cursor() == before)
        try second.press("F8")
        for _ in 0..<300 where try journey.value("SELECT count(*) FROM draft") != 0 { usleep(20_000) }
        #expect(try journey.value("SELECT count(*) FROM draft") == 0)
        #expect(try journey.value("SELECT count(*) FROM complaint WHERE subject = 'Bolts arrived rusty'") == 1)
        #expect(try journey.company().audit(last: 1).first?.station.hasPrefix("ssh 127.0.0.1") == true)
    }

    @Test("P0-71: leaving gives the terminal back as it was found")
    func restored() throws {
        let window = try Tmux("printf 'as before\\n'; " + server.client().joined(separator: " "))
        try window.wait(for: "Five keys are enough")
        try window.press("F12")
        try window.press("F3")
        try window.wait(for: "Leave Countinghouse?")
        try window.type("y")
        try window.press("Enter")
        let screen = try window.wait(for: "ENDED 0")
        #expect(screen.contains { $0.contains("as before") })
        #expect(!screen.contains { $0.contains("===>") })
    }

    @Test("SE-01: a command, sftp, scp and every forward are refused")
    func nothingElse() throws {
        func run(_ words: [String]) throws -> Subprocess.Result { try Subprocess.run(words[0], Array(words.dropFirst())) }
        let command = try run(server.client(terminal: false) + ["id"])
        #expect(command.code == 2)
        #expect(command.errors.contains("core.no-commands"))
        #expect(!command.output.contains("uid="))
        let shell = try run(server.client(terminal: false) + ["--", "sh", "-c", "id"])
        #expect(shell.code == 2)
        #expect(!shell.output.contains("uid="))
        let target = "\(server.account)@127.0.0.1"
        let sftp = try run(
            ["sftp", "-b", "/dev/null", "-P", "\(server.port)", "-i", server.folder + "/person"] + server.options + [target])
        #expect(sftp.code != 0)
        let scp = try run(
            ["scp", "-O", "-P", "\(server.port)", "-i", server.folder + "/person"] + server.options + [
                target + ":/etc/hostname", journey.folder + "/stolen",
            ])
        #expect(scp.code != 0)
        #expect(access(journey.folder + "/stolen", F_OK) != 0)
        let forward = try run(server.client(["-N", "-R", "0:127.0.0.1:\(server.port)"], terminal: false))
        #expect(forward.code != 0)
        let straight = try run(server.client(["-W", "127.0.0.1:\(server.port)"], terminal: false))
        #expect(straight.code != 0)
    }

    @Test("a session without a terminal says what it needs")
    func noTerminal() throws {
        let words = server.client(terminal: false)
        let answer = try Subprocess.run(words[0], Array(words.dropFirst()))
        #expect(answer.code == 2)
        #expect(answer.errors.contains("terminal.not-a-terminal"))
    }
}
