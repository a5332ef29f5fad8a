internal import CSystem
internal import Glibc
internal import Values

// What lies at a path, looked at from outside: nothing here opens the file, because a close would drop SQLite's locks.

extension Company {
    /// The one true path of the company file at `path`.
    /// - Throws: absent, a folder or a device, several names, on a network file system.
    static func place(_ path: String) throws -> String {
        let path = absolute(path)
        var info = stat()
        guard stat(path, &info) == 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? Refusal.companyAbsent(path) : Refusal.file(path, errno: errno)
        }
        guard info.st_mode & S_IFMT == S_IFREG else { throw Refusal.notAFile(path, isFolder: info.st_mode & S_IFMT == S_IFDIR) }
        // SQLite's log and our turn lie beside the name. A second name would have others, and commits would be lost.
        guard info.st_nlink == 1 else { throw Refusal.severalNames(path, Int(info.st_nlink)) }
        guard let resolved = realpath(path, nil) else { throw Refusal.file(path, errno: errno) }
        defer { free(resolved) }
        let real = String(cString: resolved)
        if let network = ch_network_file_system(real) { throw Refusal.networkFileSystem(real, String(cString: network)) }
        return real
    }

    /// Whether other accounts of this host could read the books past all rights.
    static func openToOthers(_ path: String) -> Refusal? {
        var info = stat()
        guard stat(path, &info) == 0, info.st_mode & 0o077 != 0 else { return nil }
        return Refusal(
            "core.open-to-others",
            Text(
                en: "Other accounts of this host can read \(path) past all rights. Run: chmod 600 \(path)*",
                hans: "本机其他账号可绕过权限读取 \(path)。请运行：chmod 600 \(path)*",
                hant: "本機其他帳號可繞過權限讀取 \(path)。請執行：chmod 600 \(path)*"))
    }

    /// The folder that a new file is to lie in.
    static func folder(of path: String) throws -> String {
        let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let folder = parent.isEmpty ? "/" : parent
        guard access(folder, W_OK | X_OK) == 0 else {
            let reason = SystemReason.text(errno)
            throw Refusal(
                errno == ENOENT ? "core.folder-absent" : "core.file-refused",
                Text(
                    en: "No file can be made in \(folder): \(reason.en). Make the folder, or name another place.",
                    hans: "无法在 \(folder) 中建立文件：\(reason.hans)。请先建立该文件夹，或指定其他位置。",
                    hant: "無法在 \(folder) 中建立檔案：\(reason.hant)。請先建立該資料夾，或指定其他位置。"))
        }
        return folder
    }

    /// What root makes beside a file belongs to the file's owner, or the owner could not open it any more.
    static func hand(_ made: String, toOwnerOf path: String) {
        var info = stat()
        guard geteuid() == 0, stat(path, &info) == 0, info.st_uid != 0 || info.st_gid != 0 else { return }
        _ = lchown(made, info.st_uid, info.st_gid)
    }
}

extension Refusal {
    static func notAFile(_ path: String, isFolder: Bool) -> Refusal {
        let what =
            isFolder
            ? Text(en: "is a folder", hans: "是文件夹", hant: "是資料夾")
            : Text(en: "is a device or a pipe", hans: "是设备或管道", hant: "是裝置或管線")
        return Refusal(
            "core.not-a-file",
            Text(
                en: "\(path) \(what.en), not a company file. Name the file itself with --file.",
                hans: "\(path) \(what.hans)，不是账套文件。请用 --file 指定文件本身。",
                hant: "\(path) \(what.hant)，不是帳套檔案。請以 --file 指定檔案本身。"))
    }

    static func severalNames(_ path: String, _ count: Int) -> Refusal {
        Refusal(
            "core.several-names",
            Text(
                en:
                    "\(path) has \(count) names (hard links), and commits made under one would be lost under another. Remove the other names (find -samefile \(path)), or work on a backup.",
                hans: "\(path) 有 \(count) 个名称（硬链接），以不同名称写入会丢失数据。请删除其他名称（find -samefile \(path)），或使用备份。",
                hant: "\(path) 有 \(count) 個名稱（硬連結），以不同名稱寫入會遺失資料。請刪除其他名稱（find -samefile \(path)），或使用備份。"))
    }

    /// A file that cannot be opened or made, in the operating system's reason.
    static func file(_ path: String, errno code: Int32) -> Refusal {
        let reason = SystemReason.text(code)
        let owner = code == EACCES ? owner(of: path) : nil
        let mend =
            owner.map { owner in
                Text(
                    en: "It belongs to \(owner): work as that account, or let its owner give the file to yours.",
                    hans: "它属于 \(owner)：请用该账号操作，或请其所有者转交文件。", hant: "它屬於 \(owner)：請以該帳號操作，或請其擁有者轉交檔案。")
            }
            ?? Text(
                en: "Check the path and who owns it, or name another with --file.", hans: "请检查路径和所有者，或用 --file 指定其他文件。",
                hant: "請檢查路徑與擁有者，或以 --file 指定其他檔案。")
        return Refusal(
            named(code),
            Text(
                en: "The file \(path) cannot be opened: \(reason.en). \(mend.en)",
                hans: "无法打开文件 \(path)：\(reason.hans)。\(mend.hans)",
                hant: "無法開啟檔案 \(path)：\(reason.hant)。\(mend.hant)"))
    }

    private static func named(_ code: Int32) -> String {
        switch code {
        case ENOENT: "core.file-absent"
        case EACCES, EPERM, EROFS: "core.file-refused"
        case ENOSPC, EDQUOT: "core.disk-full"
        default: "core.file-fault"
        }
    }

    private static func owner(of path: String) -> String? {
        var info = stat()
        guard stat(path, &info) == 0, info.st_uid != geteuid() else { return nil }
        return getpwuid(info.st_uid).flatMap { $0.pointee.pw_name }.map { String(cString: $0) } ?? String(info.st_uid)
    }
}
