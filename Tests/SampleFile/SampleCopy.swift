package import Core
internal import Glibc
internal import SampleCompany
package import Values
internal import Workstation

/// The whole sample company in a file of one's own, for one test: made once for each run of the tests, then copied. It
/// is the last day of its story, twenty to ten in the morning, and stays so.
package final class SampleCopy {
    package let path: String
    package let company: Company
    private let folder: String

    /// 2026-03-18 in Shanghai, in the middle of the morning.
    package static let now = Moment(secondsUTC: Int64(SampleCompany.today.number) * 86_400 + 6_000)

    package init() throws {
        folder = try SampleCopy.newFolder()
        path = folder + "/sample.books"
        try SampleCopy.copy(from: SampleCopy.original.get(), to: folder)
        company = try Company(at: path, house: Departments.house)
        let now = SampleCopy.now
        company.clock = { now }
    }

    deinit { SampleCopy.remove(folder) }

    /// The folder of the one that is copied: the file and its command log, all of it written back.
    private static let original: Result<String, any Error> = Result {
        let folder = try newFolder()
        guard let yuan = Currency.named("CNY") else { throw Refusal("test.no-currency", Text(verbatim: "CNY")) }
        let company = try Company.found(
            at: folder + "/sample.books", house: Departments.house, name: SampleCompany.name.hans, currency: yuan,
            chart: "cn_small_business", language: .hans, isDemo: true, administrator: "root", roles: Roles.all,
            clock: { SampleCompany.founded })
        try SampleCompany.fill(company) { _, _, _ in }
        atexit { if case .success(let folder) = SampleCopy.original { SampleCopy.remove(folder) } }
        return folder
    }

    private static func newFolder() throws -> String {
        var template = Array("/tmp/countinghouse-sample-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Refusal("test.no-folder", Text(verbatim: "no folder")) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static let files = ["sample.books", "sample.books-log/sample.books.log"]

    private static func copy(from: String, to: String) throws {
        mkdir(to + "/sample.books-log", 0o700)
        for name in files {
            let (source, target) = (fopen(from + "/" + name, "rb"), fopen(to + "/" + name, "wb"))
            defer { for file in [source, target] { if let file { fclose(file) } } }
            guard let source, let target else { throw Refusal("test.no-sample", Text(verbatim: from + "/" + name)) }
            var block = [UInt8](repeating: 0, count: 1 << 20)
            while case let count = fread(&block, 1, block.count, source), count > 0 { fwrite(block, 1, count, target) }
            fchmod(fileno(target), 0o600)
        }
    }

    private static func remove(_ folder: String) {
        for name in files + ["sample.books-wal", "sample.books-shm", "sample.books-turn"] { unlink(folder + "/" + name) }
        rmdir(folder + "/sample.books-log")
        rmdir(folder)
    }
}
