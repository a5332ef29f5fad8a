/// The dice of the sample company: the same seed throws the same numbers on every machine (Steele, Lea, Flood 2014).
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number in the range.
    mutating func pick(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// One of them; the list has at least one.
    mutating func pick<T>(_ list: [T]) -> T { list[pick(0...(list.count - 1))] }

    /// True that many times in a hundred.
    mutating func happens(_ percent: Int) -> Bool { pick(1...100) <= percent }
}
