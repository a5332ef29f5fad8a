internal import CSystem
internal import Core
internal import FoundationEssentials
internal import Glibc
internal import TestGround
internal import Values
internal import Workstation

// `make bench`: one table, ratios in one run, and .build/bench.json. Figures are for the reader; nothing passes or fails here.

private func option(_ name: String) -> String? {
    guard let index = CommandLine.arguments.firstIndex(of: name), index + 1 < CommandLine.arguments.count else { return nil }
    return CommandLine.arguments[index + 1]
}

private let isQuick = CommandLine.arguments.contains("--quick")
private let program = option("--program") ?? ".build/release/countinghouse"
private var template = Array("\(option("--folder") ?? ".build")/bench-XXXXXX".utf8CString)
guard mkdtemp(&template) != nil else { exit(1) }
private let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
private func removeFolder() { _ = try? Subprocess.run("rm", ["-rf", folder]) }

/// Only the receipt, for runs under the preload shim.
if CommandLine.arguments.contains("--receipt-only") {
    let result = try ReceiptBench(folder: folder, name: "receipt", orders: 60, linesEach: 10).run()
    print("\(result.ours) \(result.plain) \(result.rows) \(result.syncs) \(result.bytesOfAudit)")
    removeFolder()
    exit(0)
}

private var measures: [Measure] = []
private func tell(_ text: String) {
    var line = text + "\n"
    line.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
}

tell("receipts …")
private let receipt = try ReceiptBench(folder: folder, name: "receipt", orders: isQuick ? 60 : 300, linesEach: 10).run()
measures.append(
    Measure(
        "post-receipt-10", "µs", ours: receipt.ours / 1_000, limit: receipt.plain / 1_000,
        note: "\(receipt.rows) rows, audit \(receipt.bytesOfAudit) bytes; limit: the same rows by plain C"))
if let shim = option("--shim") {
    for milliseconds in ["0", "1", "5"] {
        let run = try Subprocess.run(
            CommandLine.arguments[0], ["--receipt-only", "--folder", folder],
            environment: ["LD_PRELOAD": shim, "SYNC_MS": milliseconds])
        let numbers = run.output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard numbers.count == 5 else {
            tell(run.errors)
            continue
        }
        measures.append(
            Measure(
                "post-receipt-10-sync-\(milliseconds)ms", "µs", ours: numbers[0] / 1_000, limit: numbers[1] / 1_000,
                note: "\(numbers[3]) syncs a posting"))
    }
}

tell("ledgers …")
private var ledger = try LedgerBench(folder: folder)
for (lines, name) in [(10_000, "10k"), (100_000, "100k"), (1_000_000, "1M")] where !isQuick || lines <= 100_000 {
    try ledger.fill(to: lines)
    measures.append(Measure("trial-balance-\(name)", "ms", ours: try ledger.time("ledgers.trial-balance", [:]) / 1_000_000, limit: 1))
    measures.append(
        Measure(
            "account-card-\(name)", "ms", ours: try ledger.time("ledgers.account-card", ["account": "1002"], limit: 18) / 1_000_000,
            limit: 10, note: "a page of 18 rows"))
    measures.append(
        Measure(
            "on-hand-\(name)", "ms", ours: try ledger.time("stock.on-hand", [:], limit: 18) / 1_000_000, limit: 10,
            note: "a page of 18 rows of \(FillStock.items) items after \(ledger.stockDocuments * 10) movements"))
}
measures.append(
    Measure(
        "fill-journal", "µs/line", ours: Double(ledger.nanosecondsToFill) / 1_000 / Double(ledger.lines), limit: 0,
        note: "\(ledger.lines) lines through the department's own posting"))

tell("verify …")
private let broken = try ledger.verify()
tell(broken.isEmpty ? "every proof holds over what was filled" : "broken: \(broken)")

if access(program, X_OK) == 0 {
    tell("sessions …")
    let sample = folder + "/sample.books"
    let start = ch_monotonic_nanoseconds()
    _ = try Subprocess.run(program, ["init", "--demo", "--file", sample])
    measures.append(
        Measure("sample-company", "s", ours: Double(ch_monotonic_nanoseconds() - start) / 1e9, limit: 60, note: "init --demo"))
    let path = program.hasPrefix("/") ? program : Subprocess.workingFolder + "/" + program
    let bench = SessionBench(program: path, file: sample)
    measures.append(Measure("first-screen", "ms", ours: try bench.firstScreen(), limit: 25))
    measures.append(Measure("session-memory", "MiB", ours: try bench.memory(of: 50), limit: 6, note: "each of 50, proportional set"))
    let imported = try bench.importRows(2_000, folder: folder)
    measures.append(Measure("import", "rows/s", ours: imported, limit: 0, note: "2,000 suppliers, checked whole, one command each"))
    measures.append(Measure("session-memory-alone", "MiB", ours: try bench.memory(of: 1), limit: 32))
}

print(TableOfMeasures.text(measures))
private let encoder = JSONEncoder()
encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
try encoder.encode(measures).write(to: URL(filePath: option("--json") ?? ".build/bench.json"))
removeFolder()
