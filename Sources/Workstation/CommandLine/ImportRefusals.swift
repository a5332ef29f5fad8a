internal import Values

// Why a file of rows is not taken, before any command sees it.

extension Refusal {
    static let emptyImport = Refusal(
        "core.empty-file",
        Text(
            en: "The file is empty. Its first row must name the columns.", hans: "文件为空。第一行必须是列名。",
            hant: "檔案為空。第一列必須是欄名。"))

    static func unknownImportColumn(_ cell: String, line: Int, _ known: [String]) -> Refusal {
        let shown = TextHygiene.shown(cell)
        let names = Text.list(known)
        return Refusal(
            "core.unknown-column",
            Text(
                en:
                    "Line \(line) must name the columns, and no field is called “\(shown)”. Fields are: \(names.en). Put a row of names above the others, or rename with --map \(shown)=field.",
                hans: "第 \(line) 行必须是列名，而没有名为“\(shown)”的字段。可用字段：\(names.hans)。请在首行写列名，或用 --map \(shown)=字段 改名。",
                hant: "第 \(line) 列必須是欄名，而沒有名為「\(shown)」的欄位。可用欄位：\(names.hant)。請在首列寫欄名，或用 --map \(shown)=欄位 改名。"),
            field: shown)
    }

    static func doubledColumn(_ name: String, line: Int) -> Refusal {
        Refusal(
            "core.doubled-column",
            Text(
                en: "Line \(line) names the column “\(name)” twice. Remove one of the two columns.",
                hans: "第 \(line) 行中列“\(name)”出现了两次，请删除其中一列。",
                hant: "第 \(line) 列中欄「\(name)」出現了兩次，請刪除其中一欄。"),
            field: name)
    }

    static let headingAgain = Refusal(
        "core.heading-again",
        Text(
            en: "This row repeats the names of the columns. Remove it.", hans: "此行重复了列名，请删除。", hant: "此列重複了欄名，請刪除。"))

    static func ragged(_ cells: Int, _ columns: Int) -> Refusal {
        Refusal(
            "core.ragged-row",
            Text(
                en:
                    "This row has \(cells) cells, the heading \(columns). Put quotes around a cell that holds a comma, or add what is missing.",
                hans: "此行有 \(cells) 个单元格，而列名有 \(columns) 个。含逗号的单元格请加引号，缺少的请补齐。",
                hant: "此列有 \(cells) 個儲存格，而欄名有 \(columns) 個。含逗號的儲存格請加引號，缺少的請補齊。"))
    }
}
