package import Core
package import Values

// What complaints are about: a short list of the company's own, with the severity that each starts with.

/// A category as a step needs it.
struct ComplaintCategory {
    let id: Int64
    let code: String
    let severity: ComplaintSeverity
}

extension Reader {
    /// - Throws: `service.no-such-category`.
    func complaintCategory(_ code: String) throws -> ComplaintCategory {
        let code = TextHygiene.foldWidth(code).uppercased()
        let found = try one("SELECT id, code, severity FROM complaintCategory WHERE code = ?", code) { row in
            ComplaintCategory(id: row.int64(0), code: row.text(1), severity: try row[2])
        }
        guard let found else {
            throw Refusal(
                "service.no-such-category",
                Text(
                    en: "There is no category “\(TextHygiene.visible(code))”. F4 lists the categories.",
                    hans: "没有类别“\(TextHygiene.visible(code))”。按 F4 查看类别列表。",
                    hant: "沒有類別「\(TextHygiene.visible(code))」。按 F4 檢視類別清單。"),
                field: "category")
        }
        return found
    }
}

/// Adds a category of complaints.
package struct AddComplaintCategory: Command {
    package static let name = "service.add-category"
    package static let title = Text(en: "Add a complaint category", hans: "添加投诉类别", hant: "新增客訴類別")
    package static let right = Right.setUpComplaints
    package static let fields = [
        Field(
            "code", Text(en: "Code", hans: "编码", hant: "代碼"), .text(max: 8), required: true,
            help: Text(en: "Letters and digits, such as QL.", hans: "字母和数字，例如 QL。", hant: "字母與數字，例如 QL。")),
        Field("en", Text(en: "English title", hans: "英文名称", hant: "英文名稱"), .text(max: 40), required: true),
        Field("hans", Text(en: "Simplified title", hans: "简体名称", hant: "簡體名稱"), .text(max: 40), required: true),
        Field("hant", Text(en: "Traditional title", hans: "繁体名称", hant: "繁體名稱"), .text(max: 40), required: true),
        Field("severity", Text(en: "Severity", hans: "严重程度", hant: "嚴重程度"), .choice(ComplaintSeverity.choices)),
    ]

    let code: String
    let en: String
    let hans: String
    let hant: String
    let severity: ComplaintSeverity?

    package init(code: String, title: Text, severity: ComplaintSeverity = .normal) {
        self.code = code
        en = title.en
        hans = title.hans
        hant = title.hant
        self.severity = severity
    }

    package func perform(in transaction: Transaction) throws -> Done {
        let code = TextHygiene.foldWidth(code).uppercased()
        guard (1...8).contains(code.utf8.count), code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            throw Refusal(
                "service.bad-category-code",
                Text(
                    en: "A category's code has 1 to 8 letters and digits, such as QL.",
                    hans: "类别编码为 1 至 8 位字母或数字，例如 QL。",
                    hant: "類別代碼為 1 至 8 位字母或數字，例如 QL。"),
                field: "code")
        }
        guard try !transaction.exists("SELECT 1 FROM complaintCategory WHERE code = ?", code) else {
            throw Refusal(
                "service.category-exists",
                Text(
                    en: "There is a category \(code) already. Choose another code.",
                    hans: "类别 \(code) 已存在，请换一个编码。",
                    hant: "類別 \(code) 已存在，請換一個代碼。"),
                field: "code")
        }
        var titles: [String] = []
        for (title, field) in [(en, "en"), (hans, "hans"), (hant, "hant")] {
            guard let clean = try Complaint.line(title, max: 40, field: field) else { throw Refusal.missing(field) }
            titles.append(clean)
        }
        try transaction.insert(
            "INSERT INTO complaintCategory (code, titleEn, titleHans, titleHant, severity) VALUES (?, ?, ?, ?, ?)",
            code, titles[0], titles[1], titles[2], severity ?? .normal)
        return Done()
    }
}

/// Changes a setting of customer service.
package struct ChangeServiceSetting: SettingCommand {
    package static let name = "service.change-setting"
    package static let title = Text(en: "Change a service setting", hans: "修改客户服务设置", hant: "修改客戶服務設定")
    package static let right = Right.setUpComplaints

    package let setting: String
    package let value: String

    package init(setting: String, value: String) {
        self.setting = setting
        self.value = value
    }
}
