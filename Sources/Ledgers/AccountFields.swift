internal import Core
internal import Values

/// The fields that the commands on the chart share, and what they are refused for.
enum AccountFields {
    static let code = Field("code", Text(en: "Code", hans: "科目编码", hant: "科目代號"), .text(max: 20), required: true)
    static let account = Field(
        "account", Text(en: "Account", hans: "科目", hant: "會計科目"), .code(lookup: "ledgers.find-account"), required: true)
    static let role = Field(
        "role", Text(en: "Role", hans: "用途", hant: "用途"),
        .choice(PostingRole.allCases.map { Choice($0.rawValue, $0.title) }), required: true)
    static let parent = Field(
        "parent", Text(en: "Under", hans: "上级科目", hant: "上層科目"), .code(lookup: "ledgers.find-account"))
    static let kindTitle = Text(en: "Kind", hans: "类别", hant: "類別")
    static let normalSide = Field(
        "normalSide", Text(en: "Usual side", hans: "余额方向", hant: "餘額方向"), .choice(AccountSide.choices))
    static let isControl = Field(
        "isControl", Text(en: "Control account", hans: "受控科目", hant: "統制科目"), .flag,
        help: Text(
            en: "Only documents of a subledger post to it.", hans: "只由明细账单据记账，不得手工录入。", hant: "僅由明細帳單據記帳，不得手工輸入。"))
    static let inCurrency = Field("currency", Text(en: "Only in currency", hans: "限定币种", hant: "限定幣別"), .text(max: 3))

    static let whole = [
        code,
        Field("nameEn", Text(en: "English name", hans: "英文名称", hant: "英文名稱"), .text(max: 60), required: true),
        Field("nameHans", Text(en: "Simplified Chinese name", hans: "简体名称", hant: "簡體名稱"), .text(max: 60), required: true),
        Field("nameHant", Text(en: "Traditional Chinese name", hans: "繁体名称", hant: "繁體名稱"), .text(max: 60), required: true),
        Field("kind", kindTitle, .choice(AccountKind.choices), required: true),
        normalSide, parent, inCurrency,
    ]

    static func newCode(_ typed: String) throws -> String {
        let code = TextHygiene.foldWidth(try TextHygiene.clean(typed))
        guard (1...20).contains(code.count), code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") })
        else {
            throw Refusal(
                "ledgers.bad-account-code",
                Text(
                    en: "An account code has 1 to 20 letters, digits, dots or hyphens, such as 2202.01.",
                    hans: "科目编码为 1 至 20 位字母、数字、点或连字符，例如 2202.01。",
                    hant: "科目代號為 1 至 20 位字母、數字、點或連字號，例如 2202.01。"),
                field: "code")
        }
        return code
    }

    static func text(_ typed: String, _ field: String) throws -> String {
        do {
            let clean = try TextHygiene.clean(typed)
            guard clean.contains(where: { !$0.isWhitespace }) else { throw Refusal.missing(field) }
            guard clean.count <= 60 else { throw Refusal.tooLong(60) }
            return clean
        } catch let refusal as Refusal {
            throw refusal.on(field)
        }
    }

    static func currency(_ code: String) throws -> String {
        guard let currency = Currency.named(code) else { throw Refusal.unknownCurrency(code).on("currency") }
        return currency.code
    }
}

extension Refusal {
    /// The same refusal at the door of exactly this field.
    func at(_ field: String) -> Refusal { Refusal(code, text, field: field) }

    static func tooLong(_ max: Int) -> Refusal {
        Refusal(
            "ledgers.too-long",
            Text(
                en: "At most \(max) characters are kept here. Shorten the text.", hans: "此处最多 \(max) 个字符，请缩短文字。",
                hant: "此處最多 \(max) 個字元，請縮短文字。"))
    }

    static func accountTaken(_ code: String) -> Refusal {
        Refusal(
            "ledgers.account-taken",
            Text(
                en: "There is an account \(code) already. Choose another code, or change that account.",
                hans: "科目 \(code) 已存在。请换一个编码，或修改该科目。", hant: "會計科目 \(code) 已存在。請換一個代號，或修改該科目。"),
            field: "code")
    }

    static let kindMissing = Refusal(
        "ledgers.kind-missing",
        Text(
            en: "Say what kind of account it is, or name the account it stands under.",
            hans: "请选择科目类别，或填写上级科目。", hant: "請選擇科目類別，或填寫上層科目。"),
        field: "kind")

    static func kindDiffers(_ parent: Account) -> Refusal {
        Refusal(
            "ledgers.kind-differs",
            Text(
                en: "\(parent.code) is of the kind “\(parent.kind.title.en)”, and so is all that stands under it. Choose another parent.",
                hans: "\(parent.code) 属于“\(parent.kind.title.hans)”，其下级须同类。请另选上级科目。",
                hant: "\(parent.code) 屬於「\(parent.kind.title.hant)」，其下層須同類。請另選上層科目。"),
            field: "kind")
    }

    static func parentPosted(_ code: String) -> Refusal {
        Refusal(
            "ledgers.parent-posted",
            Text(
                en: "\(code) has been posted to, so it cannot become a heading. Add the account beside it.",
                hans: "\(code) 已有发生额，不能再设明细科目。请新增为同级科目。", hant: "\(code) 已有過帳，不能再設明細科目。請新增為同層科目。"),
            field: "parent")
    }

    static func accountHasRole(_ code: String, _ role: PostingRole) -> Refusal {
        Refusal(
            "ledgers.account-has-role",
            Text(
                en: "\(code) plays the role “\(role.title.en)”. Give that role to another account first.",
                hans: "\(code) 用作“\(role.title.hans)”入账科目。请先将该用途指定到其他科目。",
                hant: "\(code) 用作「\(role.title.hant)」入帳科目。請先將該用途指定到其他科目。"),
            field: "account")
    }

    static func accountHasBalance(_ code: String, _ left: Money) -> Refusal {
        Refusal(
            "ledgers.account-has-balance",
            Text(
                en: "\(code) still holds \(left.written()). Transfer the balance, then close the account.",
                hans: "\(code) 尚有余额 \(left.written())。请先结转，再停用。", hant: "\(code) 尚有餘額 \(left.written())。請先結轉，再停用。"),
            field: "isActive")
    }

    static func roleHasBalance(_ role: PostingRole, _ code: String) -> Refusal {
        Refusal(
            "ledgers.role-has-balance",
            Text(
                en: "\(code) carries the balance of “\(role.title.en)” and its subledger. Transfer it to nought first.",
                hans: "\(code) 载有“\(role.title.hans)”余额，与明细账相对应。请先结转为零。",
                hant: "\(code) 載有「\(role.title.hant)」餘額，與明細帳相對應。請先結轉為零。"),
            field: "account")
    }

    static func accountChanged(_ code: String) -> Refusal {
        Refusal(
            "core.changed-meanwhile",
            Text(
                en: "\(code) was changed by someone else while you had it open. Press F5 to see both versions; your typing is kept.",
                hans: "\(code) 在您编辑期间已被他人修改。请按 F5 查看两个版本，您输入的内容会保留。",
                hant: "\(code) 在您編輯期間已被他人修改。請按 F5 檢視兩個版本，您輸入的內容會保留。"),
            field: "revision")
    }
}
