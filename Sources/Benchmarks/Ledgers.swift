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
    private(set) var stockDocuments = 0
    private(set) var nanosecondsToFill: Int64 = 0
    private let accounts = ["1001", "1002", "5602.06", "2202.01", "2221.01.02", "3104.98", "5001.01", "5401.01"]

    init(folder: String) throws {
        guard let currency = Currency.named("CNY") else { throw Refusal.unknownCurrency("CNY") }
        let path = folder + "/ledger.books"
        company = try Company.found(
            at: path, house: House(Departments.all + [.bench], engine: Departments.house.engine), name: "Long books", currency: currency,
            chart: "cn_small_business",
            language: .en, isDemo: false, administrator: "admin",
            roles: Roles.all + [
                RoleDefinition("filler", Text(verbatim: "filler"), rights: [FillJournal.right.name, "ledgers.post-control", "stock.read"])
            ])
        let admin = try company.session(named: "admin", route: .batch, station: "bench")
        _ = try company.perform(try Chart.shipped("cn_small_business"), as: admin)
        _ = try company.perform(OpenYear(year: Day.today().year), as: admin)
        _ = try company.perform(
            AddUser(name: "books", fullName: "books", language: .en, roles: ["bookkeeper", "buyer", "approver", "filler"]), as: admin)
        books = try company.session(named: "books", route: .batch, station: "bench")
        try Bench.send("stock.add-warehouse", #"{"code":"MAIN","name":"Main"}"#, company, books)
        for index in 0..<FillStock.items {
            try Bench.send("masterdata.add-item", #"{"code":"ITEM-\#(index)","name":"Bench item \#(index)","unit":"EA"}"#, company, books)
        }
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
        let documents = wanted / 500
        while stockDocuments < documents {
            let json = #"{"documents":\#(min(500, documents - stockDocuments)),"first":\#(stockDocuments)}"#
            _ = try company.perform(try FillStock.decode(json), as: books)
            stockDocuments = min(documents, stockDocuments + 500)
        }
    }

    /// Every proof over what was filled, as `verify` runs them.
    func verify() throws -> [String] {
        try company.verify().filter { !$0.result.holds }.map(\.name)
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
