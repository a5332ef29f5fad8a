internal import Glibc
internal import TOMLKit
package import Terminal
internal import Values

/// Themes as files: a table for each role with `foreground`, `background` (a colour's name or number) and `marks`.
///
/// The file's reader (toml++) is not touched by whoever keeps the standard theme.
extension Theme {
    private static let colours = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    private static let markNames: [(String, Style.Marks)] = [
        ("bold", .bold), ("underline", .underline), ("reverse", .reverse), ("dim", .dim),
    ]

    /// The theme of that name in the first of the folders that has it; a theme so asked for counts as chosen.
    /// Names are lower-case letters, digits and hyphens. Throws `Refusal` `terminal.no-such-theme` or `terminal.theme`.
    package static func named(_ name: String, in folders: [String]) throws -> Theme {
        if name == Theme.standard.name { return chosen(.standard) }
        let isName = !name.isEmpty && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        for folder in isName ? folders : [] {
            if let text = contents(of: folder + "/" + name + ".toml") { return try Theme(toml: text, name: name) }
        }
        throw Refusal(
            "terminal.no-such-theme",
            Text(
                en: "There is no theme \"\(Sanitiser.visible(name))\". Choose one of the files in Themes, such as mono.",
                hans: "没有名为“\(Sanitiser.visible(name))”的主题。请选择 Themes 文件夹中的主题，例如 mono。",
                hant: "沒有名為「\(Sanitiser.visible(name))」的佈景主題。請選擇 Themes 資料夾中的主題，例如 mono。"),
            field: "theme")
    }

    /// A theme from the text of its file. Throws `Refusal` `terminal.theme` that names what is wrong.
    package init(toml text: String, name: String) throws {
        let table: TOMLTable
        do { table = try TOMLTable(string: text) } catch { throw Theme.wrong(name, "\(error)") }
        var looks: [Role: Look] = [:]
        for key in table.keys {
            guard let role = Role.allCases.first(where: { $0.name == key }), let entry = table[key]?.table else {
                throw Theme.wrong(name, key)
            }
            looks[role] = try Theme.look(entry, of: role, in: name)
        }
        self.init(name: name, isChosen: true, looks: looks)
    }

    private static func look(_ entry: TOMLTable, of role: Role, in name: String) throws -> Look {
        var look = Look()
        for key in entry.keys {
            switch key {
            case "foreground": look.foreground = try colour(entry[key], at: "\(role.name).\(key)", in: name)
            case "background": look.background = try colour(entry[key], at: "\(role.name).\(key)", in: name)
            case "marks":
                for place in 0..<(entry[key]?.array?.count ?? 0) {
                    let word = entry[key]?.array?[place].string
                    guard let mark = markNames.first(where: { $0.0 == word })?.1 else { throw wrong(name, "\(role.name).marks") }
                    look.marks.insert(mark)
                }
            default: throw wrong(name, "\(role.name).\(key)")
            }
        }
        return look
    }

    private static func colour(_ value: (any TOMLValueConvertible)?, at place: String, in name: String) throws -> Int {
        if let number = value?.int, (0...255).contains(number) { return number }
        guard let word = value?.string else { throw wrong(name, place) }
        if word == "default" { return -1 }
        if let number = colours.firstIndex(of: word) { return number }
        if word.hasPrefix("bright-"), let number = colours.firstIndex(of: String(word.dropFirst(7))) { return number + 8 }
        throw wrong(name, place)
    }

    private static func chosen(_ theme: Theme) -> Theme {
        var theme = theme
        theme.isChosen = true
        return theme
    }

    private static func wrong(_ name: String, _ what: String) -> Refusal {
        let what = Sanitiser.visible(what)
        return Refusal(
            "terminal.theme",
            Text(
                en:
                    "The theme \(name) cannot be used: correct \(what) in its file. Colours are names or 0 to 255, marks are bold, underline, reverse, dim.",
                hans: "主题 \(name) 无法使用：请在其文件中更正 \(what)。颜色为名称或 0 至 255，标记为 bold、underline、reverse、dim。",
                hant: "佈景主題 \(name) 無法使用：請在其檔案中更正 \(what)。顏色為名稱或 0 至 255，標記為 bold、underline、reverse、dim。"),
            field: "theme")
    }

    private static func contents(of path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
