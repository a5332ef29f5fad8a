internal import CSystem
internal import Glibc
internal import Values

// After an erasure the file is rebuilt: pages that SQLite has let go, or moved, may still hold what was blanked.

extension Company {
    /// Stands beside the file from before an erasure is committed until its old pages are gone.
    private var scrubMark: String { path + "-scrub" }

    /// Whether an erasure still waits for old pages to go, because somebody was reading.
    package var needsScrub: Bool { access(scrubMark, F_OK) == 0 }

    /// To be called before the commit, so that a crash between the two cannot make anybody forget it.
    func markForScrub() throws {
        let descriptor = Glibc.open(scrubMark, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Refusal.file(scrubMark, errno: errno) }
        fsync(descriptor)
        close(descriptor)
        Files.syncFolder(of: scrubMark)
    }

    /// Rebuilds the file and empties the write-ahead log; in the turn. True once nothing old is left. Where a reader holds
    /// an older state, the mark stays and the next writer of this session, or the keeper, tries again.
    @discardableResult
    func scrub() throws -> Bool {
        try connection.rebuild()
        var inLog: Int32 = 0
        var done: Int32 = 0
        guard ch_engine_checkpoint(connection.handle, 1, &inLog, &done) == 0 else { return false }
        unlink(scrubMark)
        Files.syncFolder(of: scrubMark)
        return true
    }

    /// Tries again what an erasure left waiting. Where a restored copy brought an erased person's key back, the person is
    /// erased once more: the file then agrees with its own audit again.
    /// - Returns: true where nothing waits any more.
    package func finishErasures() throws -> Bool {
        let returned = try look { try $0.returnedSubjects() }
        if !returned.isEmpty {
            try markForScrub()
            try note { statements in
                for subject in returned {
                    for columns in self.house.personal where columns.kind == subject.kind { try columns.blank(of: subject, statements) }
                    try statements.run("DELETE FROM subjectKey WHERE kind = ? AND subjectId = ?", [subject.kind, subject.id])
                }
            }
        }
        guard needsScrub else { return true }
        return try inTurn { try self.translating { try self.scrub() } }
    }
}

extension Reader {
    /// Subjects that were erased and have a key all the same.
    func returnedSubjects() throws -> [Subject] {
        try all(
            """
            SELECT erasure.kind, erasure.subjectId
            FROM erasure
            JOIN subjectKey ON subjectKey.kind = erasure.kind AND subjectKey.subjectId = erasure.subjectId
            ORDER BY erasure.id
            """
        ) { Subject($0.text(0), $0.int64(1)) }
    }
}

/// Small things about files that several parts need.
enum Files {
    /// Makes the folder's own entry durable: a new or renamed file is only then sure to be found again.
    static func syncFolder(of path: String) {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
