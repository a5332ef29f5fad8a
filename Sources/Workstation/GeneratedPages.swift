internal import ArgumentParser
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
            Page(name: "countinghouse.1", text: manPage),
        ]
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

    private static func roff(_ text: String) -> String {
        text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\n", with: " ")
    }

    /// The program's page for man(1).
    package static var manPage: String {
        var out =
            ".TH COUNTINGHOUSE 1 \"\" \"Countinghouse \(Company.program)\"\n.SH NAME\ncountinghouse \\- an ERP workstation for the terminal\n"
        out += ".SH SYNOPSIS\n.B countinghouse\n[\\fIverb\\fR] [\\fIoptions\\fR]\n.SH DESCRIPTION\n"
        out += "Without a verb the workstation opens: login, then the menu of the person's roles.\n.SH VERBS\n"
        for verb in CountinghouseProgram.configuration.subcommands {
            let name = verb.configuration.commandName ?? ""
            out += ".TP\n.B \(name)\n\(roff(verb.configuration.abstract))\n"
            for part in verb.configuration.subcommands {
                out += ".br\n.B \(name) \(part.configuration.commandName ?? "")\n\\- \(roff(part.configuration.abstract))\n"
            }
            if !verb.configuration.discussion.isEmpty { out += ".br\n\(roff(verb.configuration.discussion))\n" }
        }
        out +=
            ".SH OPTIONS\n.TP\n.B \\-\\-file \\fIPATH\\fR\nThe company file; else COUNTINGHOUSE_FILE, else the one file in $XDG_DATA_HOME/countinghouse.\n"
        out += ".TP\n.B \\-\\-user \\fINAME\\fR\nWork as this user; recorded as route file.\n"
        out += ".TP\n.B \\-\\-language \\fIen|zh\\-Hans|zh\\-Hant\\fR\nThe language of messages.\n"
        out += ".SH EXIT STATUS\n0: done. 1: a proof failed or the host needs mending. 2: refused; the sentence says the way out.\n"
        out += ".SH ENVIRONMENT\nCOUNTINGHOUSE_FILE, COUNTINGHOUSE_LOG, COUNTINGHOUSE_ESCDELAY, NO_COLOR, TERM, LANG.\n"
        return out
    }
}
