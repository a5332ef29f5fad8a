internal import ArgumentParser
internal import Core
internal import Values

/// Many commands, one JSON object a line, one outcome a line.
struct BatchVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "Carry out commands, one JSON object a line.",
        discussion:
            "Each line: {\"command\": …, \"fields\": {…}, \"user\": …, \"key\": …, \"at\": …}. Each command is a transaction of its own; a refused line is told and the rest goes on."
    )

    @OptionGroup var options: CompanyOptions
    @Argument(help: "The file, or - for standard input.") var source = "-"
    @Flag(name: .long, help: "Stop at the first refusal.") var stop = false

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
