internal import Core
package import Desk
internal import MasterData
internal import Values

extension DeskPage {
    /// Complaints on the desk.
    package static let service = DeskPage(
        department: .service,
        entries: [
            MenuEntry(
                "CT", LogComplaint.title, right: .logComplaints,
                help: Text(
                    en: "What a customer complains about. `CT 12` opens complaint CT-000012.", hans: "登记客户投诉。CT 12 打开投诉单 CT-000012。",
                    hant: "登錄客訴。CT 12 開啟客訴單 CT-000012。")
            ) { desk, key in
                guard let key else { return ComplaintForm.new() }
                return try complaint(key, desk)
            },
            MenuEntry(
                "CL", ComplaintList.title, right: .readComplaints,
                help: Text(
                    en: "Complaints that are open; `CL mine` yours, `CL all` all.", hans: "未解决的投诉；CL mine 我的，CL all 全部。",
                    hant: "未解決的客訴；CL mine 我的，CL all 全部。")
            ) { desk, key in
                if let key, key.contains(where: \.isNumber) { return try complaint(key, desk) }
                return ComplaintScreens.list(key, desk)
            },
            MenuEntry(
                "CC", ComplaintsByCategory.title, right: .readComplaints,
                help: Text(en: "How many complaints of which category.", hans: "各类别投诉数量。", hant: "各類別客訴數量。")
            ) { desk, _ in ComplaintScreens.byCategory(desk) },
            MenuEntry(
                "CAT", ComplaintCategories.title, right: .readComplaints,
                help: Text(en: "What complaints are about.", hans: "投诉的类别。", hant: "客訴的類別。")
            ) { _, _ in ComplaintScreens.categories() },
        ],
        openers: [
            Opener(Complaint.kind, right: .readComplaints, creates: .logComplaints, lookups: [ComplaintList.name]) { desk, key in
                guard key.isEmpty else { return try ComplaintScreen(key, desk) }
                try desk.session.mustHave(.logComplaints)
                return ComplaintForm.new()
            },
            Opener(ComplaintSteps.kind, right: .readComplaints, title: Text(en: "Complaint", hans: "投诉单", hant: "客訴單")) { desk, key in
                try ComplaintSteps.form(key, desk)
            },
            Opener("customer-document", right: .readComplaints, lookups: [CustomerDocuments.name]) { desk, key in
                let table = try desk.ask(named: "core.documents", ["number": key])
                guard let found = table.rows.first, table.rows.count == 1,
                    let kind = table.columns.firstIndex(where: { $0.name == "kind" }).flatMap({ found[$0].text }), let id = found[0].integer
                else { throw Refusal.noOpener(key) }
                return try desk.screen(for: kind, String(id))
            },
            Opener("complaint-category", right: .readComplaints, creates: .setUpComplaints, lookups: [ComplaintCategories.name]) { _, key in
                guard !key.isEmpty else { return ComplaintScreens.newCategory() }
                return ListScreen(
                    ComplaintList.self, code: "CL", parameters: ["category": key, "state": "all"], opens: Complaint.kind)
            },
        ])

    /// The complaint that was typed behind a code, by its number as people say it.
    private static func complaint(_ typed: String, _ desk: Desk) throws -> any Screen {
        try desk.screen(said: typed, [Complaint.kind], none: Refusal.noSuchComplaint) { try ComplaintScreen($1, $0) }
    }
}
