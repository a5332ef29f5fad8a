internal import Core
internal import Desk
package import Terminal
package import Values

/// What can be told of a company file without anyone logging in.
package struct CompanyGlance: Sendable {
    package let path: String
    /// The company's name; nil where the file does not open.
    package let name: String?
    /// When it was last worked in.
    package let lastUsed: Moment?
    /// Why it does not open.
    package let refusal: Refusal?

    /// Looks at each file. What is no company file is left out.
    package static func of(_ paths: [String]) -> [CompanyGlance] {
        paths.compactMap { path in
            do {
                let company = try Company(at: path, house: Departments.house, readOnly: true)
                let last = try company.audit(last: 1).last?.at
                return CompanyGlance(path: path, name: company.name, lastUsed: last.flatMap { Moment(iso: $0) }, refusal: nil)
            } catch let refusal as Refusal {
                guard refusal.code != "core.not-a-company" else { return nil }
                return CompanyGlance(path: path, name: nil, lastUsed: nil, refusal: refusal)
            } catch {
                return nil
            }
        }
    }

    var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// Several companies in the data folder: a list before the login, a number or letter and Enter to choose.
package final class CompanyChooser {
    private let companies: [CompanyGlance]
    private let display: any Display
    /// What the list speaks; the login goes on in it.
    package private(set) var language: Language
    private var place = 0
    private var first = 0
    private var hasBeenRefused = false

    package init(_ companies: [CompanyGlance], on display: any Display, in language: Language) {
        self.companies = companies
        self.display = display
        self.language = language
    }

    private static let letters = Array("123456789abcdefghijklmnopqrstuvwxyz")

    /// The path of the company chosen; nil where the person left.
    package func run() -> String? {
        display.setTitle("Countinghouse 账房")
        while true {
            display.present(picture())
            switch display.next(timeoutMilliseconds: -1) {
            case .key(let key): if let answer = take(key) { return answer.path }
            case .hangup, .terminate: return nil
            case .resize, .tick, .wake: break
            }
        }
    }

    private struct Answer { let path: String? }

    private func take(_ key: Key) -> Answer? {
        if case .text(let character) = key, let index = index(of: character) {
            (place, hasBeenRefused) = (index, false)
            return nil
        }
        let rows = max(1, display.height - 8)
        switch key {
        case .enter:
            guard companies.indices.contains(place), companies[place].refusal == nil else {
                hasBeenRefused = true
                display.bell()
                return nil
            }
            return Answer(path: companies[place].path)
        case .up: place = max(0, place - 1)
        case .down: place = min(companies.count - 1, place + 1)
        case .pageUp: place = max(0, place - rows)
        case .pageDown: place = min(companies.count - 1, place + rows)
        case .function(3), .function(12), .escape, .control("q"), .control("c"): return Answer(path: nil)
        case .control("x"):
            let all = Language.allCases
            language = all[((all.firstIndex(of: language) ?? 0) + 1) % all.count]
        case .control("l"): display.forceRepaint()
        default: return nil
        }
        hasBeenRefused = false
        return nil
    }

    private func index(of character: Character) -> Int? {
        let folded = TextHygiene.foldWidth(String(character)).lowercased()
        guard let letter = folded.first, let index = CompanyChooser.letters.firstIndex(of: letter), index < companies.count else {
            return nil
        }
        return index
    }

    private func picture() -> Canvas {
        var canvas = Canvas(width: display.width, height: display.height)
        func say(_ en: String, _ hans: String, _ hant: String) -> String { Text(en: en, hans: hans, hant: hant)[language] }
        let width = canvas.width
        let fileColumn = max(20, width - 44)
        canvas.put(Desk.product[language], row: 0, column: 0, width: width, style: .heading)
        canvas.put(
            say("Type the number of a company, then Enter.", "输入账套序号后回车。", "輸入帳套序號後按 Enter。"), row: 1, column: 0, width: width)
        canvas.put(say("Company", "公司", "公司"), row: 3, column: 6, width: fileColumn - 7, style: .heading)
        canvas.put(say("File", "文件", "檔案"), row: 3, column: fileColumn, width: 25, style: .heading)
        canvas.put(say("Last used", "上次使用", "上次使用"), row: 3, column: fileColumn + 26, width: 17, style: .heading)
        let rows = max(1, canvas.height - 8)
        first = min(max(first, place - rows + 1), place)
        for (offset, company) in companies.dropFirst(first).prefix(rows).enumerated() {
            let row = 4 + offset
            let index = first + offset
            let letter = index < CompanyChooser.letters.count ? String(CompanyChooser.letters[index]).uppercased() : ""
            canvas.put(index == place ? ">" : "", row: row, column: 1)
            canvas.put(letter, row: row, column: 3, style: .heading)
            canvas.put(company.name ?? state(company.refusal), row: row, column: 6, width: fileColumn - 7)
            canvas.put(company.fileName, row: row, column: fileColumn, width: 25)
            canvas.put(String((company.lastUsed?.localText ?? "").prefix(16)), row: row, column: fileColumn + 26, width: 17)
            if index == place {
                canvas.bar(row: row, column: 6, width: 24)
                canvas.cursor = (row, 3)
            }
        }
        if companies.indices.contains(place), let refusal = companies[place].refusal {
            let sentence = refusal.code + " " + refusal.text[language]
            for (line, text) in lines(sentence, width: width - 3).prefix(2).enumerated() {
                canvas.put(
                    (line == 0 ? (hasBeenRefused ? "E " : "  ") : "  ") + text, row: canvas.height - 3 + line, column: 0, width: width)
            }
        }
        canvas.put(
            say("Enter=Open  F3=Leave  Ctrl-X=Language", "回车=打开  F3=退出  Ctrl-X=语言", "Enter=開啟  F3=離開  Ctrl-X=語言"),
            row: canvas.height - 1, column: 0)
        return canvas
    }

    private func state(_ refusal: Refusal?) -> String {
        switch refusal?.code {
        case "core.newer-file": Text(en: "(newer program)", hans: "（需更新版本的程序）", hant: "（需較新版本的程式）")[language]
        case "core.older-file": Text(en: "(to be migrated)", hans: "（待迁移）", hant: "（待移轉）")[language]
        default: Text(en: "(cannot be opened)", hans: "（无法打开）", hant: "（無法開啟）")[language]
        }
    }

    /// The sentence broken at spaces, or anywhere in hanzi, so that each line fits.
    private func lines(_ sentence: String, width: Int) -> [String] {
        var lines: [String] = [""]
        for word in sentence.split(separator: " ", omittingEmptySubsequences: false) {
            let separator = lines[lines.count - 1].isEmpty ? "" : " "
            if CharacterWidth.displayWidth(of: lines[lines.count - 1] + separator + word) <= width {
                lines[lines.count - 1] += separator + word
                continue
            }
            if !lines[lines.count - 1].isEmpty { lines.append("") }
            for character in word {
                if CharacterWidth.displayWidth(of: lines[lines.count - 1] + String(character)) > width { lines.append("") }
                lines[lines.count - 1].append(character)
            }
        }
        return lines
    }
}
