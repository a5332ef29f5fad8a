internal import Core
package import Values

// Where a complaint stands, and the one table that says how it gets from there to anywhere else.

/// Where a complaint stands.
package enum ComplaintState: String, CaseIterable, Codable, Sendable, Bindable, Readable {
    /// Logged; nobody has taken it on.
    case open
    case assigned
    /// The customer was asked something and the answer is awaited.
    case waiting
    case resolved
    /// The customer agreed that it is resolved.
    case closed
    /// The customer came back after the resolution; its last owner has it again.
    case reopened

    /// Still to be worked on.
    package var isUnresolved: Bool { self != .resolved && self != .closed }

    package var title: Text {
        switch self {
        case .open: Text(en: "open", hans: "待处理", hant: "待處理")
        case .assigned: Text(en: "assigned", hans: "处理中", hant: "處理中")
        case .waiting: Text(en: "waiting", hans: "待客户回复", hant: "待客戶回覆")
        case .resolved: Text(en: "resolved", hans: "已解决", hant: "已解決")
        case .closed: Text(en: "closed", hans: "已关闭", hant: "已結案")
        case .reopened: Text(en: "reopened", hans: "已重开", hant: "已重啟")
        }
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.title.capitalised) }
}

/// What happened to a complaint: one line of its log.
package enum ComplaintStep: String, CaseIterable, Codable, Sendable, Bindable, Readable {
    case logged, changed, assigned, taken, noted, waiting, resumed, resolved, closed, reopened

    package var title: Text {
        switch self {
        case .logged: Text(en: "logged", hans: "登记", hant: "登錄")
        case .changed: Text(en: "changed", hans: "修改", hant: "修改")
        case .assigned: Text(en: "assigned", hans: "分派", hant: "指派")
        case .taken: Text(en: "taken", hans: "领取", hant: "接手")
        case .noted: Text(en: "noted", hans: "跟进", hant: "跟進")
        case .waiting: Text(en: "waits for customer", hans: "等待客户", hant: "等待客戶")
        case .resumed: Text(en: "resumed", hans: "恢复处理", hant: "恢復處理")
        case .resolved: Text(en: "resolved", hans: "解决", hant: "解決")
        case .closed: Text(en: "closed", hans: "关闭", hant: "結案")
        case .reopened: Text(en: "reopened", hans: "重开", hant: "重啟")
        }
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.title.capitalised) }

    /// The transition table: from which states the step may be taken and where it leads; nil leaves the state as it is.
    static let transitions: [(step: ComplaintStep, from: [ComplaintState], to: ComplaintState?)] = [
        (.assigned, [.open, .assigned, .waiting, .reopened], .assigned),
        (.taken, [.open, .assigned, .waiting, .reopened], .assigned),
        (.waiting, [.assigned, .reopened], .waiting),
        (.resumed, [.waiting], .assigned),
        (.resolved, [.open, .assigned, .waiting, .reopened], .resolved),
        (.closed, [.resolved], .closed),
        (.reopened, [.resolved, .closed], .reopened),
        (.changed, [.open, .assigned, .waiting, .reopened], nil),
        (.noted, ComplaintState.allCases, nil),
    ]

    /// Where the step leads from a state.
    /// - Throws: `service.wrong-state`, which says what can be done instead.
    func state(after state: ComplaintState) throws(Refusal) -> ComplaintState {
        for row in ComplaintStep.transitions where row.step == self && row.from.contains(state) { return row.to ?? state }
        throw Refusal.wrongState(self, state)
    }
}

extension Refusal {
    static func wrongState(_ step: ComplaintStep, _ state: ComplaintState) -> Refusal {
        let possible = ComplaintStep.transitions.filter { $0.from.contains(state) }.map(\.step.title)
        let ways = Text(
            en: possible.map(\.en).joined(separator: ", "), hans: possible.map(\.hans).joined(separator: "、"),
            hant: possible.map(\.hant).joined(separator: "、"))
        return Refusal(
            "service.wrong-state",
            Text(
                en: "A complaint that is \(state.title.en) cannot be \(step.title.en). Possible now: \(ways.en).",
                hans: "投诉\(state.title.hans)，不能\(step.title.hans)。现在可以：\(ways.hans)。",
                hant: "客訴\(state.title.hant)，不能\(step.title.hant)。目前可以：\(ways.hant)。"))
    }
}

extension Text {
    /// As it stands alone in a column; within a sentence English begins small.
    var capitalised: Text { Text(en: en.prefix(1).uppercased() + en.dropFirst(), hans: hans, hant: hant) }
}
