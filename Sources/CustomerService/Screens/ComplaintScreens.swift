internal import Core
internal import Desk
internal import Values

// Complaints in lists, by category, and the categories.

enum ComplaintScreens {
    /// - Parameter typed: `mine`, `open`, `all`, or nothing.
    static func list(_ typed: String?, _ desk: Desk) -> ListScreen {
        let list = ListScreen(ComplaintList.self, code: "CL", opens: Complaint.kind)
        show(typed?.lowercased() ?? "open", on: list, desk)
        list.options = [
            RowOption(
                1, ComplaintSteps.take.title, right: .resolveComplaints,
                done: Text(en: "yours", hans: "由您负责", hant: "由您負責"),
                whyNot: { ComplaintSteps.take.whyNot(state(of: $0)) }
            ) { desk, row in
                try desk.perform(TakeComplaint(complaint: row.text("number") ?? ""))
            },
            option(2, ComplaintSteps.note), option(3, ComplaintSteps.assign), option(4, ComplaintSteps.resolve),
        ]
        list.new = (.logComplaints, { _ in ComplaintForm.new() })
        list.more = { list in
            views.map { view in
                Action(nil, view.title) { desk in
                    show(view.code, on: list, desk)
                    try list.reload(at: desk)
                }
            }
        }
        list.helpText = Text(
            en: "What is unresolved. F2 shows yours, all open or all; so do `CL mine` and `CL all`. 1 takes, 2 notes, 4 resolves.",
            hans: "未解决的投诉。F2 可切换我的、未解决、全部（或 CL mine、CL all）。1 领取，2 跟进，4 解决。",
            hant: "未解決的客訴。F2 可切換我的、未解決、全部（或 CL mine、CL all）。1 接手，2 跟進，4 解決。")
        return list
    }

    private static func option(_ digit: Int, _ step: ComplaintSteps.Step) -> RowOption {
        RowOption(digit, step.title, right: step.right, whyNot: { step.whyNot(state(of: $0)) }) { desk, row in
            guard let number = row.text("number") else { return }
            try desk.show(step.form(ComplaintFacts(number, desk)))
        }
    }

    private static func state(of row: ListRow) -> ComplaintState? { row.text("state").flatMap(ComplaintState.init) }

    private static let views = [
        Choice("mine", Text(en: "Mine", hans: "我的", hant: "我的")),
        Choice("open", Text(en: "All open", hans: "全部未解决", hant: "全部未解決")),
        Choice("all", Text(en: "All", hans: "全部", hant: "全部")),
    ]

    private static func show(_ view: String, on list: ListScreen, _ desk: Desk) {
        list.parameters["owner"] = view == "mine" ? desk.session.userName : nil
        list.parameters["state"] = view == "all" ? "all" : "unresolved"
    }

    // MARK: By category

    static func byCategory(_ desk: Desk) -> FormScreen {
        ReportScreen(ComplaintsByCategory.self, code: "CC", start: ["asOf": desk.today.iso]) { list in
            list.whenOpened = { [weak list] desk, row in
                var parameters = ["category": row.text("category") ?? "", "state": "all"]
                parameters["asOf"] = list?.parameters["asOf"]
                try desk.show(ListScreen(ComplaintList.self, code: "CL", parameters: parameters, opens: Complaint.kind))
            }
            list.helpText = Text(
                en: "Enter shows the complaints of a category.", hans: "回车查看该类别的投诉。", hant: "Enter 檢視該類別的客訴。")
        }
    }

    static func newCategory() -> FormScreen {
        CommandForm(AddComplaintCategory.self, code: "CAT") { plan in
            plan.preview = nil
            plan.isRepeated = true
        }
    }

    static func categories() -> ListScreen {
        let list = ListScreen(ComplaintCategories.self, code: "CAT")
        list.whenOpened = { desk, row in
            try desk.show(
                ListScreen(
                    ComplaintList.self, code: "CL", parameters: ["category": row.text("code") ?? "", "state": "all"],
                    opens: Complaint.kind))
        }
        list.new = (.setUpComplaints, { _ in newCategory() })
        list.helpText = Text(
            en: "What complaints are about, with the severity each starts with. Enter shows its complaints, F6 adds one.",
            hans: "投诉类别及默认严重程度。回车查看投诉，F6 新增。", hant: "客訴類別及預設嚴重程度。Enter 檢視客訴，F6 新增。")
        return list
    }
}
