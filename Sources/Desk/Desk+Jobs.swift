package import Core
internal import Glibc
internal import Synchronization
internal import Terminal
package import Values

// Long work beside the loop: one thread a job, a locked mailbox, a ring at the loop's bell.

/// What a job may do from its thread: tell how far it is, ask whether it was cancelled. Results are what its body returns.
package final class JobLink: Sendable {
    private struct Box {
        var progress: Text?
        var isCancelled = false
        var result: Result<JobResult, JobFailure>?
    }

    private let box = Mutex(Box())
    private let waker: Waker

    init(waker: Waker) { self.waker = waker }

    /// Shown in the progress window.
    package func report(_ progress: Text) {
        box.withLock { $0.progress = progress }
        waker.wake()
    }

    /// Asked between pages; a job stops as soon as it sees true.
    package var isCancelled: Bool { box.withLock { $0.isCancelled } }

    func cancel() { box.withLock { $0.isCancelled = true } }
    var progress: Text? { box.withLock { $0.progress } }
    var result: Result<JobResult, JobFailure>? { box.withLock { $0.result } }

    func finish(_ result: Result<JobResult, JobFailure>) {
        box.withLock { $0.result = result }
        waker.wake()
    }
}

/// What a job hands back to the loop.
package struct JobResult: Sendable {
    package let message: Text
    /// Runs on the main thread when the result has arrived: open the report, write through the door.
    package let then: (@Sendable (Desk) throws -> Void)?

    package init(_ message: Text, then: (@Sendable (Desk) throws -> Void)? = nil) {
        self.message = message
        self.then = then
    }
}

enum JobFailure: Error {
    case refused(Refusal)
    case fault(String)
}

/// Work that takes longer than a key press: it reads through a connection of its own and writes nothing.
package struct Job: Sendable {
    package let title: Text
    /// Runs on the job's thread, on its own read-only company.
    package let body: @Sendable (Company, JobLink) throws -> JobResult

    package init(_ title: Text, body: @escaping @Sendable (Company, JobLink) throws -> JobResult) {
        self.title = title
        self.body = body
    }
}

final class RunningJob {
    let job: Job
    let link: JobLink
    var screen: ProgressScreen?

    init(job: Job, link: JobLink) {
        self.job = job
        self.link = link
    }
}

extension Desk {
    /// Starts a job and shows how far it is; F12 cancels it.
    package func start(_ job: Job) throws {
        let running = RunningJob(job: job, link: JobLink(waker: display.waker))
        let (path, house, link) = (company.path, company.house, running.link)
        guard
            JobThread.start({
                do {
                    let own = try Company(at: path, house: house, readOnly: true)
                    link.finish(.success(try job.body(own, link)))
                } catch let refusal as Refusal {
                    link.finish(.failure(.refused(refusal)))
                } catch {
                    link.finish(.failure(.fault("\(error)")))
                }
            })
        else { throw Refusal("desk.no-thread", Words.fault) }
        jobs.append(running)
        let screen = ProgressScreen(running)
        running.screen = screen
        try show(screen)
    }

    /// Takes what jobs have put into their mailboxes.
    func collectMail() {
        for running in jobs {
            guard let result = running.link.result else { continue }
            jobs.removeAll { $0 === running }
            if let screen = running.screen { close(screen) }
            needsDrawing = true
            switch result {
            case .success(let done):
                say(done.message)
                if let then = done.then { attempt { try then(self) } }
            case .failure(.refused(let refusal)): say(Message(refusal))
            case .failure(.fault(let fault)):
                SessionLog.write("job: \(fault)")
                say(Message(.error, Words.fault, code: "desk.fault"))
            }
        }
    }

    func cancelJobs() {
        for running in jobs { running.link.cancel() }
    }
}

/// A thread for one job, without Foundation.
enum JobThread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        // Signals belong to the main thread.
        var (all, before) = (sigset_t(), sigset_t())
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let body = Unmanaged.passRetained(Body(run))
        var thread = pthread_t()
        let failed = pthread_create(
            &thread, &attributes,
            { pointer in
                if let pointer { Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run() }
                return nil
            }, body.toOpaque())
        if failed != 0 { body.release() }
        return failed == 0
    }
}

/// How far a job is.
final class ProgressScreen: Screen {
    let code = ""
    let title: Text
    let isPopup = true
    private let running: RunningJob

    init(_ running: RunningJob) {
        self.running = running
        title = running.job.title
    }

    func cancel(at desk: Desk) throws -> Bool {
        running.link.cancel()
        desk.say(Text(en: "Cancelling…", hans: "正在取消……", hant: "正在取消……"))
        return true
    }

    func handle(_ key: Key, at desk: Desk) throws -> Bool { true }

    func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        var popup = Popup(title: desk.words(title), lines: [running.link.progress.map(desk.words) ?? "…"])
        popup.foot = "F12=" + desk.words(Words.cancel)
        popup.draw(into: &canvas, in: area, selected: nil)
    }
}
