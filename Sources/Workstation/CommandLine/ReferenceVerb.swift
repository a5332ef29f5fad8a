internal import ArgumentParser
package import Core
package import Values

/// Every command and query with its right, fields and columns, made from the definitions themselves.
struct ReferenceVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "reference", Text(en: "List every command and query.", hans: "列出全部命令和查询。", hant: "列出全部命令和查詢。"))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @OptionGroup var options: CompanyOptions
    @Option(name: .long, help: .said(Text(en: "text or json.", hans: "text 或 json。", hant: "text 或 json。"))) var format: Format = .text

    func run() throws {
        switch format {
        case .json: Console.out(try JSON.encode(Reference.json(Departments.house, options.spoken)))
        case .text: Console.out(Reference.text(Departments.house, options.spoken))
        }
    }
}

/// The reference as data and as text; the generated manual pages are made from it as well.
package enum Reference {
    static func json(_ house: House, _ language: Language) -> JSONValue {
        let commands = house.commands.values.sorted { $0.name < $1.name }.map { command in
            JSONValue.object([
                "name": .text(command.name), "right": .text(command.right.name), "title": .text(command.title[language]),
                "fields": schema(command.fields, language),
            ])
        }
        let queries = house.queries.values.sorted { $0.name < $1.name }.map { query in
            JSONValue.object([
                "name": .text(query.name), "right": .text(query.right.name), "title": .text(query.title[language]),
                "fields": schema(query.fields, language),
                "columns": .list(
                    query.columns.filter { !$0.isKey }.map { .object(["name": .text($0.name), "title": .text($0.title[language])]) }),
            ])
        }
        return .object(["commands": .list(commands), "queries": .list(queries)])
    }

    /// Fields as JSON Schema.
    static func schema(_ fields: [Field], _ language: Language) -> JSONValue {
        var properties: [String: JSONValue] = [:]
        for field in fields { properties[field.name] = property(field, language) }
        return .object([
            "type": .text("object"), "properties": .object(properties), "additionalProperties": .flag(false),
            "required": .list(fields.filter(\.isRequired).map { .text($0.name) }),
        ])
    }

    private static func property(_ field: Field, _ language: Language) -> JSONValue {
        var about: [String: JSONValue] = ["title": .text(field.title[language])]
        if let help = field.help { about["description"] = .text(help[language]) }
        switch field.kind {
        case .text(let max):
            about["type"] = .text("string")
            about["maxLength"] = .integer(Int64(max))
        case .memo: about["type"] = .text("string")
        case .code(let lookup):
            about["type"] = .text("string")
            about["lookup"] = .text(lookup)
        case .codes(let lookup):
            about["type"] = .text("array")
            about["items"] = .object(["type": .text("string")])
            if !lookup.isEmpty { about["lookup"] = .text(lookup) }
        case .money, .quantity, .price, .rate:
            about["type"] = .list([.text("string"), .text("integer")])
            about["pattern"] = .text("^-?[0-9]+([.][0-9]+)?$")
        case .day:
            about["type"] = .text("string")
            about["format"] = .text("date")
        case .integer: about["type"] = .text("integer")
        case .flag: about["type"] = .text("boolean")
        case .choice(let choices):
            about["type"] = .text("string")
            about["enum"] = .list(choices.map { .text($0.code) })
        case .lines(let fields):
            about["type"] = .text("array")
            about["items"] = schema(fields, language)
        }
        return .object(about)
    }

    /// A page for people: name, title, right, fields.
    package static func text(_ house: House, _ language: Language) -> String {
        var lines: [String] = []
        lines.append(Text(en: "COMMANDS", hans: "命令", hant: "命令")[language])
        for command in house.commands.values.sorted(by: { $0.name < $1.name }) { lines += page(of: command, language) }
        lines.append("")
        lines.append(Text(en: "QUERIES", hans: "查询", hant: "查詢")[language])
        for query in house.queries.values.sorted(by: { $0.name < $1.name }) { lines += page(of: query, language) }
        return lines.joined(separator: "\n")
    }

    private static func page(of command: any Command.Type, _ language: Language) -> [String] {
        ["  \(command.name) — \(command.title[language]) [\(command.right.name)]"]
            + command.fields.map { "      \($0.name)\($0.isRequired ? " *" : "")  \($0.title[language])" }
    }

    private static func page(of query: any Query.Type, _ language: Language) -> [String] {
        ["  \(query.name) — \(query.title[language]) [\(query.right.name)]"]
            + query.fields.map { "      \($0.name)\($0.isRequired ? " *" : "")  \($0.title[language])" }
            + ["      → " + query.columns.filter { !$0.isKey }.map(\.name).joined(separator: ", ")]
    }

    /// What `run NAME --help` prints: the command, its right and fields, and how it is written.
    static func help(_ command: any Command.Type, _ language: Language) -> String {
        (page(of: command, language) + ["", "  countinghouse run \(command.name) --json '{…}' [--user NAME] [--at DAY] [--preview]"])
            .joined(separator: "\n")
    }

    /// What `query NAME --help` prints: the query, its right, parameters and columns, and how it is written.
    static func help(_ query: any Query.Type, _ language: Language) -> String {
        let parameters = query.fields.map { field in
            let word = "--" + field.name.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined() + " …"
            return field.isRequired ? word : "[" + word + "]"
        }
        let own = parameters.isEmpty ? "" : " " + parameters.joined(separator: " ")
        return
            (page(of: query, language) + [
                "", "  countinghouse query \(query.name)\(own) [--format table|csv|json] [--filter …] [--sort …] [--limit …]",
            ]).joined(separator: "\n")
    }
}
