internal import CSystem
internal import Values

// The way in for changes: turn, transaction, rights, idempotency, the command, the audit row, commit, command log, release.

/// What came of a command: its outcome and the place of its audit row.
package struct Receipt<Outcome: Sendable>: Sendable {
    package let outcome: Outcome
    package let sequence: Int64
    /// True where the same key was used before: the outcome is the first one, nothing was done twice.
    package let isRepeat: Bool
}

/// What a command would do.
package struct Preview: Sendable {
    package let effects: [Effect]
    /// Names the effects; `perform(expecting:)` refuses where they have changed since.
    package let token: String
}

extension Company {
    /// Carries out a command for a person.
    /// - Parameters:
    ///   - key: the same key gives the first outcome again, however often it is sent.
    ///   - expecting: the token of a preview that the person agreed to.
    /// - Throws: `Refusal`; nothing was written then. Other errors are faults; nothing was written either.
    package func perform<C: Command>(
        _ command: C, as session: Session, key: String? = nil, expecting: String? = nil
    ) throws -> Receipt<C.Outcome> {
        try perform(command, as: session, key: key, expecting: expecting, beside: nil)
    }

    /// - Parameter beside: writes what must not be in the audit, a password, in the command's own transaction.
    func perform<C: Command>(
        _ command: C, as session: Session, key: String?, expecting: String?, beside: ((Statements) throws -> Void)?
    ) throws -> Receipt<C.Outcome> {
        try inTurn {
            var receipt: Receipt<C.Outcome>?
            var line: (AuditRow, String, String)?
            var mustScrub = self.isScrubWaiting
            try self.transaction(as: session, command: C.name, right: C.right, isPreview: expecting != nil) { transaction in
                if let key, let first = try self.firstOutcome(of: key, command: C.name, transaction) {
                    receipt = Receipt(outcome: try JSON.decode(C.Outcome.self, first.outcome), sequence: first.sequence, isRepeat: true)
                    return .rollback
                }
                transaction.carriesPassword = beside != nil || self.isReplaying
                let (outcome, changes) = try self.run(command, transaction)
                try beside?(self.connection.statements)
                if let expecting, self.token(transaction.effects) != expecting { throw Refusal.movedSincePreview }
                let (row, hash, canonical) = try self.auditRow(
                    of: C.self, fields: transaction.sealedFields(of: command), outcome: JSON.encode(outcome),
                    changes: self.connection.metPersonal ? transaction.sealed(changes: changes, self.personalMap()) : changes,
                    key: key, transaction)
                try self.write(row, hash, transaction)
                try AuditIndex.note(self.connection.touched, in: row.sequence, self.connection.statements)
                if !transaction.erasedNow.isEmpty { try self.markForScrub() }
                mustScrub = mustScrub || !transaction.erasedNow.isEmpty
                line = (row, hash, canonical)
                receipt = Receipt(outcome: outcome, sequence: row.sequence, isRepeat: false)
                return .commit
            }
            if let (row, hash, canonical) = line {
                self.lastAudit = (row.sequence, hash)
                if let reason = self.log.append(sequence: row.sequence, canonical: canonical, hash: hash) {
                    self.notices.append(.logBehind(self.log.path, errno: reason))
                    // The next writer begins with the line that is missing.
                    self.lastAudit = nil
                }
                self.checkpoint()
                if mustScrub { self.isScrubWaiting = try !self.translating { try self.scrub() } }
            }
            guard let receipt else { throw ColumnFault(description: "a command ended without an outcome") }
            return receipt
        }
    }

    /// What a command would do, without doing it.
    package func preview<C: Command>(_ command: C, as session: Session) throws -> Preview {
        try inTurn {
            var effects: [Effect] = []
            try self.transaction(as: session, command: C.name, right: C.right, isPreview: true) { transaction in
                _ = try self.run(command, transaction)
                effects = transaction.effects
                return .rollback
            }
            return Preview(effects: effects, token: self.token(effects))
        }
    }

    /// Writes outside the audit: drafts, credentials, denials. Still in the turn and in one transaction.
    /// - Parameter isPatient: false: gives up after 200 ms, for what is tried again soon by itself.
    func note(isPatient: Bool = true, _ body: (Statements) throws -> Void) throws {
        try inTurn(isPatient: isPatient, needsLog: false) {
            try self.translating {
                try self.connection.file.inTransaction {
                    try body(self.connection.statements)
                    return .commit
                }
            }
            self.checkpoint()
        }
    }

    /// A commit before it holds whatever the checkpoint says; a disk that fails here stops what comes after.
    private func checkpoint() {
        let code = connection.checkpoint()
        if code & 0xff == SQLITE_IOERR { _ = refusal(code, "checkpoint") }
    }

    // MARK: Steps, in the order in which they happen

    func inTurn<T>(isPatient: Bool = true, needsLog: Bool = true, _ body: () throws -> T) throws -> T {
        if let alarm { throw alarm }
        if turn.isOurs { throw ColumnFault(description: "a command may not perform another; call its department's function") }
        try turn.take(isPatient: isPatient)
        defer { turn.release() }
        try holdWhereStopped()
        do {
            try translating { try completeLog() }
        } catch let refusal as Refusal where !needsLog && refusal.code == Refusal.logRefused(log.path, errno: 0).code {
            // Drafts leave no line in the log; one that takes none need not cost a person what they typed.
            lastAudit = nil
        }
        return try body()
    }

    /// Appends the lines that a dead holder of the turn left out. The audit rows hold all that the lines hold.
    private func completeLog() throws {
        // A holder who died between its commit and its line moved the file and not the log.
        let version = connection.dataVersion()
        defer { logVersion = version }
        guard lastAudit == nil || log.hasMoved || version != logVersion || log.lastSequence != lastAudit?.sequence else { return }
        try log.findEnd()
        log.mend()
        let reader = Reader(statements: connection.statements)
        lastAudit = try reader.one("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1") { ($0.int64(0), $0.text(1)) } ?? (0, Company.seed)
        guard let last = lastAudit, log.lastSequence < last.sequence else {
            if log.lastSequence > (lastAudit?.sequence ?? 0) {
                let refusal = Refusal.lost(inLog: log.lastSequence, inFile: lastAudit?.sequence ?? 0)
                raise(refusal)
                throw refusal
            }
            return
        }
        try reader.eachAuditRow(after: log.lastSequence) { row, hash in
            if let reason = log.append(sequence: row.sequence, canonical: row.canonical, hash: hash) {
                lastAudit = nil
                throw Refusal.logRefused(log.path, errno: reason)
            }
        }
    }

    /// The hash that the first audit row is chained to.
    static let seed = String(repeating: "0", count: 64)

    private func transaction(
        as session: Session, command: String, right: Right, isPreview: Bool,
        _ body: (Transaction) throws -> TransactionEnd
    ) throws {
        let now = clock()
        let transaction = Transaction(
            statements: connection.statements, house: house, session: session, now: now,
            today: session.day ?? now.localDay, currency: currency, isPreview: isPreview)
        transaction.keySource = keySource
        do {
            try translating {
                try connection.file.inTransaction {
                    try self.holdWhereNewer()
                    try self.admit(session, right, transaction)
                    return try body(transaction)
                }
            }
        } catch let refusal as Refusal {
            if refusal.code == "core.not-allowed" || refusal.code == "core.outside-scope" { noteDenial(session, command, refusal.code) }
            throw refusal
        }
    }

    /// A newer program may have migrated the file under this session: what it would write could be wrong by now.
    private func holdWhereNewer() throws {
        let reader = Reader(statements: connection.statements)
        let last = try reader.one("SELECT id, name FROM schemaStep ORDER BY id DESC LIMIT 1") { ($0.int64(0), $0.text(1)) }
        guard let last, last.0 > laidSteps else { return }
        throw Refusal.newerMeanwhile(last.1)
    }

    /// Asks the file, inside the transaction, whether this person may; the command sees what the file says, too.
    private func admit(_ session: Session, _ right: Right, _ transaction: Transaction) throws {
        if session.userId == 0 {
            guard try !transaction.exists("SELECT 1 FROM audit") else { throw Refusal.notAllowed(right) }
            return
        }
        let fresh = try Company.refreshed(session, transaction, keepsLanguage: false)
        guard fresh.may(right) else { throw Refusal.notAllowed(right) }
        transaction.admit(fresh)
    }

    private func run<C: Command>(_ command: C, _ transaction: Transaction) throws -> (C.Outcome, String) {
        for (kind, code) in try command.scoped(in: transaction) {
            guard transaction.session.scope.covers(kind, code) else { throw Refusal.outsideScope(kind, code) }
        }
        connection.startCapture()
        do {
            let outcome = try command.perform(in: transaction)
            return (outcome, try connection.stopCapture())
        } catch {
            _ = try? connection.stopCapture()
            throw (error as? Refusal)?.named(by: C.fields) ?? error
        }
    }

    private func firstOutcome(of key: String, command: String, _ transaction: Transaction) throws -> (sequence: Int64, outcome: String)? {
        let found = try transaction.one("SELECT id, command, outcome FROM audit WHERE idempotencyKey = ?", key) {
            ($0.int64(0), $0.text(1), $0.text(2))
        }
        guard let found else { return nil }
        guard found.1 == command else { throw Refusal.keyReused(key, found.1) }
        return (found.0, found.2)
    }

    private func auditRow<C: Command>(
        of type: C.Type, fields: String, outcome: String, changes: String, key: String?, _ transaction: Transaction
    ) throws -> (AuditRow, String, String) {
        let previous = lastAudit ?? (0, Company.seed)
        let session = transaction.session
        let row = AuditRow(
            sequence: previous.sequence + 1, at: transaction.now.iso, day: transaction.today.iso, userId: session.userId,
            userName: session.userName, route: session.route.rawValue, station: session.station, command: C.name,
            version: Int64(C.version), program: Company.program, fields: fields, outcome: outcome, key: key, changes: changes,
            previous: previous.hash)
        let canonical = row.canonical
        return (row, JSONText.digest(canonical), canonical)
    }

    private func write(_ row: AuditRow, _ hash: String, _ transaction: Transaction) throws {
        try transaction.insert(
            """
            INSERT INTO audit
              (id, at, day, userId, userName, route, station, command, version, program, fields, outcome, idempotencyKey,
               changes, previous, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            row.sequence, row.at, row.day, row.userId, row.userName, row.route, row.station, row.command, row.version,
            row.program, row.fields, row.outcome, row.key, row.changes, row.previous, hash)
    }

    private func token(_ effects: [Effect]) -> String {
        JSONText.digest(effects.map { $0.section.en + "|" + $0.cells.map(\.en).joined(separator: "|") }.joined(separator: "\n"))
    }

    private func noteDenial(_ session: Session, _ what: String, _ code: String) {
        try? translating {
            try connection.file.inTransaction {
                try connection.statements.run(
                    "INSERT INTO denial (at, userName, route, station, what, code) VALUES (?, ?, ?, ?, ?, ?)",
                    [clock(), session.userName, session.route, session.station, what, code])
                return .commit
            }
        }
    }

    /// Turns what the engine says into refusals for people; a file that fails stops all writing.
    func translating<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let fault as EngineFault {
            throw refusal(fault.code, fault.message)
        }
    }

    private func refusal(_ code: Int32, _ message: String) -> any Error {
        if code & 0xff == 19 {
            guard message.hasPrefix("guard: ") else { return EngineFault(code: code, message: message, sql: "") }
            return Refusal.guarded(String(message.dropFirst(7)))
        }
        // Sums of amounts that each fit may not.
        if code & 0xff == 1, message == "integer overflow" { return Refusal.overflow }
        switch code & 0xff {
        case SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB: return stopped(by: code, message)
        default:
            let refusal = Connection.refusal(code, message, path: path)
            // What is left is a mistake of the program, not of the disk.
            return refusal.code == "core.file-fault" ? EngineFault(code: code, message: message, sql: "") : refusal
        }
    }
}

extension Reader {
    /// Whether a person's roles grant a right, read from the file.
    package func may(_ userId: Int64, _ right: Right) throws -> Bool {
        if right == .everyone { return true }
        return try exists(
            """
            SELECT 1
            FROM userRole
            JOIN roleRight ON roleRight.roleId = userRole.roleId
            WHERE userRole.userId = ? AND roleRight."right" = ?
            """, userId, right.name)
    }

    /// A person's row scope, read from the file.
    func scope(of userId: Int64) throws -> Scope {
        var codes: [String: Set<String>] = [:]
        try each("SELECT kind, code FROM userScope WHERE userId = ?", userId) { codes[$0.text(0), default: []].insert($0.text(1)) }
        return Scope(codesByKind: codes)
    }
}

extension Refusal {
    static let sessionEnded = Refusal(
        "core.session-ended",
        Text(
            en: "Your account was closed or changed while you worked. Log in again; drafts are kept.",
            hans: "您的账号在工作期间已停用或变更。请重新登录，草稿已保留。",
            hant: "您的帳號在工作期間已停用或變更。請重新登入，草稿已保留。"))

    static let movedSincePreview = Refusal(
        "core.moved-since-preview",
        Text(
            en: "The books moved since your preview, so posting would do something else. Press F9 to see it again.",
            hans: "预览之后账目已变动，过账结果会不同。请按 F9 重新预览。",
            hant: "預覽之後帳目已變動，過帳結果會不同。請按 F9 重新預覽。"))

    static func outsideScope(_ kind: ScopeKind, _ code: String) -> Refusal {
        Refusal(
            "core.outside-scope",
            Text(
                en: "\(kind.title.en) \(code) is not yours to work on. Ask an administrator to open it for you.",
                hans: "您无权处理\(kind.title.hans) \(code)，请联系管理员开通。",
                hant: "您無權處理\(kind.title.hant) \(code)，請洽管理員開通。"))
    }

    static func keyReused(_ key: String, _ command: String) -> Refusal {
        Refusal(
            "core.key-reused",
            Text(
                en: "The key \(key) was already used for \(command). Give every request a key of its own.",
                hans: "键 \(key) 已用于 \(command)。请为每个请求使用不同的键。",
                hant: "鍵 \(key) 已用於 \(command)。請為每個請求使用不同的鍵。"))
    }

    /// A guard of the file refused what the program tried: the rule before it should have said so in better words.
    static func guarded(_ what: String) -> Refusal {
        Refusal(
            "core.guarded",
            Text(
                en: "The file refuses this: \(what). Posted rows are corrected by a reversal in an open period.",
                hans: "账套文件拒绝此操作：\(what)。已过账的记录须在未结账期间用红字冲销更正。",
                hant: "帳套檔案拒絕此操作：\(what)。已過帳的紀錄須在未關帳期間以沖銷更正。"))
    }
}

extension Company {
    /// Asks the door whether it would let this person in for a command, in the way a real one goes: turn, transaction,
    /// rights. Nothing runs. For tests that hold every command against every role.
    /// - Throws: `core.not-allowed` where the person may not.
    package func probe(_ command: any Command.Type, as session: Session) throws {
        try inTurn {
            try self.transaction(as: session, command: command.name, right: command.right, isPreview: true) { _ in .rollback }
        }
    }
}
