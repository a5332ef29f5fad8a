import Core
import Glibc
import SampleCompany
import TestGround
import Values
import Workstation

/// The small sample company in a file of its own, for one journey by the real program.
final class JourneyCompany {
    let folder: String
    let path: String
    let program = Subprocess.products + "/countinghouse"

    init() throws {
        var template = Array("/tmp/countinghouse-journey-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil, let currency = Currency.named("CNY") else {
            throw Refusal("test.no-folder", Text(verbatim: "no folder"))
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        path = folder + "/journey.books"
        let company = try CompanyFounding.found(
            at: path, name: "Journey Company", currency: currency, chart: "cn_small_business", language: .en, isDemo: true,
            administrator: "admin")
        try SampleCompany.small(company)
    }

    deinit { _ = try? Subprocess.run("rm", ["-rf", folder]) }

    /// A second look at the file, as the program left it.
    func company() throws -> Company { try Company(at: path, house: Departments.house) }

    /// The command line that opens the workstation as this person.
    func opening(as user: String, language: Language = .en) -> String {
        "\(program) --file \(path) --user \(user) --language \(language.rawValue)"
    }

    /// One figure out of the file.
    func value(_ sql: SQL) throws -> Int64 {
        try company().look { try $0.value(sql, as: Int64?.self) ?? nil } ?? 0
    }
}
