import Core
import Values

/// A department about persons: cards that may change, remarks that never do, loans that hold a person.
extension Department {
    static let people = Department(
        code: "people",
        title: Text(en: "People", hans: "人员", hant: "人員"),
        rights: [.keepPeople],
        schema: [
            SchemaStep(
                "people.001",
                tables: [
                    TableDefinition(
                        "person",
                        """
                        CREATE TABLE person (
                          id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, fullName TEXT NOT NULL, phone TEXT,
                          points INTEGER NOT NULL
                        ) STRICT
                        """, guards: [.permanent]),
                    TableDefinition(
                        "talk",
                        """
                        CREATE TABLE talk (
                          id INTEGER PRIMARY KEY, person TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''), day TEXT NOT NULL
                        ) STRICT
                        """, guards: [.appendOnly]),
                    TableDefinition(
                        "loan",
                        "CREATE TABLE loan (id INTEGER PRIMARY KEY, personId INTEGER NOT NULL, amountMinor INTEGER NOT NULL) STRICT"),
                ]),
            SchemaStep(
                "people.002",
                personal: [
                    PersonalColumns("person", ["fullName", "phone"], of: "person", by: .row),
                    PersonalColumns("talk", ["words"], of: "person", by: .code("person", of: "person")),
                ]),
        ],
        commands: [AddPerson.self, ChangePerson.self, NoteTalk.self, Lend.self, ErasePerson.self],
        queries: [PersonCard.self],
        holds: [
            Hold("people.loans", of: "person") { reader, subject in
                try reader.all(
                    "SELECT id FROM loan WHERE personId = ? GROUP BY personId HAVING sum(amountMinor) <> 0", subject.id
                ) { "loan \($0.int64(0))" }
            }
        ])
}

extension Right {
    static let keepPeople = Right("people.keep", Text(en: "Keep people", hans: "维护人员", hant: "維護人員"))
}

extension Reader {
    func person(_ code: String) throws -> Subject? {
        try value("SELECT id FROM person WHERE code = ?", code, as: Int64.self).map { Subject("person", $0) }
    }
}

private let codeField = Field("code", Text(verbatim: "code"), .text(max: 10), required: true)

struct AddPerson: Command {
    static let name = "people.add"
    static let title = Text(verbatim: "add")
    static let right = Right.keepPeople
    static let fields = [
        codeField, Field("fullName", Text(verbatim: "name"), .text(max: 80), required: true, personal: true),
        Field("phone", Text(verbatim: "phone"), .text(max: 80), personal: true),
    ]
    let code: String
    let fullName: String
    var phone: String?

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.insert("INSERT INTO person (code, fullName, phone, points) VALUES (?, ?, ?, 0)", code, fullName, phone)
        return Done()
    }

    func subject(in transaction: Transaction) throws -> Subject? { try transaction.person(code) }
}

struct ChangePerson: Command {
    static let name = "people.change"
    static let title = Text(verbatim: "change")
    static let right = Right.keepPeople
    static let fields = [
        codeField, Field("phone", Text(verbatim: "phone"), .text(max: 80), personal: true),
        Field("points", Text(verbatim: "points"), .integer),
    ]
    let code: String
    var phone: String?
    var points: Int64?

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.update(
            "UPDATE person SET phone = coalesce(?, phone), points = coalesce(?, points) WHERE code = ?", phone, points, code)
        return Done()
    }

    func subject(in transaction: Transaction) throws -> Subject? { try transaction.person(code) }
}

struct NoteTalk: Command {
    static let name = "people.note"
    static let title = Text(verbatim: "note")
    static let right = Right.keepPeople
    static let fields = [
        codeField, Field("lines", Text(verbatim: "lines"), .lines([Field("words", Text(verbatim: "words"), .memo, personal: true)])),
    ]
    struct Line: Codable, Sendable { let words: String }
    let code: String
    let lines: [Line]

    func perform(in transaction: Transaction) throws -> Done {
        for line in lines {
            try transaction.insert("INSERT INTO talk (person, words, day) VALUES (?, ?, ?)", code, line.words, transaction.today)
        }
        return Done()
    }

    func subject(in transaction: Transaction) throws -> Subject? { try transaction.person(code) }
}

struct Lend: Command {
    static let name = "people.lend"
    static let title = Text(verbatim: "lend")
    static let right = Right.keepPeople
    static let fields = [codeField, Field("amountMinor", Text(verbatim: "amount"), .integer)]
    let code: String
    let amountMinor: Int64

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.insert(
            "INSERT INTO loan (personId, amountMinor) VALUES (?, ?)", try transaction.person(code)?.id, amountMinor)
        return Done()
    }
}

struct ErasePerson: Command {
    static let name = "people.erase"
    static let title = Text(verbatim: "erase")
    static let right = Right.keepPeople
    static let fields = [codeField, Field("reason", Text(verbatim: "reason"), .text(max: 80), required: true)]
    let code: String
    let reason: String

    func perform(in transaction: Transaction) throws -> Done {
        guard let subject = try transaction.person(code) else { throw Refusal.missing("code") }
        try transaction.erase(subject, reason: reason)
        return Done()
    }
}

struct PersonCard: Query {
    static let name = "people.card"
    static let title = Text(verbatim: "card")
    static let right = Right.keepPeople
    static let fields = [codeField]
    static let columns = [
        Column("id", Text(verbatim: "id"), .id, width: 0),
        Column("fullName", Text(verbatim: "name"), .text, width: 20, personal: true),
        Column("phone", Text(verbatim: "phone"), .text, width: 20, personal: true),
    ]
    let code: String
    init(_ parameters: Parameters) throws { code = try parameters.required("code") }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement("SELECT id, fullName, phone FROM person WHERE code = ?", [code], order: "id")
    }
}
