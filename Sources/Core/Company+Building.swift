internal import Glibc
internal import Values

// A file that nobody relies on yet, such as the sample company's, need not wait for the disk at every commit.

extension Company {
    /// Runs `body` without waiting for the disk at each commit; before this returns, all of it is on the disk.
    /// Only a company made by `init --demo` does so: there a lost machine costs a file that can be made again.
    package func building<T>(_ body: () throws -> T) throws -> T {
        guard isDemo else { return try body() }
        try wait(forDisk: false)
        defer {
            connection.emptyLog()
            // Not by opening the file: closing it again would drop the locks that this process holds on it.
            sync()
            log.sync()
        }
        do {
            let answer = try body()
            try wait(forDisk: true)
            return answer
        } catch {
            try? wait(forDisk: true)
            throw error
        }
    }

    private func wait(forDisk isWaiting: Bool) throws {
        try translating { try connection.wait(forDisk: isWaiting) }
    }
}
