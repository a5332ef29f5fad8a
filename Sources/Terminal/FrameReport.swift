internal import CTerminal

/// Tells tests when the program is idle, so that they wait for a frame and not for a time: where COUNTINGHOUSE_FRAMES
/// names a file, each pause appends "frames keys", the numbers so far.
struct FrameReport {
    var presented = 0
    var keys = 0
    private var told = (presented: -1, keys: -1)
    private let path = environment("COUNTINGHOUSE_FRAMES")

    var isReported: Bool { path == nil || (told.presented == presented && told.keys == keys) }

    mutating func reportIdle() {
        guard let path, !isReported else { return }
        told = (presented, keys)
        _ = ct_append_line(path, "\(presented) \(keys)\n")
    }
}
