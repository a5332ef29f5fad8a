internal import ArgumentParser
internal import CSystem
internal import Core
internal import Glibc
internal import Values

/// Rows of a CSV file as commands: checked whole on a private copy, then one command a transaction.
struct ImportVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring in a CSV file, each row as one command.",
        discussion:
            "KIND is suppliers, customers, items, barcodes, units, prices, rates, accounts, or any command's name. Columns are named like the command's fields; --map theirs=ours renames one. The same call continues an import that was interrupted."
    )

    @OptionGroup var options: CompanyOptions
    @Argument(help: "What the rows are.") var kind: String
    @Argument(help: "The CSV file (UTF-8, UTF-16 or GB18030), or - for standard input.") var source: String
    @Flag(name: .long, help: "Stop after the check.") var dryRun = false
    @Option(name: .long, help: "theirs=ours, as often as needed.") var map: [String] = []

    func run() throws {
        let company = try options.open()
        let session = try options.session(in: company, route: .bringing)
        let language = session.language
        guard let type = company.house.commands[ImportKinds.command(kind)] else { throw ImportKinds.unknown(kind) }
        let file = ImportFile(
            name: source.split(separator: "/").last.map(String.init) ?? source,
            rows: try ImportFile.read(try Console.read(source), fields: type.fields, renamed: try renamed()))

        let bad = try ImportCheck.badRows(file, type, company, session) { done in
            Console.progress("\(done)/\(file.rows.count)")
        }
        Console.endProgress()
        for row in bad {
            Console.out(TextHygiene.visible("\(source):\(row.line): \(row.refusal.code): \(row.refusal.text[language])"))
        }
        guard bad.isEmpty else {
            Console.error(
                Text(
                    en: "\(bad.count) of \(file.rows.count) rows are bad, so nothing was imported. Mend them and run the same call again.",
                    hans: "\(file.rows.count) 行中有 \(bad.count) 行有误，未导入任何数据。请更正后重新运行。",
                    hant: "\(file.rows.count) 列中有 \(bad.count) 列有誤，未匯入任何資料。請更正後重新執行。")[language])
            throw VerbEnd(code: 2)
        }
        if dryRun {
            Console.out(
                Text(
                    en: "\(file.rows.count) rows are good. Nothing was written.", hans: "\(file.rows.count) 行均正确，未写入任何数据。",
                    hant: "\(file.rows.count) 列均正確，未寫入任何資料。")[language])
            return
        }
        var known = 0
        for (index, row) in file.rows.enumerated() {
            if try ImportRow.perform(type, row, key: file.key(row), company, session) { known += 1 }
            if index % 50 == 0 { Console.progress("\(index)/\(file.rows.count)") }
        }
        Console.endProgress()
        Console.out(
            Text(
                en: "\(file.rows.count - known) rows imported, \(known) were there already.",
                hans: "导入 \(file.rows.count - known) 行，\(known) 行此前已导入。",
                hant: "匯入 \(file.rows.count - known) 列，\(known) 列先前已匯入。")[language])
    }

    private func renamed() throws -> [String: String] {
        var names: [String: String] = [:]
        for pair in map {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw Refusal(
                    "core.bad-map",
                    Text(en: "Write --map theirs=ours.", hans: "请写成 --map 文件列名=字段名。", hant: "請寫成 --map 檔案欄名=欄位名。"), field: "map")
            }
            names[parts[0]] = parts[1]
        }
        return names
    }
}

/// Short names for the imports that people do most.
enum ImportKinds {
    static let names: [String: String] = [
        "suppliers": "masterdata.add-supplier", "customers": "masterdata.add-customer", "items": "masterdata.add-item",
        "barcodes": "masterdata.add-barcode", "units": "masterdata.add-unit", "prices": "masterdata.set-supplier-price",
        "rates": "masterdata.set-rate", "accounts": "ledgers.add-account", "warehouses": "stock.add-warehouse",
        "complaints": "service.log-complaint",
    ]

    static func command(_ kind: String) -> String { names[kind] ?? kind }

    static func unknown(_ kind: String) -> Refusal {
        let known = names.keys.sorted().joined(separator: ", ")
        return Refusal(
            "core.no-such-import",
            Text(
                en: "“\(kind)” cannot be imported. Kinds are: \(known), or any command's name.",
                hans: "无法导入“\(kind)”。可用种类：\(known)，或任一命令名。", hant: "無法匯入「\(kind)」。可用種類：\(known)，或任一命令名。"))
    }
}

/// One row as the fields of a command.
struct ImportRow {
    let number: Int
    let line: Int
    let fields: String
    /// What is wrong with the row itself, before any command sees it.
    var problem: Refusal?

    /// Carries out the row. True where the same row was imported before.
    static func perform<C: Command>(_ type: C.Type, _ row: ImportRow, key: String, _ company: Company, _ session: Session) throws -> Bool {
        if let problem = row.problem { throw problem }
        return try company.perform(try C.decode(row.fields), as: session, key: key).isRepeat
    }
}

/// A CSV file read into rows of fields. The same file and row always give the same key.
struct ImportFile {
    let name: String
    let rows: [ImportRow]

    func key(_ row: ImportRow) -> String { "import:\(name):\(row.number):\(JSONText.digest(row.fields).prefix(16))" }

    static func read(_ bytes: [UInt8], fields: [Field], renamed: [String: String]) throws -> [ImportRow] {
        var reader = CSVReader(try TextEncoding.decode(bytes))
        guard let heading = try reader.next() else { throw Refusal.emptyImport }
        let columns = try columns(heading, fields, renamed)
        var rows: [ImportRow] = []
        while let row = try reader.next() {
            var values: [String: JSONValue] = [:]
            for (field, cell) in zip(columns, row.cells) where !cell.isEmpty { values[field.name] = value(cell, field.kind) }
            var taken = ImportRow(number: row.row, line: row.line, fields: try JSON.encode(JSONValue.object(values)))
            if row.cells == heading.cells {
                taken.problem = .headingAgain
            } else if row.cells.count != columns.count {
                taken.problem = .ragged(row.cells.count, columns.count)
            }
            rows.append(taken)
        }
        return rows
    }

    private static func columns(_ heading: CSVRow, _ fields: [Field], _ renamed: [String: String]) throws -> [Field] {
        var seen: Set<String> = []
        return try heading.cells.map { cell -> Field in
            let name = renamed[cell] ?? cell
            guard let field = fields.first(where: { $0.name == name }) else {
                throw Refusal.unknownImportColumn(cell, line: heading.line, fields.map(\.name))
            }
            guard seen.insert(name).inserted else { throw Refusal.doubledColumn(name, line: heading.line) }
            return field
        }
    }

    private static func value(_ cell: String, _ kind: FieldKind) -> JSONValue {
        let cell = CSVWriter.undefused(cell)
        switch kind {
        case .integer: return Int64(cell).map { .integer($0) } ?? .text(cell)
        case .flag: return .flag(["1", "y", "yes", "true", "是"].contains(cell.lowercased()))
        case .money, .quantity, .price, .rate:
            return .text((try? NumberReader.figure(cell).decimalText) ?? cell)
        case .codes: return .list(cell.split(whereSeparator: { " ,，、;".contains($0) }).map { .text(String($0)) })
        case .text, .memo, .code, .day, .choice, .lines: return .text(cell)
        }
    }
}

/// Tries every row on a private copy of the company, so that all bad rows are told before one is written.
enum ImportCheck {
    struct BadRow {
        let line: Int
        let refusal: Refusal
    }

    static func badRows(
        _ file: ImportFile, _ type: any Command.Type, _ company: Company, _ session: Session, progress: (Int) -> Void
    ) throws -> [BadRow] {
        try company.onPrivateCopy { copy in
            var bad: [BadRow] = []
            let session = try copy.session(named: session.userName, route: session.route, station: session.station)
            for (index, row) in file.rows.enumerated() {
                do {
                    _ = try ImportRow.perform(type, row, key: file.key(row), copy, session)
                } catch let refusal as Refusal {
                    bad.append(BadRow(line: row.line, refusal: refusal))
                }
                if index % 50 == 0 { progress(index) }
            }
            return bad
        }
    }
}
