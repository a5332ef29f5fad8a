package import Core
package import Values

// The end of a complaint, and what undoes it: the customer who comes back within the days that the company allows.

/// Says how a complaint was settled. Who resolves what nobody owned becomes its owner.
package struct ResolveComplaint: Command {
    package static let name = "service.resolve-complaint"
    package static let title = Text(en: "Resolve a complaint", hans: "解决投诉", hant: "解決客訴")
    package static let right = Right.resolveComplaints
    package static let fields = [
        Field.complaint,
        Field("resolution", Text(en: "Resolution", hans: "解决办法", hant: "解決方式"), .memo, required: true, personal: true),
        Field.complaintRevision,
    ]

    let complaint: String
    let resolution: String
    let revision: Int64?

    package init(complaint: String, resolution: String, revision: Int64? = nil) {
        self.complaint = complaint
        self.resolution = resolution
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let complaint = try transaction.complaint(complaint, revision: revision)
        let words = try Complaint.words(resolution, field: "resolution")
        return try transaction.take(
            .resolved, on: complaint, owner: complaint.ownerId ?? transaction.session.userId, text: words, isPublic: true,
            resolution: words)
    }
}

/// Notes that the customer agrees with the resolution.
package struct CloseComplaint: Command {
    package static let name = "service.close-complaint"
    package static let title = Text(en: "Close a complaint", hans: "关闭投诉", hant: "客訴結案")
    package static let right = Right.resolveComplaints
    package static let fields = [
        Field.complaint,
        Field("note", Text(en: "What the customer said", hans: "客户的答复", hant: "客戶的答覆"), .memo, personal: true),
        Field.complaintRevision,
    ]

    let complaint: String
    let note: String?
    let revision: Int64?

    package init(complaint: String, note: String? = nil, revision: Int64? = nil) {
        self.complaint = complaint
        self.note = note
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let complaint = try transaction.complaint(complaint, revision: revision)
        return try transaction.take(
            .closed, on: complaint, owner: complaint.ownerId, text: try Complaint.memo(note ?? "", field: "note"))
    }
}

/// The customer came back: the complaint is to be worked on again by its last owner.
package struct ReopenComplaint: Command {
    package static let name = "service.reopen-complaint"
    package static let title = Text(en: "Reopen a complaint", hans: "重开投诉", hant: "重啟客訴")
    package static let right = Right.logComplaints
    package static let fields = [
        Field.complaint,
        Field("reason", Text(en: "Reason", hans: "原因", hant: "原因"), .memo, required: true, personal: true),
        Field.complaintRevision,
    ]

    let complaint: String
    let reason: String
    let revision: Int64?

    package init(complaint: String, reason: String, revision: Int64? = nil) {
        self.complaint = complaint
        self.reason = reason
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let complaint = try transaction.complaint(complaint, revision: revision)
        let days = Int(try transaction.setting(.reopenDays)) ?? 0
        if let resolvedDay = complaint.resolvedDay {
            try ReopenComplaint.rule(resolvedDay: resolvedDay, today: transaction.today, days: days)
        }
        return try transaction.take(
            .reopened, on: complaint, owner: complaint.ownerId, text: try Complaint.words(reason, field: "reason"))
    }

    /// Whether a complaint that was resolved on that day may be reopened today; 0 days: without end.
    /// - Throws: `service.too-late-to-reopen`.
    static func rule(resolvedDay: Day, today: Day, days: Int) throws(Refusal) {
        guard days > 0, today.days(since: resolvedDay) > days else { return }
        throw Refusal(
            "service.too-late-to-reopen",
            Text(
                en: "It was resolved on \(resolvedDay.iso), more than \(days) days ago. Log a new complaint and name the old one in it.",
                hans: "该投诉已于 \(resolvedDay.iso) 解决，超过 \(days) 天。请登记新投诉并注明原投诉单号。",
                hant: "該客訴已於 \(resolvedDay.iso) 解決，超過 \(days) 天。請登錄新客訴並註明原客訴單號。"))
    }
}
