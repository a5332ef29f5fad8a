internal import CSystem
internal import Core
internal import Glibc
internal import Ledgers
internal import Values
internal import Workstation

/// Reports over long ledgers: they must cost the same however long the books are.
struct LedgerBench {
    let company: Company
    let books: Session
    private(set) var lines = 0
    private(set) var nanosecondsToFill: Int64 = 0
    private let accounts = ["1001", "1002", "1405", "2202.01", "2221.01.02", "3104.98", "5001.01", "5401.01"]

    init(folder: String) throws {
        guard let currency = Currency.named("CNY") else { throw Refusal.unknownCurrency("CNY") }
        let path = folder + "/ledger.books"
        company = try Company.found(
            at: path, house: House(Departments.all + [.bench]), name: "Long books", currency: currency, chart: "cn_small_business",
            language: .en, isDemo: false, administrator: "admin",
            roles: Roles.all + [
                RoleDefinition("filler", Text(verbatim: "filler"), rights: [FillJournal.right.name, "ledgers.post-control"])
            ])
        let admin = try company.session(named: "admin", route: .batch, station: "bench")
        _ = try company.perform(try Chart.shipped("cn_small_business"), as: admin)
        _ = try company.perform(OpenYear(year: Day.today().year), as: admin)
        _ = try company.perform(
            AddUser(name: "books", fullName: "books", language: .en, roles: ["bookkeeper", "filler"]), as: admin)
        books = try company.session(named: "books", route: .batch, station: "bench")
    }

    /// Fills until the journal has so many lines.
    mutating func fill(to wanted: Int) throws {
        let known = Set(try company.ask(named: "ledgers.accounts", [:], as: books).rows.flatMap { $0.compactMap(\.text) })
        let usable = accounts.filter(known.contains)
        while lines < wanted {
            let entries = min(1_000, (wanted - lines) / 10)
            let json =
                #"{"entries":\#(entries),"linesEach":10,"seed":\#(lines + 1),"accounts":[\#(usable.map { "\"\($0)\"" }.joined(separator: ","))]}"#
            nanosecondsToFill += try Stopwatch.time { _ = try company.perform(try FillJournal.decode(json), as: books) }
            lines += entries * 10
        }
    }

    /// Median nanoseconds of a query.
    func time(_ query: String, _ parameters: [String: String], limit: Int? = nil) throws -> Double {
        var window = Window()
        window.limit = limit
        var times: [Int64] = []
        for _ in 0..<15 {
            times.append(try Stopwatch.time { _ = try company.ask(named: query, parameters, as: books, window: window) })
        }
        return Stopwatch.median(times)
    }
}
