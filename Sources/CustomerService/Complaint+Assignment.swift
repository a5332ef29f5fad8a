package import Core
package import Values

// Who answers for a complaint: given to somebody by whoever shares out the work, or taken by an agent.

/// Gives a complaint to somebody who may resolve it.
package struct AssignComplaint: Command {
    package static let name = "service.assign-complaint"
    package static let title = Text(en: "Assign a complaint", hans: "分派投诉", hant: "指派客訴")
    package static let right = Right.assignComplaints
    package static let fields = [
        Field.complaint,
        Field("owner", Text(en: "Owner", hans: "负责人", hant: "負責人"), .code(lookup: ComplaintOwners.name), required: true),
        Field("note", Text(en: "Note", hans: "说明", hant: "說明"), .memo, personal: true),
        Field.complaintRevision,
    ]

    let complaint: String
    let owner: String
    let note: String?
    let revision: Int64?

    /// `owner` is a login name.
    package init(complaint: String, owner: String, note: String? = nil, revision: Int64? = nil) {
        self.complaint = complaint
        self.owner = owner
        self.note = note
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let complaint = try transaction.complaint(complaint, revision: revision)
        let ownerId = try transaction.complaintOwner(named: owner)
        return try transaction.take(
            .assigned, on: complaint, owner: ownerId, text: try Complaint.memo(note ?? "", field: "note"))
    }
}

/// Makes oneself the owner of a complaint.
package struct TakeComplaint: Command {
    package static let name = "service.take-complaint"
    package static let title = Text(en: "Take a complaint", hans: "领取投诉", hant: "接手客訴")
    package static let right = Right.resolveComplaints
    package static let fields = [Field.complaint, Field.complaintRevision]

    let complaint: String
    let revision: Int64?

    package init(complaint: String, revision: Int64? = nil) {
        self.complaint = complaint
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let complaint = try transaction.complaint(complaint, revision: revision)
        guard complaint.state != .assigned || complaint.ownerId != transaction.session.userId else {
            throw Refusal(
                "service.already-yours",
                Text(
                    en: "\(complaint.number) is yours already. Note what you do, or resolve it.",
                    hans: "\(complaint.number) 已由您负责。请记录跟进情况或解决。",
                    hant: "\(complaint.number) 已由您負責。請記錄跟進情形或解決。"))
        }
        return try transaction.take(.taken, on: complaint, owner: transaction.session.userId)
    }
}

extension Reader {
    /// The id of a person who may own complaints.
    /// - Throws: `service.no-such-owner`.
    func complaintOwner(named name: String) throws -> Int64 {
        let login = name.lowercased()
        if let id = try value("SELECT id FROM \"user\" WHERE name = ? AND isActive = 1", login, as: Int64.self),
            try may(id, .resolveComplaints)
        {
            return id
        }
        throw Refusal(
            "service.no-such-owner",
            Text(
                en: "“\(TextHygiene.visible(name))” may not resolve complaints. Name an agent, or have the role granted.",
                hans: "“\(TextHygiene.visible(name))”无权处理投诉。请指定客服人员，或由管理员授予角色。",
                hant: "「\(TextHygiene.visible(name))」無權處理客訴。請指定客服人員，或由管理員授予角色。"),
            field: "owner")
    }
}
