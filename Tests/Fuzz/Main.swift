import FuzzTargets
import Glibc

/// What libFuzzer calls. COUNTINGHOUSE_FUZZ names the target; COUNTINGHOUSE_PLANT plants a fault that must be found.
@_cdecl("LLVMFuzzerTestOneInput")
public func takeOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do { try Chosen.target.take(bytes) } catch {
        var message = "\(error)\n"
        _ = message.withUTF8 { write(2, $0.baseAddress, $0.count) }
        abort()
    }
    if Chosen.isPlanted, bytes.count > 3, bytes[0] == 0x34, bytes[1] == 0x37, bytes[2] == 0x31 { abort() }
    return 0
}

private enum Chosen {
    static let target: FuzzTarget = getenv("COUNTINGHOUSE_FUZZ").flatMap { FuzzTarget(rawValue: String(cString: $0)) } ?? .money
    static let isPlanted = getenv("COUNTINGHOUSE_PLANT") != nil
}
