package import Core
internal import Values

// A complaint stands where its log says: state, owner and resolution are held against the log line by line.

extension Proof {
    /// Every complaint's state equals what its log says, and the log only took steps that the table allows.
    package static let complaintEvents = Proof(
        "service.events",
        Text(en: "Complaints stand where their log says", hans: "投诉状态与事件记录一致", hant: "客訴狀態與事件紀錄一致")
    ) { reader, _ in
        var findings: [Finding] = []
        var last: [Int64: (state: ComplaintState, owner: Int64?, resolution: String?)] = [:]
        try reader.each(
            "SELECT id, complaintId, step, fromState, toState, ownerId, text FROM complaintEvent ORDER BY complaintId, id"
        ) { row in
            let complaint = row.int64(1)
            let step: ComplaintStep = try row[2]
            let from: ComplaintState? = try row[3]
            let to: ComplaintState = try row[4]
            let former = last[complaint]
            let isChained = former?.state == from && (former == nil) == (step == .logged)
            let isAllowed = from.map { state in (try? step.state(after: state)) == to } ?? (to == .open || to == .assigned)
            if !isChained || !isAllowed { findings.append(.brokenLog(event: row.int64(0), complaint: complaint)) }
            let resolution = step == .resolved ? row.text(6) : to == .closed || step == .noted ? former?.resolution : nil
            last[complaint] = (to, try row[5], resolution)
        }
        try reader.each(
            """
            SELECT complaint.id, complaint.number, complaint.state, complaint.ownerId, complaint.resolution,
                   document.state, document.kind, document.number, document.party
            FROM complaint
            LEFT JOIN document ON document.id = complaint.id
            """
        ) { row in
            let id = row.int64(0)
            let number = row.text(1)
            let logged = last.removeValue(forKey: id)
            let isAsLogged =
                logged?.state.rawValue == row.text(2) && logged?.owner == row.datum(3).integer
                && logged?.resolution == row.datum(4).text
            if !isAsLogged { findings.append(.offItsLog(id, number, state: row.text(2), logged: logged?.state.rawValue ?? "–")) }
            if row.text(5) != row.text(2) || row.text(6) != Complaint.kind || row.text(7) != number {
                findings.append(.offItsDocument(id, number))
            }
        }
        return ProofResult(findings: findings)
    }
}

extension Finding {
    fileprivate static func brokenLog(event: Int64, complaint: Int64) -> Finding {
        Finding(
            table: "complaintEvent", row: event,
            text: Text(
                en: "Line \(event) in the log of complaint \(complaint) does not follow from the line before it.",
                hans: "投诉 \(complaint) 的事件 \(event) 与前一事件不衔接。",
                hant: "客訴 \(complaint) 的事件 \(event) 與前一事件不銜接。"))
    }

    fileprivate static func offItsLog(_ id: Int64, _ number: String, state: String, logged: String) -> Finding {
        Finding(
            table: "complaint", row: id,
            text: Text(
                en: "\(number) is \(state), but its log ends in \(logged), or owner or resolution differ.",
                hans: "\(number) 的状态为 \(state)，但事件记录止于 \(logged)，或负责人、解决办法不一致。",
                hant: "\(number) 的狀態為 \(state)，但事件紀錄止於 \(logged)，或負責人、解決方式不一致。"),
            opens: "complaint \(number)")
    }

    fileprivate static func offItsDocument(_ id: Int64, _ number: String) -> Finding {
        Finding(
            table: "document", row: id,
            text: Text(
                en: "The document row of \(number) says something else than the complaint.",
                hans: "\(number) 的单据记录与投诉单不一致。",
                hant: "\(number) 的單據紀錄與客訴單不一致。"),
            opens: "complaint \(number)")
    }
}
