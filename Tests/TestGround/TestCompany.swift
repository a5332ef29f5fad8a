package import Core
import Glibc
internal import StorageEngine
package import Values

extension House {
    /// A house for tests, on the engine that the program itself has.
    package init(_ departments: [Department]) { self.init(departments, engine: SQLiteEngine()) }
}

/// A small company in a file of its own for one test. The file goes when the value goes.
package final class TestCompany {
    package let company: Company
    package let folder: String

    /// The day on which tests work unless they say otherwise: 2026-03-18.
    package static let today = Day(number: 20_530)

    /// - Parameter roles: role code → rights. The role `administrator` with every right is always there; user `admin` has it.
    package init(
        _ departments: [Department], currency: String = "CNY", chart: String = "cn_small_business",
        roles: [String: [Right]] = [:], today: Day = TestCompany.today,
        isDemo: Bool = false
    ) throws {
        var template = Array("/tmp/countinghouse-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Refusal("test.no-folder", Text(verbatim: "no folder")) }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let house = House(departments)
        let administrator = RoleDefinition(
            "administrator", Text(en: "Administrator", hans: "管理员", hant: "管理員"), rights: house.rights.map(\.name))
        let others = roles.sorted { $0.key < $1.key }.map { code, rights in
            RoleDefinition(code, Text(verbatim: code), rights: rights.map(\.name))
        }
        guard let money = Currency.named(currency) else { throw Refusal("test.no-currency", Text(verbatim: currency)) }
        let noon = Moment(secondsUTC: Int64(today.number) * 86_400 + 43_200)
        company = try Company.found(
            at: folder + "/test.books", house: house, name: "Test Company", currency: money, chart: chart, language: .en,
            isDemo: isDemo, administrator: "admin", roles: [administrator] + others, clock: { noon })
    }

    deinit {
        for name in [
            "test.books", "test.books-wal", "test.books-shm", "test.books-turn", "test.books-keeper", "test.books-scrub",
            "test.books-log/test.books.log",
        ] {
            unlink(folder + "/" + name)
        }
        rmdir(folder + "/test.books-log")
        rmdir(folder)
    }

    /// A session of the administrator, who may everything.
    package func admin() throws -> Session {
        try company.session(named: "admin", route: .terminal, station: "test")
    }

    /// Adds a user with those roles and opens a session.
    package func user(_ name: String, roles: [String]) throws -> Session {
        _ = try company.perform(
            AddUser(name: name, fullName: name, language: .en, roles: roles), as: try admin())
        return try company.session(named: name, route: .terminal, station: "test")
    }

    /// Carries out a command as the administrator and tells its outcome.
    @discardableResult
    package func perform<C: Command>(_ command: C) throws -> C.Outcome {
        try company.perform(command, as: try admin()).outcome
    }
}
