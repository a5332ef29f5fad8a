internal import Core
internal import Glibc
internal import Values

// The view as a file: its filter, its order, its columns, nothing else. A job of its own, so that a long one shows how far
// it is and can be stopped.

enum ExportFormat: String, CaseIterable, Sendable {
    case csv, json

    var title: Text {
        let name = rawValue.uppercased()
        return Text(en: "Export this view as \(name)", hans: "导出当前视图为 \(name)", hant: "匯出目前畫面為 \(name)")
    }
}

extension ListScreen {
    /// Writes the view into the desk's folder for exports, under a name that no file has yet.
    func export(_ format: ExportFormat, _ desk: Desk) throws {
        guard let folder = desk.exportFolder else { return }
        let view = ListExport(
            query: query.name, parameters: parameters, window: window, columns: exportedColumns(desk), session: desk.session)
        let name = code.lowercased() + "-" + desk.today.iso
        try desk.start(
            Job(format.title) { company, link in
                let file = try ExportFile(in: folder, name: name, ending: format.rawValue)
                let count: Int?
                do {
                    count = try view.write(format, into: file, company, link)
                } catch {
                    file.abandon()
                    throw error
                }
                guard let count else {
                    file.abandon()
                    return JobResult(Text(en: "Stopped. No file was written.", hans: "已停止，未写入文件。", hant: "已停止，未寫入檔案。"))
                }
                return JobResult(
                    Text(
                        en: "\(count) rows written to \(file.path).", hans: "已将 \(count) 行写入 \(file.path)。",
                        hant: "已將 \(count) 列寫入 \(file.path)。"))
            })
    }

    /// What is in sight, and the currency of amounts that are.
    private func exportedColumns(_ desk: Desk) -> [Column] {
        var columns = visibleColumns(desk)
        for column in columns {
            if case .moneyIn(let name) = column.kind, !columns.contains(where: { $0.name == name }),
                let currency = query.columns.first(where: { $0.name == name })
            {
                columns.append(currency)
            }
        }
        return columns
    }
}

/// A view that is written to a file, on a job's thread.
private struct ListExport: Sendable {
    let query: String
    let parameters: [String: String]
    let window: Window
    let columns: [Column]
    let session: Session

    private static let page = 2_000

    /// The number of rows; nil where it was stopped. Where somebody writes between two pages it begins again, so that
    /// the file shows one moment.
    func write(_ format: ExportFormat, into file: ExportFile, _ company: Company, _ link: JobLink) throws -> Int? {
        for _ in 0..<5 {
            let mark = company.changeMark()
            try file.empty()
            var written = 0
            var isWhole = true
            try file.write(start(format))
            while isWhole {
                if link.isCancelled { return nil }
                var part = window
                part.offset = written
                part.limit = ListExport.page
                part.wantsTotals = written == 0
                let table = try company.ask(named: query, parameters, as: session, window: part)
                isWhole = company.changeMark() == mark
                try file.write(text(of: table, format, isFirst: written == 0))
                written += table.rows.count
                let soFar = written
                link.report(Text(en: "\(soFar) rows", hans: "\(soFar) 行", hant: "\(soFar) 列"))
                if table.rows.count < ListExport.page { break }
            }
            if link.isCancelled { return nil }
            guard isWhole else { continue }
            if format == .json { try file.write("\n]\n") }
            return written
        }
        throw Refusal(
            "desk.moves-too-fast",
            Text(
                en: "Others keep writing, so the rows never stood still long enough. Narrow the list with / and try again.",
                hans: "他人持续写入，数据未能保持一致。请用 / 缩小范围后重试。", hant: "他人持續寫入，資料未能保持一致。請以 / 縮小範圍後重試。"))
    }

    private func start(_ format: ExportFormat) -> String {
        guard format == .csv else { return "[" }
        var writer = CSVWriter(byteOrderMark: true)
        writer.header(columns.map(\.name))
        return writer.takeText()
    }

    private func text(of table: Table, _ format: ExportFormat, isFirst: Bool) throws -> String {
        let places = columns.map { column in table.columns.firstIndex { $0.name == column.name } ?? 0 }
        switch format {
        case .csv:
            var writer = CSVWriter(byteOrderMark: false)
            for row in table.rows {
                writer.row(
                    zip(columns, places).map { column, place in
                        let text = CellText.exported(row[place], column, row: row, columns: table.columns, currency: table.currency)
                        return column.alignment == .right ? .number(text) : .text(text)
                    })
            }
            return writer.takeText()
        case .json:
            var text = ""
            for (index, row) in table.rows.enumerated() {
                var object: [String: JSONValue] = [:]
                for (column, place) in zip(columns, places) { object[column.name] = json(row[place], column, row, table) }
                text += (isFirst && index == 0 ? "\n" : ",\n") + (try JSON.encode(JSONValue.object(object)))
            }
            return text
        }
    }

    /// As the command line writes it: figures as decimal text, so that no program rounds them.
    private func json(_ datum: Datum, _ column: Column, _ row: [Datum], _ table: Table) -> JSONValue {
        switch (column.kind, datum) {
        case (_, .null), (_, .bytes): .null
        case (.flag, .integer(let value)): .flag(value != 0)
        case (.integer, .integer(let value)): .integer(value)
        default: .text(CellText.exported(datum, column, row: row, columns: table.columns, currency: table.currency))
        }
    }
}

/// A file that is being written. Its folder is fixed and its name is ours: nothing that a person typed becomes a path.
private final class ExportFile: Sendable {
    let path: String
    private let descriptor: Int32

    /// `po-2026-03-18.csv`, or `po-2026-03-18-2.csv` where that one is there.
    init(in folder: String, name: String, ending: String) throws {
        mkdir(folder, 0o700)
        for number in 1...999 {
            let candidate = folder + "/" + name + (number == 1 ? "" : "-\(number)") + "." + ending
            let opened = Glibc.open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            if opened >= 0 {
                (path, descriptor) = (candidate, opened)
                return
            }
            guard errno == EEXIST else { break }
        }
        throw Refusal.notWritten(folder)
    }

    deinit { close(descriptor) }

    func write(_ text: String) throws {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Refusal.notWritten(path) }
            bytes = bytes.dropFirst(count)
        }
    }

    func empty() throws {
        guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else { throw Refusal.notWritten(path) }
    }

    /// Nothing half written stays.
    func abandon() { unlink(path) }
}

extension Refusal {
    static func notWritten(_ path: String) -> Refusal {
        Refusal(
            "desk.not-written",
            Text(
                en: "\(path) could not be written. Check the folder and free space, then try again.",
                hans: "无法写入 \(path)。请检查文件夹和剩余空间后重试。", hant: "無法寫入 \(path)。請檢查資料夾與剩餘空間後重試。"))
    }
}
