package import Values

// The way in for questions: rights asked of the file, the connection made read-only for as long as the answer takes.

extension Company {
    /// Answers a query for a person, as much of it as the window wants.
    /// - Throws: `Refusal` where the person may not ask or a parameter cannot be read.
    package func ask(_ query: some Query, as session: Session, window: Window = Window()) throws -> Table {
        try reading(as: session, type(of: query).right, type(of: query).name) { reader, fresh in
            let table = try ListAnswer.table(of: query, window: window, reader: reader, asker: self.asker(fresh))
            guard table.columns.contains(where: \.isPersonal) else { return table }
            return Table(
                columns: table.columns, rows: try Shown(reader, fresh.language).rows(table.rows, table.columns),
                totals: table.totals, count: table.count, currency: table.currency)
        }
    }

    /// The query registered under a public name, with parameters as text.
    package func ask(named name: String, _ parameters: [String: String], as session: Session, window: Window = Window()) throws -> Table {
        guard let type = house.queries[name] else { throw Refusal.noSuchQuery(name) }
        let known = Set(type.fields.map(\.name))
        if let stranger = parameters.keys.sorted().first(where: { !known.contains($0) }) {
            let names = Text.list(type.fields.map(\.name))
            throw Refusal(
                "core.unknown-field",
                Text(
                    en: "\(name) has no parameter “\(stranger)”. It takes: \(names.en).",
                    hans: "\(name) 没有参数“\(stranger)”。可用参数：\(names.hans)。",
                    hant: "\(name) 沒有參數「\(stranger)」。可用參數：\(names.hant)。"),
                field: stranger)
        }
        for field in type.fields where field.isRequired && (parameters[field.name] ?? "").isEmpty {
            throw Refusal.missing(field.name, called: field.title)
        }
        do {
            let query = try type.init(Parameters(parameters, today: session.day ?? clock().localDay))
            return try ask(query, as: session, window: window)
        } catch let refusal as Refusal {
            throw refusal.named(by: type.fields)
        }
    }

    /// Runs one proof of a department to its end.
    package func prove(_ proof: Proof) throws -> ProofResult {
        try look { reader in try proof.run(reader, self.currency) }
    }

    /// Runs one proof of a department to its end, or until `isCancelled` says so: nil then.
    package func prove(_ proof: Proof, unless isCancelled: () -> Bool) throws -> ProofResult? {
        try look { reader in try reader.statements.unless(isCancelled) { try proof.run(reader, self.currency) } }
    }

    /// Runs one proof of a department for a proof line. One that has kept sums to show is given so many milliseconds to
    /// add up the rows themselves; nil: none, the kept sums are enough.
    /// - Returns: what it found, and whether it came to its end.
    package func prove(_ proof: Proof, within milliseconds: Int?) throws -> (result: ProofResult, isWhole: Bool) {
        try translating {
            try connection.read {
                let reader = Reader(statements: self.connection.statements)
                guard let live = proof.live else { return (try proof.run(reader, self.currency), true) }
                if let milliseconds {
                    let whole = try reader.statements.within(milliseconds) { try proof.run(reader, self.currency) }
                    if let whole { return (whole, true) }
                }
                return (try live(reader, self.currency), false)
            }
        }
    }

    /// Reads for the program itself, where no person's rights are asked: login lists, openers' titles.
    package func look<T>(_ body: (Reader) throws -> T) throws -> T {
        try translating {
            try connection.read { try body(Reader(statements: self.connection.statements)) }
        }
    }

    func asker(_ session: Session) -> Asker {
        Asker(session: session, today: session.day ?? clock().localDay, currency: currency, house: house)
    }

    private func reading<T>(as session: Session, _ right: Right, _ what: String, _ body: (Reader, Session) throws -> T) throws -> T {
        var isDenied = false
        let answer: T? = try translating {
            try connection.read { () -> T? in
                let reader = Reader(statements: self.connection.statements)
                let fresh = try Company.refreshed(session, reader)
                guard fresh.may(right) else {
                    isDenied = true
                    return nil
                }
                return try body(reader, fresh)
            }
        }
        if isDenied {
            try? note { statements in
                try statements.run(
                    "INSERT INTO denial (at, userName, route, station, what, code) VALUES (?, ?, ?, ?, ?, ?)",
                    [self.clock(), session.userName, session.route, session.station, what, "core.not-allowed"])
            }
            throw Refusal.notAllowed(right)
        }
        guard let answer else { throw Refusal.notAllowed(right) }
        return answer
    }
}

extension Refusal {
    /// No query is registered under that name.
    package static func noSuchQuery(_ name: String) -> Refusal {
        Refusal(
            "core.no-such-query",
            Text(
                en: "There is no query “\(name)”. `countinghouse reference` lists them.",
                hans: "没有名为“\(name)”的查询。请用 countinghouse reference 查看清单。",
                hant: "沒有名為「\(name)」的查詢。請以 countinghouse reference 檢視清單。"))
    }

    /// No command is registered under that name.
    package static func noSuchCommand(_ name: String) -> Refusal {
        Refusal(
            "core.no-such-command",
            Text(
                en: "There is no command “\(name)”. `countinghouse reference` lists them.",
                hans: "没有名为“\(name)”的命令。请用 countinghouse reference 查看清单。",
                hant: "沒有名為「\(name)」的命令。請以 countinghouse reference 檢視清單。"))
    }
}
