internal import ArgumentParser
internal import Core
internal import Glibc
internal import Values

/// The pages that are made from the program itself: man page, reference, rights, schema, keys, completions.
struct ManualVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "manual", Text(en: "Print the man page, or write the generated pages.", hans: "输出手册页，或写出全部生成的页面。", hant: "輸出手冊頁，或寫出全部產生的頁面。"))

    @Option(
        name: .long, help: .said(Text(en: "Write every generated page into this folder.", hans: "将全部生成的页面写入此文件夹。", hant: "將全部產生的頁面寫入此資料夾。"))
    ) var write: String?

    @Option(name: .long, help: .said(CompanyOptions.languages), completion: .list(Language.allCases.map(\.rawValue)))
    var language: String?

    func run() throws {
        guard let write else {
            Console.out(ManPage.text(CompanyOptions.languageOfMessages))
            return
        }
        for page in try GeneratedPages.written() {
            let path = write + "/" + page.name
            if let slash = path.lastIndex(of: "/") {
                for end in path.indices where end > path.startIndex && end <= slash && path[end] == "/" {
                    mkdir(String(path[..<end]), 0o755)
                }
            }
            guard let file = fopen(path, "w") else {
                throw Refusal(
                    "core.file-refused",
                    Text(
                        en: "\(path) cannot be written. Name a folder that exists.", hans: "无法写入 \(path)，请指定已存在的文件夹。",
                        hant: "無法寫入 \(path)，請指定已存在的資料夾。"))
            }
            fputs(page.text, file)
            fclose(file)
            Console.out(path)
        }
    }
}
