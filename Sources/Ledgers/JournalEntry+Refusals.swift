internal import Values

// What an entry made by hand is refused for.

extension Refusal {
    static func foreignCurrency(_ currency: String, _ base: Currency) -> Refusal {
        Refusal(
            "ledgers.foreign-currency",
            Text(
                en: "Entries in \(currency) cannot be posted yet. Enter the amount in \(base.code), and the foreign amount in the memo.",
                hans: "暂不支持 \(currency) 外币凭证。请按 \(base.code) 录入金额，并在摘要中注明外币金额。",
                hant: "暫不支援 \(currency) 外幣傳票。請以 \(base.code) 輸入金額，並在摘要註明外幣金額。"),
            field: "currency")
    }

    static let oneSide = Refusal(
        "ledgers.one-side",
        Text(
            en: "Each line has exactly one figure: a debit or a credit. Fill in one of them.",
            hans: "每条分录须且只须填写借方或贷方之一。", hant: "每筆分錄須且只須填寫借方或貸方之一。"),
        field: "debit")

    static let otherSide = Refusal(
        "ledgers.other-side",
        Text(
            en: "Debits and credits lie above zero. Enter the figure on the other side.", hans: "借贷金额须为正数，请填在另一方。",
            hant: "借貸金額須為正數，請填在另一方。"))

    static func tooFarAhead(_ last: Day) -> Refusal {
        Refusal(
            "ledgers.too-far-ahead",
            Text(
                en: "This day lies too far ahead. Date it \(last) or before, or change the setting ledgers.days-ahead.",
                hans: "日期过于超前。请填 \(last) 或之前的日期，或修改设置 ledgers.days-ahead。",
                hant: "日期過於超前。請填 \(last) 或之前的日期，或修改設定 ledgers.days-ahead。"),
            field: "day")
    }

    static func controlAccount(_ code: String?) -> Refusal {
        Refusal(
            "ledgers.control-account",
            Text(
                en:
                    "\(code.map { "Account \($0)" } ?? "A line of this entry") belongs to a subledger: no lines by hand. Enter the document (receipt, invoice, payment), or ask for the right to control accounts.",
                hans: "\(code.map { "科目 \($0)" } ?? "该凭证的分录")由明细账控制，不得手工记账。请录入相应单据（入库、发票、付款），或申请受控科目手工记账权限。",
                hant: "\(code.map { "會計科目 \($0)" } ?? "此傳票的分錄")由明細帳控制，不得手工記帳。請輸入相應單據（入庫、發票、付款），或申請統制科目手工記帳權限。"),
            field: "account")
    }

    static func openedByParty(_ code: String) -> Refusal {
        Refusal(
            "ledgers.opened-by-party",
            Text(
                en: "What stands on \(code) is opened party by party. Enter the supplier or customer in this line.",
                hans: "科目 \(code) 的期初余额须按往来单位录入。请在本行填写供应商或客户。",
                hant: "會計科目 \(code) 的期初餘額須依往來對象輸入。請在本列填寫供應商或客戶。"),
            field: "party")
    }

    static func noParty(_ code: String) -> Refusal {
        Refusal(
            "ledgers.no-party",
            Text(
                en: "There is no supplier or customer “\(code)”. Press F4 to look one up.", hans: "没有往来单位“\(code)”。请按 F4 查找。",
                hant: "沒有往來對象「\(code)」。請按 F4 查找。"),
            field: "party")
    }

    static func hasSource(_ number: String, _ source: String) -> Refusal {
        Refusal(
            "ledgers.has-source",
            Text(
                en: "\(number) was posted by \(source). Reverse that document; the ledger follows.",
                hans: "\(number) 由 \(source) 生成。请冲销该单据，总账随之冲销。", hant: "\(number) 由 \(source) 產生。請沖銷該單據，總帳隨之沖銷。"),
            field: "entry")
    }
}
