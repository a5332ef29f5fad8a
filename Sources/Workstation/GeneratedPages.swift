internal import Core
internal import Values

/// Documentation that is made from what the program declares; a house test holds the files against it.
package enum GeneratedPages {
    /// A page as it stands in the documentation folder.
    package struct Page: Sendable {
        package let name: String
        package let text: String
    }

    package static var all: [Page] {
        [
            Page(name: "reference.md", text: reference(.en)),
            Page(name: "reference.zh-CN.md", text: reference(.hans)),
            Page(name: "rights.md", text: rights),
            Page(name: "schema.md", text: schema),
        ] + ManPage.all
    }

    private static func reference(_ language: Language) -> String {
        let house = Departments.house
        var out = "# " + Text(en: "Commands and queries", hans: "命令与查询", hant: "命令與查詢")[language] + "\n"
        out +=
            "\n"
            + Text(
                en:
                    "Made by `make docs` from the definitions themselves. `countinghouse reference --format json` gives the same as JSON Schema.",
                hans: "由 make docs 根据程序定义生成。countinghouse reference --format json 以 JSON Schema 给出相同内容。",
                hant: "由 make docs 依程式定義產生。countinghouse reference --format json 以 JSON Schema 給出相同內容。")[language] + "\n"
        for department in house.departments {
            out += "\n## \(department.title[language]) (`\(department.code)`)\n"
            for command in department.commands {
                out += "\n### `\(command.name)`\n\n\(command.title[language]). `\(command.right.name)`\n"
                for field in command.fields { out += line(field, language, "- ") }
            }
            for query in department.queries {
                out += "\n### `\(query.name)` ?\n\n\(query.title[language]). `\(query.right.name)`\n"
                for field in query.fields { out += line(field, language, "- ") }
                out += "\n→ " + query.columns.filter { !$0.isKey }.map { "`\($0.name)`" }.joined(separator: ", ") + "\n"
            }
        }
        return out
    }

    private static func line(_ field: Field, _ language: Language, _ indent: String) -> String {
        var out = "\(indent)`\(field.name)`\(field.isRequired ? " *" : "") \(field.title[language])"
        if let help = field.help { out += ". " + help[language] }
        out += "\n"
        if case .lines(let fields) = field.kind {
            for inner in fields { out += line(inner, language, "  " + indent) }
        }
        return out
    }

    private static var rights: String {
        let house = Departments.house
        var out =
            "# Rights and roles\n\nMade by `make docs`. These are the roles that a new company starts with; they are edited in the company.\n\n"
        out += "| right | what it grants | " + Roles.all.map(\.code).joined(separator: " | ") + " |\n"
        out += "| --- | --- | " + Roles.all.map { _ in "---" }.joined(separator: " | ") + " |\n"
        for right in house.rights {
            let marks = Roles.all.map { $0.rights.contains(right.name) ? "✓" : "" }
            out += "| `\(right.name)` | \(right.title.en) · \(right.title.hans) | \(marks.joined(separator: " | ")) |\n"
        }
        return out
    }

    private static var schema: String {
        var out = "# Tables\n\nMade by `make docs`. Guards hold against any program that opens the file.\n"
        for step in Departments.house.schema {
            out += "\n## \(step.name)\n"
            for table in step.tables {
                out += "\n```sql\n\(table.sql.text)\n```\n"
                if !table.guards.isEmpty { out += "\nGuards: " + table.guards.map { "\($0)" }.joined(separator: ", ") + "\n" }
            }
        }
        return out
    }
}
