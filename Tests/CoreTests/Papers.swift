import Core
import Values

/// Papers in three colours, of which the department declares two; red ones lie at places that a person's scope opens.
extension Department {
    static let papers = Department(
        code: "papers",
        title: Text(en: "Papers", hans: "文件", hant: "文件"),
        rights: [.readRed, .readBlue],
        schema: [
            SchemaStep(
                "papers.001",
                tables: [
                    TableDefinition(
                        "paper",
                        "CREATE TABLE paper (id INTEGER PRIMARY KEY REFERENCES document (id), place TEXT NOT NULL) STRICT")
                ])
        ],
        commands: [KeepPaper.self, OpenSeries.self], queries: [], scopes: [.place],
        documents: [
            DocumentKind(
                "red", Text(verbatim: "red"), right: .readRed, scope: .place,
                open: "SELECT id FROM paper WHERE ? LIKE '%,' || place || ',%'"),
            DocumentKind("blue", Text(verbatim: "blue"), right: .readBlue),
        ])
}

extension ScopeKind {
    static let place = ScopeKind(
        "place", Text(verbatim: "Place"), all: { _ in [("EAST", "East"), ("WEST", "West")] }, known: { typed, _ in typed })
}

extension Right {
    static let readRed = Right("papers.red", Text(verbatim: "red"))
    static let readBlue = Right("papers.blue", Text(verbatim: "blue"))
}

struct KeepPaper: Command {
    static let name = "papers.keep"
    static let title = Text(en: "Keep a paper", hans: "存放文件", hant: "存放文件")
    static let right = Right.everyone
    static let fields = [
        Field("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .text(max: 10), required: true),
        Field("number", Text(en: "Number", hans: "编号", hant: "編號"), .text(max: 10), required: true),
        Field("place", Text(en: "Place", hans: "地点", hant: "地點"), .text(max: 10), required: true),
    ]
    let kind: String
    let number: String
    let place: String

    func perform(in transaction: Transaction) throws -> Done {
        let id = try transaction.newDocument(kind: kind, number: number, day: transaction.today, state: "kept")
        try transaction.insert("INSERT INTO paper (id, place) VALUES (?, ?)", id, place)
        return Done()
    }
}
