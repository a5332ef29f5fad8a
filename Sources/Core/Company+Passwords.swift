internal import CSystem
internal import Values

// Passwords: hashed by the system's crypt(3) with yescrypt, never in a command, the audit or the log. A wrong one makes
// the next try wait. A name that nobody has costs the same work, gets the same words and is locked in the same way, so
// that a stranger learns nothing about who works here.

extension Company {
    /// The cost of new password hashes: 9 takes about a third of a second. Tests use 5.
    package static let passwordCost: UInt = 9

    /// A hash that no password has, of the usual cost: what a name without a password is held against.
    static let nobodysHash = "$y$jDT$F5Jx5fExrKuPp53xLKQ..1$Bee2cTRsmgv9Vn11qmagXhrKRNCZygI5tfXsunqDz87"

    /// What a try is held against.
    private struct Secret {
        /// -1 where nobody answers to the name or has no password.
        let userId: Int64
        let hash: String
        let failures: Int64
        let lockedUntil: Int64
        /// How the failed try is noted: the name of somebody who works here, a digest of any other.
        let label: String
    }

    /// Sets one's own password. Whoever has one proves it first; the lockout counts wrong old ones as well.
    /// - Throws: `core.wrong-password`, `core.locked`, `core.weak-password`, `core.same-password`, `core.demo-passwordless`.
    package func changePassword(
        from old: String, to new: String, as session: Session, cost: UInt = Company.passwordCost
    ) throws {
        try refusePasswordlessCompany()
        if try hasPassword(session) {
            try prove(old, of: session.userName, station: session.station, wrong: .wrongPassword)
            guard new != old else { throw Refusal.samePassword }
        }
        let keeping = try keeping(new, of: session.userName, mustChange: false, cost: cost)
        _ = try perform(ChangePassword(), as: session, key: nil, expecting: nil, beside: keeping)
    }

    /// Sets somebody's password anew: for those who administer people, and for the owner of the file. It is audited, and
    /// ends a lockout.
    /// - Throws: `core.not-allowed`, `core.own-password`, `core.weak-password`, `core.demo-passwordless`.
    package func resetPassword(
        of name: String, to new: String, mustChange: Bool, as session: Session, cost: UInt = Company.passwordCost
    ) throws {
        try refusePasswordlessCompany()
        let name = name.lowercased()
        // Who sits down at somebody's unlocked desk must not get round the old password this way.
        guard name != session.userName || session.route == .file else { throw Refusal.ownPassword }
        let keeping = try keeping(new, of: name, mustChange: mustChange, cost: cost)
        _ = try perform(ResetUser(name: name), as: session, key: nil, expecting: nil, beside: keeping)
    }

    /// The people of a sample company have no passwords, and nobody gives them any.
    /// - Throws: `core.demo-passwordless`.
    package func refusePasswordlessCompany() throws {
        if isDemo { throw Refusal.demoPasswordless }
    }

    /// What is written with the command, in its transaction, outside the audit.
    private func keeping(_ password: String, of name: String, mustChange: Bool, cost: UInt) throws -> (Statements) throws -> Void {
        guard password.count >= 8 else { throw Refusal.weakPassword }
        let hash = try Company.hash(password, cost: cost)
        return { statements in
            try statements.run("DELETE FROM credential WHERE id = (SELECT id FROM \"user\" WHERE name = ?)", [name])
            try statements.run(
                """
                INSERT INTO credential (id, hash, mustChange, failures, lockedUntil)
                SELECT id, ?, ?, 0, 0
                FROM "user"
                WHERE name = ?
                """, [hash, mustChange, name])
        }
    }

    /// Holds what was typed against the password of that name; a wrong one is counted, too many lock for a while.
    /// - Throws: `wrong`, or `core.locked`.
    func prove(_ password: String, of name: String, station: String, wrong: Refusal) throws {
        let secret = try secret(of: name)
        let now = clock().secondsUTC
        if secret.lockedUntil > now { throw Refusal.locked(seconds: secret.lockedUntil - now) }
        let isRight = Company.check(password, against: secret.hash)
        guard secret.userId >= 0, isRight else {
            try noteFailure(secret, now: now, station: station)
            throw wrong
        }
        if secret.failures > 0 {
            try note { try $0.run("UPDATE credential SET failures = 0, lockedUntil = 0 WHERE id = ?", [secret.userId]) }
        }
    }

    private func secret(of name: String) throws -> Secret {
        let stranger = "?" + JSONText.digest("log-in:" + name).prefix(16)
        return try look { reader in
            let found = try reader.one(
                """
                SELECT person.id, secret.hash, secret.failures, secret.lockedUntil
                FROM "user" AS person
                JOIN credential AS secret ON secret.id = person.id
                WHERE person.name = ? AND person.isActive = 1
                """, name,
                make: { Secret(userId: $0.int64(0), hash: $0.text(1), failures: $0.int64(2), lockedUntil: $0.int64(3), label: name) })
            // The name of somebody who works here is no secret; any other may be a password typed into the wrong field.
            let isKnown = try reader.exists("SELECT 1 FROM \"user\" WHERE name = ?", name)
            let label = isKnown ? name : stranger
            let tries = try reader.one(
                "SELECT count(*), max(at) FROM denial WHERE userName = ? AND what = 'log-in'", label,
                make: { (count: $0.int64(0), last: try $0[1] as Moment?) })
            if let found { return found }
            let failures = tries?.count ?? 0
            let wait = Company.wait(after: failures)
            return Secret(
                userId: -1, hash: Company.nobodysHash, failures: failures,
                lockedUntil: wait == 0 ? 0 : (tries?.last?.secondsUTC ?? 0) + wait, label: label)
        }
    }

    private func noteFailure(_ secret: Secret, now: Int64, station: String) throws {
        try note { statements in
            let reader = Reader(statements: statements)
            // Read again in the turn, so that tries at the same moment all count.
            let failures = 1 + (try reader.value("SELECT failures FROM credential WHERE id = ?", secret.userId, as: Int64.self) ?? 0)
            let wait = Company.wait(after: failures)
            try statements.run(
                "UPDATE credential SET failures = ?, lockedUntil = ? WHERE id = ?", [failures, wait == 0 ? 0 : now + wait, secret.userId])
            try statements.run(
                "INSERT INTO denial (at, userName, route, station, what, code) VALUES (?, ?, ?, ?, 'log-in', ?)",
                [self.clock(), secret.label, Route.terminal, station, Refusal.wrongLogin.code])
        }
    }

    /// Seconds to wait after so many wrong tries in a row: from the fifth on it doubles, 30 s, 1 min, … at most 15 minutes
    /// (reliability.md T4).
    static func wait(after failures: Int64) -> Int64 {
        failures < 5 ? 0 : min(900, 30 << min(failures - 5, 5))
    }

    static func hash(_ password: String, cost: UInt) throws -> String {
        var setting = [CChar](repeating: 0, count: 512)
        var out = [CChar](repeating: 0, count: 512)
        guard ch_password_setting(cost, &setting, setting.count) == 0,
            ch_password_hash(password, setting, &out, out.count) == 0
        else { throw ColumnFault(description: "the system's crypt(3) has no yescrypt") }
        return text(out)
    }

    /// The hash of a password with the salt and cost of another hash; nil where crypt(3) cannot read that one.
    static func hash(_ password: String, like hash: String) -> String? {
        var out = [CChar](repeating: 0, count: 512)
        return ch_password_hash(password, hash, &out, out.count) == 0 ? text(out) : nil
    }

    static func check(_ password: String, against hash: String) -> Bool {
        guard let answer = Company.hash(password, like: hash) else { return false }
        let made = Array(answer.utf8)
        let kept = Array(hash.utf8)
        guard made.count == kept.count else { return false }
        return zip(made, kept).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// Notes that a person set their own password. The password itself goes another way.
struct ChangePassword: Command {
    static let name = "core.change-password"
    static let title = Text(en: "Change my password", hans: "修改我的密码", hant: "變更我的密碼")
    static let right = Right.everyone
    static let fields: [Field] = []

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.requirePassword()
        return Done()
    }
}

extension Transaction {
    /// A command about a password says nothing true without one.
    /// - Throws: `core.password-apart`.
    func requirePassword() throws {
        guard carriesPassword else { throw Refusal.passwordApart }
    }
}

extension Refusal {
    static let wrongLogin = Refusal(
        "core.wrong-login",
        Text(
            en: "Name or password is wrong. Try again; whoever owns the file can run `countinghouse users reset NAME`.",
            hans: "用户名或密码错误，请重试；文件所有者可运行 countinghouse users reset 用户名。",
            hant: "使用者名稱或密碼錯誤，請重試；檔案擁有者可執行 countinghouse users reset 名稱。"))

    static let wrongPassword = Refusal(
        "core.wrong-password",
        Text(
            en: "The old password is wrong. Type it again; an administrator can set a new one for you.",
            hans: "原密码错误，请重新输入；管理员可为您重设密码。", hant: "原密碼錯誤，請重新輸入；管理員可為您重設密碼。"),
        field: "old")

    static func locked(seconds: Int64) -> Refusal {
        Refusal(
            "core.locked",
            Text(
                en: "Too many wrong passwords: try again in \(seconds) s.",
                hans: "密码错误次数过多：请在 \(seconds) 秒后再试。",
                hant: "密碼錯誤次數過多：請於 \(seconds) 秒後再試。"))
    }

    static let weakPassword = Refusal(
        "core.weak-password",
        Text(
            en: "A password has at least 8 characters. Choose a longer one; a short sentence is easy to remember.",
            hans: "密码至少 8 个字符。请选择更长的密码，一句短语便于记忆。",
            hant: "密碼至少 8 個字元。請選擇更長的密碼，一句短語便於記憶。"),
        field: "password")

    static let ownPassword = Refusal(
        "core.own-password",
        Text(
            en: "Change your own password with the code PASS: it asks for the old one.",
            hans: "修改自己的密码请用代码 PASS，须输入原密码。", hant: "變更自己的密碼請用代碼 PASS，須輸入原密碼。"))

    static let passwordApart = Refusal(
        "core.password-apart",
        Text(
            en: "A password never travels in a command. Use the code PASS on the screen, or `countinghouse users reset NAME`.",
            hans: "密码不得写入命令。请在屏幕上用代码 PASS，或运行 countinghouse users reset 用户名。",
            hant: "密碼不得寫入命令。請在畫面上用代碼 PASS，或執行 countinghouse users reset 名稱。"))

    static let demoPasswordless = Refusal(
        "core.demo-passwordless",
        Text(
            en:
                "The people of a sample company have no passwords and never get any. Make a company of your own with `countinghouse init`.",
            hans: "示例公司的人员没有密码，也不能设置。请用 countinghouse init 建立自己的账套。",
            hant: "範例公司的人員沒有密碼，也不能設定。請以 countinghouse init 建立自己的帳套。"))
}

extension Refusal {
    static let samePassword = Refusal(
        "core.same-password",
        Text(
            en: "This is the password that you have already. Choose another that only you know.",
            hans: "新密码与原密码相同。请另设一个只有您知道的密码。", hant: "新密碼與原密碼相同。請另設一個只有您知道的密碼。"))
}
