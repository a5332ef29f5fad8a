internal import Glibc

/// Faults go to standard error, which the terminal keeps in the session's log.
enum SessionLog {
    static func write(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
    }
}
