import Core
import SampleFile
import TestGround
import Values
import Workstation

/// Every registered query as screens, lookups and reports ask it of the sample company: with what it needs and no more,
/// then with each of its parameters, the first page, the search in a lookup, and filtered by a word.
struct Questions {
    struct Asked {
        /// `ledgers.journal from=2026-03-01 (lookup)`
        let title: String
        let query: String
        let manner: Manner
        let statements: [String]
    }

    enum Manner: String, CaseIterable { case page, lookup, filtered, sorted }

    let company: Company
    private let sessions: [Session]

    init(_ sample: SampleCopy) throws {
        let company = sample.company
        self.company = company
        let names = try company.look { try $0.all("SELECT name FROM \"user\" ORDER BY id") { $0.text(0) } }
        sessions = try names.map { try company.session(named: $0, route: .terminal, station: "test") }
    }

    func all() throws -> [Asked] {
        var asked: [Asked] = []
        for query in company.house.queries.values.sorted(by: { $0.name < $1.name }) {
            guard let session = sessions.first(where: { $0.may(query.right) }) else {
                throw Refusal("test.nobody", Text(verbatim: "nobody in the sample company may ask \(query.name)"))
            }
            var wanted: [String: String] = [:]
            for field in query.fields where field.isRequired { wanted[field.name] = try value(of: field, query) }
            var ways = [wanted]
            for field in query.fields where !field.isRequired {
                ways.append(try wanted.merging([field.name: value(of: field, query)]) { $1 })
            }
            for way in ways {
                for manner in Manner.allCases where manner == .page || manner == .lookup || way == wanted {
                    asked.append(try ask(query, way, manner, session))
                }
            }
        }
        return asked
    }

    private func ask(_ query: any Query.Type, _ parameters: [String: String], _ manner: Manner, _ session: Session) throws -> Asked {
        var window = Window()
        window.limit = manner == .lookup ? 10 : 54
        window.wantsTotals = manner != .lookup
        if manner == .filtered { window.filter = "a" }
        if manner == .sorted { window.sort = query.columns.last?.name }
        company.hearStatements()
        do {
            _ = try company.ask(named: query.name, parameters, as: session, window: window)
        } catch let refusal as Refusal where refusal.code != "core.not-allowed" {
            // A record that is not there is an answer as well: what was asked until then counts.
        }
        let words = parameters.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        return Asked(
            title: query.name + words + " (\(manner.rawValue))", query: query.name, manner: manner, statements: company.heardStatements())
    }

    /// Something that stands in the sample company.
    private func value(of field: Field, _ query: any Query.Type) throws -> String {
        if let known = Questions.known[query.name + " " + field.name] ?? Questions.known[field.name] {
            return try company.look { try $0.value(known, as: String.self) ?? "" }
        }
        switch field.kind {
        case .day: return "2026-03-02"
        case .integer, .quantity, .price, .rate, .money: return "1"
        case .flag: return "1"
        case .choice(let choices): return choices.first?.code ?? ""
        case .lines: return ""
        default: return "a"
        }
    }

    private static let known: [String: SQL] = [
        "account": "SELECT code FROM account WHERE code = '1405'",
        "item": "SELECT code FROM item ORDER BY id LIMIT 1",
        "supplier": "SELECT code FROM party WHERE isSupplier = 1 ORDER BY id LIMIT 1",
        "customer": "SELECT code FROM party WHERE isCustomer = 1 ORDER BY id LIMIT 1",
        "warehouse": "SELECT code FROM warehouse ORDER BY id LIMIT 1",
        "order": "SELECT number FROM document WHERE kind = 'purchase-order' AND state = 'approved' ORDER BY id DESC LIMIT 1",
        "complaint": "SELECT number FROM complaint ORDER BY id LIMIT 1",
        "document": "SELECT CAST(max(id) AS TEXT) FROM document",
    ]
}
