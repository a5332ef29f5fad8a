package import Values

// A document that needs somebody else's yes: steps by amount, role and person; who made it never decides it;
// a deputy may act for an absent person; returned with a reason it goes back to its maker. One inbox for all kinds.

/// What a department says about one kind of document that is approved.
package struct ApprovalKind: Sendable {
    /// The document's kind.
    package let kind: String
    package let title: Text
    /// Who may decide where no rule names a role or a person.
    package let right: Right
    /// What happens when the last step said yes.
    package let whenApproved: @Sendable (Int64, Transaction) throws -> Void
    /// What happens when somebody returned it.
    package let whenReturned: @Sendable (Int64, Transaction) throws -> Void

    package init(
        kind: String, title: Text, right: Right,
        whenApproved: @escaping @Sendable (Int64, Transaction) throws -> Void,
        whenReturned: @escaping @Sendable (Int64, Transaction) throws -> Void
    ) {
        self.kind = kind
        self.title = title
        self.right = right
        self.whenApproved = whenApproved
        self.whenReturned = whenReturned
    }
}

/// A step that waits for a decision.
struct PendingStep {
    let id: Int64
    let round: Int64
    let step: Int64
    let roleCode: String?
    let userId: Int64?
    let askedBy: Int64
}

extension Transaction {
    /// Opens the steps that the company's rules ask for; without a rule, one step for whoever has the kind's right.
    package func requestApproval(of document: Document) throws {
        guard let kind = house.approval(of: document.kind) else {
            throw ColumnFault(description: "documents of kind \(document.kind) are not approved")
        }
        let round = (try value("SELECT max(round) FROM approval WHERE documentId = ?", document.id, as: Int64?.self) ?? nil) ?? 0
        let rules = try all(
            """
            SELECT step, roleCode, userId, days
            FROM approvalRule
            WHERE kind = ? AND fromMinor <= ?
            ORDER BY step, fromMinor DESC
            """, kind.kind, document.amountMinor ?? 0
        ) { row in (step: row.int64(0), role: try row[1] as String?, user: try row[2] as Int64?, days: row.int64(3)) }
        var steps: [(role: String?, user: Int64?, days: Int64)] = []
        var last: Int64 = 0
        for rule in rules where rule.step != last {
            steps.append((rule.role, rule.user, rule.days))
            last = rule.step
        }
        if steps.isEmpty { steps = [(nil, nil, 3)] }
        for (index, step) in steps.enumerated() {
            try insert(
                """
                INSERT INTO approval (documentId, round, step, roleCode, userId, state, askedBy, askedAt, dueDay)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                document.id, round + 1, index + 1, step.role, step.user, index == 0 ? "pending" : "waiting",
                session.userId, now, today.adding(days: Int(step.days)))
        }
    }

    /// Says yes to the step that is due. After the last one the department's own consequence follows.
    /// - Throws: `core.not-pending`, `core.own-work`, `core.not-your-step`.
    package func approve(document id: Int64) throws {
        let (document, kind, step) = try dueStep(of: id)
        let actedFor = try standing(for: step, of: document, kind: kind)
        try update(
            "UPDATE approval SET state = 'approved', decidedBy = ?, decidedAt = ?, actedFor = ? WHERE id = ?",
            session.userId, now, actedFor, step.id)
        let next = try value(
            "SELECT id FROM approval WHERE documentId = ? AND round = ? AND step = ?", id, step.round, step.step + 1,
            as: Int64.self)
        if let next {
            try update("UPDATE approval SET state = 'pending' WHERE id = ?", next)
        } else {
            try kind.whenApproved(document.id, self)
        }
    }

    /// Sends the document back to its maker with a reason; all open steps of this round end.
    package func returnForChange(document id: Int64, reason: String) throws {
        guard !reason.isEmpty else { throw Refusal.missing("reason") }
        let (document, kind, step) = try dueStep(of: id)
        let actedFor = try standing(for: step, of: document, kind: kind)
        try update(
            "UPDATE approval SET state = 'returned', decidedBy = ?, decidedAt = ?, actedFor = ?, reason = ? WHERE id = ?",
            session.userId, now, actedFor, reason, step.id)
        try execute("UPDATE approval SET state = 'withdrawn' WHERE documentId = ? AND state = 'waiting'", id)
        try kind.whenReturned(document.id, self)
    }

    /// Ends all open steps: the document was changed or withdrawn by its maker.
    package func withdrawApproval(document id: Int64) throws {
        try execute(
            "UPDATE approval SET state = 'withdrawn' WHERE documentId = ? AND state IN ('pending', 'waiting')", id)
    }

    private func dueStep(of id: Int64) throws -> (Document, ApprovalKind, PendingStep) {
        guard let document = try document(id), let kind = house.approval(of: document.kind),
            let step = try one(
                """
                SELECT id, round, step, roleCode, userId, askedBy
                FROM approval
                WHERE documentId = ? AND state = 'pending'
                """, id,
                make: { row in
                    PendingStep(
                        id: row.int64(0), round: row.int64(1), step: row.int64(2), roleCode: try row[3],
                        userId: try row[4], askedBy: row.int64(5))
                })
        else { throw Refusal.notPending }
        return (document, kind, step)
    }

    /// Whether this person may decide the step; the id of the person they stand in for, if any.
    private func standing(for step: PendingStep, of document: Document, kind: ApprovalKind) throws -> Int64? {
        // Whoever asked and whoever wrote it are both its makers, and neither decides for an absent colleague.
        guard ![step.askedBy, document.madeBy].contains(session.userId) else { throw Refusal.ownWork }
        if try holds(step, kind: kind, user: session.userId) { return nil }
        let absent = try all(
            "SELECT fromUser FROM delegation WHERE toUser = ? AND firstDay <= ? AND lastDay >= ?",
            session.userId, today, today
        ) { $0.int64(0) }
        for user in absent where ![step.askedBy, document.madeBy].contains(user) {
            if try holds(step, kind: kind, user: user) { return user }
        }
        throw Refusal.notYourStep
    }

    private func holds(_ step: PendingStep, kind: ApprovalKind, user: Int64) throws -> Bool {
        if let named = step.userId { return named == user }
        if let role = step.roleCode {
            return try exists(
                """
                SELECT 1 FROM userRole JOIN role ON role.id = userRole.roleId
                WHERE userRole.userId = ? AND role.code = ?
                """, user, role)
        }
        return try may(user, kind.right)
    }
}

extension Refusal {
    static let notPending = Refusal(
        "core.not-pending",
        Text(
            en: "This document does not wait for approval. Open it and submit it first.",
            hans: "该单据未处于待审批状态，请先打开并提交。",
            hant: "此單據未處於待核准狀態，請先開啟並送出。"))

    static let ownWork = Refusal(
        "core.own-work",
        Text(
            en: "You made this document, so another person must approve it. Ask a colleague who has the right.",
            hans: "这是您本人制作的单据，须由他人批准。请找有批准权限的同事。",
            hant: "這是您本人製作的單據，須由他人核准。請找有核准權限的同事。"))

    static let notYourStep = Refusal(
        "core.not-your-step",
        Text(
            en: "The step that is due belongs to another role or person. Ask them, or have them appoint you as deputy.",
            hans: "当前审批步骤属于其他角色或人员。请联系其批准，或由其委托您代理。",
            hant: "目前的核准步驟屬於其他角色或人員。請聯絡其核准，或由其委託您代理。"))
}
