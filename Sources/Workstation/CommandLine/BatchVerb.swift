internal import ArgumentParser
internal import Core
internal import Values

/// Many commands, one JSON object a line, one outcome a line.
struct BatchVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "batch", Text(en: "Carry out commands, one JSON object a line.", hans: "批量执行命令，每行一个 JSON 对象。", hant: "批次執行命令，每列一個 JSON 物件。"),
        discussion: Text(
            en:
                "Each line: {\"command\": …, \"fields\": {…}, \"user\": …, \"key\": …, \"at\": …}. Each command is a transaction of its own; a refused line is told and the rest goes on.",
            hans: "每行：{\"command\": …, \"fields\": {…}, \"user\": …, \"key\": …, \"at\": …}。每条命令是一个独立事务；被拒绝的行会报告，其余继续。",
            hant: "每列：{\"command\": …, \"fields\": {…}, \"user\": …, \"key\": …, \"at\": …}。每條命令是一個獨立交易；被拒絕的列會報告，其餘繼續。")
    )

    @OptionGroup var options: CompanyOptions
    @Argument(help: .said(Text(en: "The file, or - for standard input.", hans: "文件，- 表示标准输入。", hant: "檔案，- 表示標準輸入。"))) var source = "-"
    @Flag(name: .long, help: .said(Text(en: "Stop at the first refusal.", hans: "遇到第一条被拒绝的命令即停止。", hant: "遇到第一條被拒絕的命令即停止。"))) var stop =
        false

    /// A misspelt `key` must not make a request that acts twice.
    private static func refuseStrangers(_ line: String) throws {
        let known = ["command", "fields", "user", "key", "at"]
        guard case .object(let given) = try JSON.decode(JSONValue.self, line),
            let stranger = given.keys.sorted().first(where: { !known.contains($0) })
        else { return }
        throw Refusal.unknownField(stranger, of: "batch", known, at: stranger)
    }

    private struct Line: Decodable {
        let command: String
        let fields: JSONValue?
        let user: String?
        let key: String?
        let at: String?
    }

    func run() throws {
        let company = try options.open()
        defer { Console.tell(company.takeNotices(), options.spoken) }
        let language = options.spoken
        var sessions: [String: Session] = [:]
        var refused = 0
        try BatchLines.each(of: source) { line, number in
            var language = language
            do {
                let request = try JSON.decodeOutside(Line.self, line, line: number)
                try BatchVerb.refuseStrangers(line)
                let name = request.user ?? options.user ?? ""
                var session: Session
                if let known = sessions[name] {
                    session = known
                } else {
                    session = try options.session(in: company, as: request.user, route: .batch)
                    sessions[name] = session
                }
                language = session.language
                if let at = request.at { session.day = try Requests.day(at) }
                let fields = try JSON.encode(request.fields ?? .object([:]))
                Console.out(try Requests.perform(request.command, fields, company, session, key: request.key))
            } catch let refusal as Refusal {
                refused += 1
                Console.out(JSON.harmless(try JSON.encode(RefusedAnswer(refusal, language))))
                if stop { throw VerbEnd(code: 2) }
            }
        }
        if refused > 0 { throw VerbEnd(code: 2) }
    }
}
