internal import ArgumentParser
internal import Core
internal import Glibc
internal import Values

/// The pages that are made from the program itself: man page, reference, rights, schema, keys, completions.
struct ManualVerb: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "manual", abstract: "Print the man page, or write the generated pages.")

    @Option(name: .long, help: "Write every generated page into this folder.") var write: String?

    func run() throws {
        guard let write else {
            Console.out(GeneratedPages.manPage)
            return
        }
        for page in try GeneratedPages.written() {
            let path = write + "/" + page.name
            if let slash = path.lastIndex(of: "/") { mkdir(String(path[..<slash]), 0o755) }
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
