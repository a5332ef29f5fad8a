internal import CSystem
package import Values

/// One value as a table holds it. Floating point is absent on purpose.
package enum Datum: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])

    /// The whole number, or nil where it is something else.
    package var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The text, or nil where it is something else.
    package var text: String? {
        if case .text(let value) = self { value } else { nil }
    }

    package var isNull: Bool { self == .null }
}

/// A value that a statement can hold in place of a question mark.
package protocol Bindable: Sendable {
    var datum: Datum { get }
}

/// A value that can be read from a column.
package protocol Readable {
    init(datum: Datum) throws
}

/// A column held what its reader did not expect: a fault of the program or of the file, never of a person.
package struct ColumnFault: Error, CustomStringConvertible {
    package let description: String
}

extension Datum: Bindable, Readable {
    package var datum: Datum { self }
    package init(datum: Datum) { self = datum }
}

extension Int64: Bindable, Readable {
    package var datum: Datum { .integer(self) }
    package init(datum: Datum) throws {
        guard case .integer(let value) = datum else { throw ColumnFault(description: "expected a whole number, found \(datum)") }
        self = value
    }
}

extension Int: Bindable, Readable {
    package var datum: Datum { .integer(Int64(self)) }
    package init(datum: Datum) throws { self = Int(try Int64(datum: datum)) }
}

extension Bool: Bindable, Readable {
    package var datum: Datum { .integer(self ? 1 : 0) }
    package init(datum: Datum) throws { self = try Int64(datum: datum) != 0 }
}

extension String: Bindable, Readable {
    package var datum: Datum { .text(self) }
    package init(datum: Datum) throws {
        guard case .text(let value) = datum else { throw ColumnFault(description: "expected text, found \(datum)") }
        self = value
    }
}

extension Day: Bindable, Readable {
    package var datum: Datum { .text(iso) }
    package init(datum: Datum) throws {
        guard case .text(let text) = datum, let day = Day(iso: text) else {
            throw ColumnFault(description: "expected a day, found \(datum)")
        }
        self = day
    }
}

extension Moment: Bindable, Readable {
    package var datum: Datum { .text(iso) }
    package init(datum: Datum) throws {
        guard case .text(let text) = datum, let moment = Moment(iso: text) else {
            throw ColumnFault(description: "expected a point in time, found \(datum)")
        }
        self = moment
    }
}

extension Quantity: Bindable, Readable {
    package var datum: Datum { .integer(micro) }
    package init(datum: Datum) throws { self.init(micro: try Int64(datum: datum)) }
}

extension UnitPrice: Bindable, Readable {
    package var datum: Datum { .integer(micro) }
    package init(datum: Datum) throws { self.init(micro: try Int64(datum: datum)) }
}

extension Rate: Bindable, Readable {
    package var datum: Datum { .integer(nano) }
    package init(datum: Datum) throws { self.init(nano: try Int64(datum: datum)) }
}

extension Optional: Bindable where Wrapped: Bindable {
    package var datum: Datum { self?.datum ?? .null }
}

extension Optional: Readable where Wrapped: Readable {
    package init(datum: Datum) throws { self = datum == .null ? nil : try Wrapped(datum: datum) }
}

extension Bindable where Self: RawRepresentable, RawValue == String {
    package var datum: Datum { .text(rawValue) }
}

extension Readable where Self: RawRepresentable, RawValue == String {
    package init(datum: Datum) throws {
        let text = try String(datum: datum)
        guard let value = Self(rawValue: text) else { throw ColumnFault(description: "no \(Self.self) is called \(text)") }
        self = value
    }
}
