internal import CSystem
internal import Core
internal import Glibc
internal import Values

/// One finding about the host, with what mends it.
struct Finding {
    enum State { case ok, advice, mend }
    let state: State
    let what: Text

    var mark: String {
        switch state {
        case .ok: "ok  "
        case .advice: "note"
        case .mend: "MEND"
        }
    }
}

/// What the doctor looks at on the disk and in sshd's configuration.
enum Checkup {
    /// Who can read the company's files besides their owner.
    static func modes(_ path: String) -> [Finding] {
        guard let main = mode(path), main & S_IFMT == S_IFREG else {
            return [Finding(state: .advice, what: Text(en: "No company file yet", hans: "尚无账套文件", hant: "尚無帳套檔案"))]
        }
        let files = ["", "-wal", "-shm", "-turn", "-log"].map { path + $0 } + [Company.logPath(of: path)]
        let open = files.filter { (mode($0) ?? 0) & 0o077 != 0 }
        guard open.isEmpty else {
            let names = open.joined(separator: " ")
            return [
                Finding(
                    state: .mend,
                    what: Text(
                        en: "Others on this host can read \(names). Run: chmod go= \(names)",
                        hans: "本机其他账号可读取 \(names)。请运行：chmod go= \(names)",
                        hant: "本機其他帳號可讀取 \(names)。請執行：chmod go= \(names)"))
            ]
        }
        return [Finding(state: .ok, what: Text(en: "Mode of the files 0600", hans: "文件权限 0600", hant: "檔案權限 0600"))]
    }

    private static func mode(_ path: String) -> mode_t? {
        var info = stat()
        return stat(path, &info) == 0 ? info.st_mode : nil
    }

    /// Whether a sync reaches anything: twenty small writes beside the company file, each synced, the median of them.
    /// A disk needs tens of microseconds at the least; less means memory, or a sync that somebody switched off.
    static func sync(_ path: String) -> Finding {
        let folder = (mode(path) ?? 0) & S_IFMT == S_IFDIR ? path : String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        var template = Array(((folder.isEmpty ? "." : folder) + "/.doctor-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            return Finding(
                state: .mend,
                what: Text(
                    en: "Nothing can be written in \(folder): \(reason). Mend the folder's owner and mode (0700).",
                    hans: "无法写入 \(folder)：\(reason)。请更正文件夹的所有者和权限（0700）。",
                    hant: "無法寫入 \(folder)：\(reason)。請更正資料夾的擁有者與權限（0700）。"))
        }
        defer {
            close(descriptor)
            unlink(template)
        }
        var micros: [Int64] = []
        for _ in 0..<20 {
            var block = [UInt8](repeating: 7, count: 4_096)
            _ = pwrite(descriptor, &block, block.count, 0)
            let before = ch_monotonic_nanoseconds()
            _ = fsync(descriptor)
            micros.append((ch_monotonic_nanoseconds() - before) / 1_000)
        }
        return judged(medianMicros: micros.sorted()[10], folder)
    }

    static func judged(medianMicros median: Int64, _ folder: String) -> Finding {
        guard median >= 15 else {
            return Finding(
                state: .mend,
                what: Text(
                    en:
                        "A sync in \(folder) takes \(median) µs: it reaches no disk, so a power cut loses acknowledged work. Move the file off memory file systems and switch eatmydata and the like off.",
                    hans: "\(folder) 中一次同步只需 \(median) 微秒：数据并未写到磁盘，断电会丢失已确认的工作。请移出内存文件系统，并停用 eatmydata 等工具。",
                    hant: "\(folder) 中一次同步只需 \(median) 微秒：資料並未寫到磁碟，斷電會遺失已確認的工作。請移出記憶體檔案系統，並停用 eatmydata 等工具。"))
        }
        let isSlow = median > 20_000
        return Finding(
            state: isSlow ? .advice : .ok,
            what: Text(
                en: "A sync takes \(median) µs" + (isSlow ? ": each posting waits for it; a faster disk helps" : ""),
                hans: "一次同步 \(median) 微秒" + (isSlow ? "：每次过账都要等待，建议换更快的磁盘" : ""),
                hant: "一次同步 \(median) 微秒" + (isSlow ? "：每次過帳都要等待，建議換更快的磁碟" : "")))
    }

    /// What sshd's files say, for hosts where people log in over SSH.
    static func ssh() -> [Finding] {
        guard let main = try? String(decoding: Console.read("/etc/ssh/sshd_config"), as: UTF8.self) else {
            return [Finding(state: .ok, what: Text(en: "No sshd here", hans: "本机没有 sshd", hant: "本機沒有 sshd"))]
        }
        return ssh(configuration: main + "\n" + included())
    }

    private static func included() -> String {
        let path = "/etc/ssh/sshd_config.d"
        guard let folder = opendir(path) else { return "" }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".conf") { names.append(name) }
        }
        return names.sorted().compactMap { try? String(decoding: Console.read(path + "/" + $0), as: UTF8.self) }.joined(separator: "\n")
    }

    /// The options that matter, each with what to write. Only where our session program is served is any of it wrong.
    static func ssh(configuration: String) -> [Finding] {
        var values: [String: [String]] = [:]
        for line in configuration.split(whereSeparator: \.isNewline) {
            let words = line.split(whereSeparator: { $0.isWhitespace || $0 == "=" }).map(String.init)
            guard let name = words.first, !name.hasPrefix("#") else { continue }
            values[name.lowercased(), default: []].append(words.dropFirst().joined(separator: " "))
        }
        let isServed = (values["forcecommand"] ?? []).contains { $0.contains("countinghouse") }
        var findings: [Finding] = []
        func ask(_ name: String, _ wanted: String, _ why: Text, isWell: ([String]) -> Bool) {
            guard !isWell(values[name.lowercased()] ?? []) else { return }
            findings.append(
                Finding(
                    state: isServed ? .mend : .advice,
                    what: Text(
                        en: "sshd: \(why.en) Write “\(name) \(wanted)” (Docs/ADMINISTRATION).",
                        hans: "sshd：\(why.hans)请写入“\(name) \(wanted)”（见 Docs/ADMINISTRATION）。",
                        hant: "sshd：\(why.hant)請寫入「\(name) \(wanted)」（見 Docs/ADMINISTRATION）。")))
        }
        if !isServed {
            return [
                Finding(
                    state: .ok,
                    what: Text(
                        en: "sshd does not serve Countinghouse; Docs/ADMINISTRATION says how",
                        hans: "sshd 未提供账房服务；设置方法见 Docs/ADMINISTRATION",
                        hant: "sshd 未提供帳房服務；設定方法見 Docs/ADMINISTRATION"))
            ]
        }
        ask(
            "ClientAliveInterval", "15",
            Text(en: "a lost line is not noticed.", hans: "无法发现断线。", hant: "無法發現斷線。"),
            isWell: { $0.contains { (Int($0) ?? 0) > 0 } })
        ask(
            "DisableForwarding", "yes",
            Text(en: "people may forward ports.", hans: "允许端口转发。", hant: "允許連接埠轉送。"), isWell: { $0.contains("yes") })
        ask(
            "PasswordAuthentication", "no",
            Text(en: "OS passwords open the account.", hans: "可用系统密码登录。", hant: "可用系統密碼登入。"), isWell: { $0.contains("no") })
        ask(
            "PermitUserEnvironment", "no",
            Text(en: "clients may set the environment.", hans: "客户端可设置环境变量。", hant: "用戶端可設定環境變數。"),
            isWell: { !$0.contains("yes") })
        ask(
            "ExposeAuthInfo", "yes",
            Text(en: "the session cannot tell whose key it was.", hans: "会话无法得知使用了谁的密钥。", hant: "工作階段無法得知使用了誰的金鑰。"),
            isWell: { $0.contains("yes") || (values["forcecommand"] ?? []).contains { $0.contains("--user") } })
        ask(
            "MaxStartups", "200:30:400",
            Text(en: "a morning rush is refused.", hans: "早高峰登录会被拒绝。", hant: "早上尖峰登入會被拒絕。"),
            isWell: { $0.contains { (Int($0.split(separator: ":").first ?? "") ?? 0) >= 100 } })
        if findings.isEmpty {
            findings.append(
                Finding(state: .ok, what: Text(en: "sshd keeps to what the manual says", hans: "sshd 设置符合手册", hant: "sshd 設定符合手冊")))
        }
        return findings
    }
}
