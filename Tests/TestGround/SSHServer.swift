import Glibc

/// A real sshd on loopback with throw-away keys, set up as Docs/ADMINISTRATION says for a small site: one account that
/// owns the file, the person named by the key's own line, no shell, no forwarding.
package final class SSHServer {
    package let folder: String
    package let port: Int
    private var server: pid_t = 0

    /// - Parameter command: what the key's line forces, such as `/path/countinghouse session --user agent --file …`.
    package init(command: String) throws {
        var template = Array("/tmp/countinghouse-sshd-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Fault.noFolder }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        port = try SSHServer.freePort()
        for name in ["host", "person"] {
            try Subprocess.run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", folder + "/" + name])
        }
        let key = try read("person.pub")
        try write("authorized_keys", "restrict,pty,command=\"\(command)\" \(key)")
        try write(
            "sshd_config",
            """
            Port \(port)
            ListenAddress 127.0.0.1
            HostKey \(folder)/host
            PidFile \(folder)/pid
            AuthorizedKeysFile \(folder)/authorized_keys
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitUserEnvironment no
            PermitUserRC no
            DisableForwarding yes
            PermitTunnel no
            MaxStartups 200:30:400
            ClientAliveInterval 15
            ClientAliveCountMax 3
            """)
        mkdir("/run/sshd", 0o755)
        let path = access("/usr/sbin/sshd", X_OK) == 0 ? "/usr/sbin/sshd" : "/usr/bin/sshd"
        var process: pid_t = 0
        let texts: [String] = [path, "-D", "-e", "-f", "\(folder)/sshd_config", "-E", "\(folder)/log"]
        let words = texts.map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        // Nothing of the test's own may stay open in the server or its children, or whoever reads our output waits for them.
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 0...2 { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0) }
        for descriptor: Int32 in 3..<64 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        guard posix_spawn(&process, path, &actions, nil, words, environ) == 0 else { throw Fault.noServer }
        server = process
        try waitUntilItListens()
    }

    deinit {
        if server > 0 {
            kill(server, SIGTERM)
            waitpid(server, nil, 0)
        }
        for name in ["host", "host.pub", "person", "person.pub", "authorized_keys", "sshd_config", "pid", "log", "known"] {
            unlink(folder + "/" + name)
        }
        rmdir(folder)
    }

    /// The words of an ssh call to this server as the person whose key it knows.
    package func client(_ more: [String] = [], terminal: Bool = true) -> [String] {
        ["ssh", terminal ? "-tt" : "-T", "-p", "\(port)", "-i", "\(folder)/person"] + options + more + ["\(account)@127.0.0.1"]
    }

    package var options: [String] {
        [
            "-F", "/dev/null", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=\(folder)/known", "-o", "LogLevel=ERROR",
            "-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes", "-o", "ExitOnForwardFailure=yes",
        ]
    }

    /// The OS account that runs these tests: it owns the company file here.
    package let account: String = {
        guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else { return "root" }
        return String(cString: name)
    }()

    package var log: String { (try? read("log")) ?? "" }

    package enum Fault: Error {
        case noFolder, noPort, noServer
        case notListening(String)
        case noFile(String)
    }

    private func waitUntilItListens() throws {
        for _ in 0..<500 {
            if SSHServer.connects(to: port) { return }
            usleep(10_000)
        }
        throw Fault.notListening(log)
    }

    private func read(_ name: String) throws -> String {
        guard let file = fopen(folder + "/" + name, "r") else { throw Fault.noFile(name) }
        defer { fclose(file) }
        var block = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&block, 1, block.count, file)
        return String(decoding: block[0..<count], as: UTF8.self)
    }

    private func write(_ name: String, _ text: String) throws {
        guard let file = fopen(folder + "/" + name, "w") else { throw Fault.noFile(name) }
        fputs(text + "\n", file)
        fclose(file)
        chmod(folder + "/" + name, 0o600)
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        return address
    }

    private static func freePort() throws -> Int {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var place = address(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        guard bound else { throw Fault.noPort }
        return Int(UInt16(bigEndian: place.sin_port))
    }

    private static func connects(to port: Int) -> Bool {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var place = address(port)
        return withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
