import Core
import Desk
import Glibc
import SampleFile
import Terminal
import TestGround
import Testing
import Values

@testable import Workstation

@Suite("Golden screens")
struct GoldenTests {
    static let sizes = [(80, 24), (200, 60)]

    @Test("P0-65, P0-69: twelve screens of the sample company stand as they were recorded, in three languages and two sizes")
    func golden() throws {
        // Times of the day stand on screens.
        setenv("TZ", "UTC", 1)
        tzset()
        let sample = try SampleCopy()
        var known: Set<String> = []
        for screen in GoldenScreen.all {
            for (width, height) in GoldenTests.sizes {
                for language in Language.allCases {
                    let name = "\(screen.name).\(width)x\(height).\(language.rawValue)"
                    known.insert(name)
                    let bench = try GoldenTests.bench(sample.company, screen.person, language, width, height)
                    try screen.keys(bench)
                    #expect(bench.faults == [], "\(name)")
                    let text = GoldenText(bench.canvas)
                    if GoldenText.isRecording {
                        #expect(text.record(as: name), "\(name) could not be written")
                    } else if let recorded = GoldenText(recorded: name) {
                        #expect(
                            text == recorded,
                            "\(name) is not as recorded. Where it should be so, `make golden` records it.\n\(text.differences(from: recorded))"
                        )
                    } else {
                        Issue.record("\(name) was never recorded: `make golden`")
                    }
                }
            }
        }
        #expect(GoldenText.recordedNames == known)
    }

    @Test("a lost underline, a moved cursor and a changed row are told in a few lines")
    func differences() {
        var canvas = Canvas(width: 20, height: 3)
        canvas.put("采购订单", row: 0, column: 0, style: .title)
        canvas.put("12.00", row: 1, column: 2, width: 8, style: .input.with(.underline), align: .right)
        canvas.cursor = (1, 2)
        let before = GoldenText(canvas)
        #expect(before.differences(from: before) == "")
        canvas.put("12.00", row: 1, column: 2, width: 8, style: .input, align: .right)
        canvas.cursor = (1, 3)
        let report = GoldenText(canvas).differences(from: before)
        #expect(report == "cursor 0\n  - cursor 1,2\n  + cursor 1,3\nmarks 0\n  - 1 2-9 underline\n  + (no such row)")
    }

    /// A desk of that person, in that language, nothing kept of it.
    static func bench(_ company: Company, _ person: String?, _ language: Language, _ width: Int, _ height: Int) throws -> ScreenBench {
        var session = try person.map { try company.session(named: $0, route: .terminal, station: "test") }
        session?.language = language
        let bench = ScreenBench(company, pages: Workplace.pages, session: session, width: width, height: height)
        bench.desk.askedLanguage = language
        return bench
    }
}
