import Core
import Desk
import Glibc
import Terminal
import TestGround
import Testing
import Values

@Suite("Jobs and waiting")
struct JobTests {
    @Test("a job reads beside the loop, its result comes in by the mailbox")
    func job() throws {
        let bench = try DeskBench()
        let job = Job(Text(en: "Counting", hans: "计数", hant: "計數")) { company, link in
            let count = try company.look { try $0.value("SELECT count(*) FROM thing", as: Int64.self) ?? 0 }
            return JobResult(Text(verbatim: "counted \(count)")) { desk in try desk.go(to: "th") }
        }
        try bench.desk.start(job)
        #expect(bench.desk.picture().plainText.contains("Counting"))
        bench.display.events = [.wake]
        _ = bench.desk.run()
        #expect(bench.message == "I counted 3")
        #expect(bench.title.hasPrefix("TH"))
    }

    @Test("a job writes nothing: its connection only reads")
    func readOnly() throws {
        let bench = try DeskBench()
        let admin = try bench.test.admin()
        try bench.desk.start(
            Job(Text(verbatim: "w")) { company, _ in
                _ = try company.perform(RaisePrice(), as: admin)
                return JobResult(Text(verbatim: "written"))
            })
        bench.display.events = [.wake]
        _ = bench.desk.run()
        #expect(bench.message.hasPrefix("E"))
    }

    @Test("F12 cancels a job")
    func cancelled() throws {
        let bench = try DeskBench()
        try bench.desk.start(
            Job(Text(verbatim: "long")) { _, link in
                while !link.isCancelled { usleep(1_000) }
                return JobResult(Text(verbatim: "stopped"))
            })
        bench.display.press("F12")
        bench.display.events.append(.wake)
        _ = bench.desk.run()
        #expect(bench.message == "I stopped")
    }

    @Test("while another session writes, waiting is said; not saved yet keeps the form and its key; F8 again saves once")
    func notSavedYet() throws {
        let bench = try DeskBench()
        bench.go("nt").type("T8").press("Enter").type("Saw").press("Enter").type("part").press("Enter")
        let descriptor = open(bench.test.company.path + "-turn", O_RDWR)
        #expect(flock(descriptor, LOCK_EX) == 0)
        bench.press("F8")
        #expect(bench.display.canvases.contains { $0.plainText.contains("W Another session is writing.") })
        #expect(bench.message.hasPrefix("E core.not-saved-yet"))
        #expect(bench.form?.values["code"] == "T8")
        flock(descriptor, LOCK_UN)
        close(descriptor)
        bench.press("F8")
        #expect(bench.message.hasPrefix("I T8"))
        #expect(try bench.count() == 4)
    }
}
