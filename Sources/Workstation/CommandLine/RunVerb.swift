internal import ArgumentParser
internal import Core
internal import Values

/// One command; its outcome as JSON.
struct RunVerb: ParsableCommand {
    static let configuration = CommandConfiguration("run", Text(en: "Carry out one command.", hans: "执行一条命令。", hant: "執行一條命令。"))

    @OptionGroup var options: CompanyOptions
    @Argument(
        help: .said(
            Text(
                en: "The command's name, such as stock.receive-goods.", hans: "命令名，如 stock.receive-goods。",
                hant: "命令名稱，如 stock.receive-goods。")), completion: .list(Departments.house.commands.keys.sorted()))
    var command: String
    @Option(
        name: .long,
        help: .said(
            Text(
                en: "The command's fields as JSON, or - to read them from standard input.", hans: "命令的字段（JSON）；- 表示从标准输入读取。",
                hant: "命令的欄位（JSON）；- 表示從標準輸入讀取。"))) var json = "{}"
    @Option(
        name: .long,
        help: .said(Text(en: "A key of your own: the same key never acts twice.", hans: "自定的键：同一个键不会执行两次。", hant: "自訂的鍵：同一個鍵不會執行兩次。")))
    var key: String?
    @Option(name: .long, help: .said(Text(en: "The working day (ISO).", hans: "业务日期（ISO 格式）。", hant: "業務日期（ISO 格式）。"))) var at: String?
    @Flag(name: .long, help: .said(Text(en: "Show what would happen and change nothing.", hans: "只显示结果，不作任何更改。", hant: "只顯示結果，不作任何變更。")))
    var preview = false

    func run() throws {
        var language = options.spoken
        do {
            let company = try options.open()
            defer { Console.tell(company.takeNotices(), language) }
            var session = try options.session(in: company)
            language = session.language
            if let at { session.day = try Requests.day(at) }
            let text = json == "-" ? try TextEncoding.decode(try Console.read("-"), among: TextEncoding.ofPrograms) : json
            Console.out(
                preview
                    ? try Requests.preview(command, text, company, session)
                    : try Requests.perform(command, text, company, session, key: key))
        } catch let refusal as Refusal {
            Console.out(JSON.harmless(try JSON.encode(RefusedAnswer(refusal, language))))
            throw VerbEnd(code: 2)
        }
    }
}

/// Commands by name, as the command line and batches send them.
enum Requests {
    /// Carries out the named command and tells its outcome as JSON.
    static func perform(_ name: String, _ fields: String, _ company: Company, _ session: Session, key: String?) throws -> String {
        guard let type = company.house.commands[name] else { throw Refusal.noSuchCommand(name) }
        return try perform(type, fields, company, session, key: key)
    }

    /// Tells what the named command would do, a line per effect.
    static func preview(_ name: String, _ fields: String, _ company: Company, _ session: Session) throws -> String {
        guard let type = company.house.commands[name] else { throw Refusal.noSuchCommand(name) }
        let preview = try preview(type, fields, company, session)
        let lines = preview.effects.map { effect in
            [effect.section[session.language]] + effect.cells.map { $0[session.language] }
        }
        return try JSON.encode(PreviewAnswer(effects: lines, token: preview.token))
    }

    static func day(_ text: String) throws -> Day {
        do { return try DayReader.day(text, today: Day.today()) } catch let refusal as Refusal { throw refusal.on("at") }
    }

    private static func perform<C: Command>(
        _ type: C.Type, _ fields: String, _ company: Company, _ session: Session, key: String?
    ) throws -> String {
        let receipt = try company.perform(try C.decode(fields), as: session, key: key)
        return JSON.harmless(try JSON.encode(receipt.outcome))
    }

    private static func preview<C: Command>(_ type: C.Type, _ fields: String, _ company: Company, _ session: Session) throws -> Preview {
        try company.preview(try C.decode(fields), as: session)
    }
}

private struct PreviewAnswer: Encodable {
    let effects: [[String]]
    let token: String
}
