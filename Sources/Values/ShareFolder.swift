import Glibc

/// Where the product's own files (pinyin, charts, themes) lie: `share/countinghouse`, seen from the program.
package enum ShareFolder {
    /// The path of a file in it, or nil where it is not installed. Looked for beside the installed program
    /// (`PREFIX/bin` and `PREFIX/share`), then in the folders above the program, which finds a checkout from `.build`,
    /// then in and above the working folder.
    package static func path(of name: String) -> String? {
        candidates.first { access($0 + "/" + name, R_OK) == 0 }.map { $0 + "/" + name }
    }

    /// Where theme files may lie: installed below `share/countinghouse`, or in the checkout's own `Themes`.
    package static let themeFolders: [String] = candidates.flatMap { [$0 + "/Themes", $0 + "/../../Themes"] }

    private static let candidates: [String] = (folders(above: programFolder) + folders(above: workingFolder))
        .map { $0 + "/share/countinghouse" }
        .filter { access($0, R_OK | X_OK) == 0 }

    private static var programFolder: String {
        guard let path = realpath("/proc/self/exe", nil) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }

    private static var workingFolder: String {
        guard let path = getcwd(nil, 0) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }

    private static func folders(above path: String) -> [String] {
        var folders: [String] = []
        var rest = path[...]
        while let slash = rest.lastIndex(of: "/") {
            if !rest.isEmpty { folders.append(String(rest)) }
            rest = rest[..<slash]
        }
        return folders
    }
}
