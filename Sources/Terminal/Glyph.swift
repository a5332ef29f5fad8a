/// What goes into one cell, or two for a wide one: a base character and the marks that stand on it.
struct Glyph: Equatable {
    /// ncurses holds four marks in a cell; more are left out on display.
    static let mostMarks = 4

    var base: UInt32
    var marks: [UInt32] = []
    var width: Int

    var scalars: [Unicode.Scalar] { ([base] + marks).compactMap(Unicode.Scalar.init) }
}

/// A text as the glyphs that may be shown, safe for any terminal.
///
/// Hidden characters become tokens of plain letters; an emoji sequence becomes its first emoji and a flag its two letters,
/// because terminals disagree about the width of everything else.
struct Glyphs: Sequence, IteratorProtocol {
    private var scalars: String.UnicodeScalarView.Iterator
    private var held: UInt32?
    private var token: [UInt8] = []

    init(_ text: String) { scalars = text.unicodeScalars.makeIterator() }

    mutating func next() -> Glyph? {
        if !token.isEmpty { return Glyph(base: UInt32(token.removeFirst()), width: 1) }
        guard let base = take() else { return nil }
        switch CharacterWidth.kind(of: base) {
        case .hidden, .mark:
            token = Array(Sanitiser.token(for: base).utf8)
            return next()
        case .narrow, .wide:
            if (0x1F1E6...0x1F1FF).contains(base) { return Glyph(base: base - 0x1F1E6 + 0x41, width: 1) }
            return gather(on: base)
        }
    }

    private mutating func take() -> UInt32? {
        if let scalar = held {
            held = nil
            return scalar
        }
        return scalars.next()?.value
    }

    private mutating func gather(on base: UInt32) -> Glyph {
        var glyph = Glyph(base: base, width: CharacterWidth.kind(of: base) == .wide ? 2 : 1)
        while let follower = take() {
            if follower < 0x300 {
                held = follower
                break
            }
            if isPartOfEmoji(follower) { continue }
            if CharacterWidth.kind(of: follower) == .mark {
                if glyph.marks.count < Glyph.mostMarks { glyph.marks.append(follower) }
            } else if follower == 0x200D, Sanitiser.isEmoji(base), let joined = take() {
                if Sanitiser.isEmoji(joined) { continue }
                token = Array(Sanitiser.token(for: follower).utf8)
                held = joined
                break
            } else if Sanitiser.isEmoji(base), (0x1F3FB...0x1F3FF).contains(follower) || (0xE0020...0xE007F).contains(follower) {
                continue
            } else {
                held = follower
                break
            }
        }
        return glyph
    }

    /// Selectors of a variant and the keycap mark: shown without them.
    private func isPartOfEmoji(_ scalar: UInt32) -> Bool {
        (0xFE00...0xFE0F).contains(scalar) || (0xE0100...0xE01EF).contains(scalar) || scalar == 0x20E3
    }
}
