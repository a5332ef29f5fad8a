internal import Core
internal import Values

/// The office of the sample company: whoever is asked to do something does it under their own name, on the day and at
/// the minute of the story, through the one door.
final class SampleOffice {
    let company: Company
    var dice: SplitMix64
    private(set) var day: Day
    private var minute: Int64 = 0
    private var sessions: [String: Session] = [:]
    private let administrator: String
    /// The people of the story who are in the file.
    private(set) var staff: [SamplePerson] = []

    /// People are found in the file; `day` is the first one of the story.
    init(_ company: Company, seed: UInt64, day: Day) throws {
        self.company = company
        self.day = day
        dice = SplitMix64(seed: seed)
        let found = try company.look { reader in
            try reader.all("SELECT id, name FROM \"user\" WHERE isActive = 1 ORDER BY id") { ($0.int64(0), $0.text(1)) }
                .first { try reader.may($0.0, .administer) }
        }
        guard let found else { throw Refusal.noAdministrator }
        administrator = found.1
        try meet()
        tick()
    }

    /// The next morning of the story.
    func begin(_ day: Day) {
        self.day = day
        minute = 0
        tick()
    }

    /// Adds the people of the story whose roles the company has.
    func hire() throws {
        let roles = Set(try company.look { try $0.all("SELECT code FROM role") { $0.text(0) } })
        for person in SamplePerson.allCases where roles.contains(person.role) {
            let admin = try session(administrator)
            _ = try company.perform(
                AddUser(
                    name: person.login, fullName: person.fullName, language: person.language, roles: [person.role],
                    demoKey: person.demoKey), as: admin)
            tick()
        }
        try meet()
    }

    private func meet() throws {
        let names = Set(try company.look { try $0.all("SELECT name FROM \"user\" WHERE isActive = 1") { $0.text(0) } })
        staff = SamplePerson.allCases.filter { names.contains($0.login) }
    }

    /// Has somebody do it who may: the person named, else the first of the others who may, else the administrator.
    @discardableResult
    func have<C: Command>(_ person: SamplePerson, do command: C) throws -> C.Outcome {
        let outcome = try company.perform(command, as: try somebody(person, who: C.right)).outcome
        tick()
        return outcome
    }

    /// The same for a command by its public name, its fields as they would stand in a batch.
    @discardableResult
    func have(_ person: SamplePerson, do name: String, _ fields: [String: JSONValue]) throws -> JSONValue {
        guard let type = company.house.commands[name] else { throw Refusal.noSuchCommand(name) }
        return try perform(type, fields, person)
    }

    private func perform<C: Command>(_ type: C.Type, _ fields: [String: JSONValue], _ person: SamplePerson) throws -> JSONValue {
        let outcome = try have(person, do: try C.decode(JSON.encode(fields)))
        return try JSON.decode(JSONValue.self, JSON.encode(outcome))
    }

    /// The session of the person where they may, of another who may else.
    func somebody(_ person: SamplePerson, who right: Right) throws -> Session {
        let candidates = try (staff.filter { $0 == person } + staff).map { try session($0.login) } + [session(administrator)]
        return candidates.first { $0.may(right) } ?? candidates[0]
    }

    private func session(_ login: String) throws -> Session {
        var session: Session
        if let known = sessions[login] {
            session = known
        } else {
            session = try company.session(named: login, route: .terminal, station: "demo")
            sessions[login] = session
        }
        session.day = day
        return session
    }

    /// A working morning begins at half past eight in Shanghai; every step takes some minutes.
    private func tick() {
        let moment = Moment(secondsUTC: Int64(day.number) * 86_400 + 1_800 + minute * 60)
        company.clock = { moment }
        minute += 4
    }
}

extension Refusal {
    static let noAdministrator = Refusal(
        "sample.no-administrator",
        Text(
            en: "The file has no administrator. Make a new company with `countinghouse init --demo`.",
            hans: "账套中没有管理员。请用 countinghouse init --demo 新建账套。",
            hant: "帳套中沒有管理員。請以 countinghouse init --demo 新建帳套。"))
}
