/// A calendar day, counted from 1970-01-01 in the Gregorian calendar, from 0001-01-01 to 9999-12-31.
package struct Day: Hashable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int32

    /// Numbers outside the calendar are drawn in to its first or last day.
    package init(number: Int32) { self.number = min(max(number, Day.firstNumber), Day.lastNumber) }

    /// Nil where the calendar has no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.daysIn(month: month, year: year)
        else { return nil }
        number = Day.number(year: year, month: month, day: day)
    }

    /// Reads exactly "2026-03-05".
    package init?(iso: String) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]), let day = digits(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package static let first = Day(number: firstNumber)
    package static let last = Day(number: lastNumber)
    private static let firstNumber: Int32 = -719_162
    private static let lastNumber: Int32 = 2_932_896

    /// The day it is now where the program runs.
    package static func today() -> Day { Moment.now().localDay }
}

extension Day {
    package var year: Int { parts.year }
    /// 1…12
    package var month: Int { parts.month }
    /// Day of the month, 1…31.
    package var day: Int { parts.day }
    /// ISO 8601: Monday is 1, Sunday is 7.
    package var weekday: Int { Int(((number + 3) % 7 + 7) % 7) + 1 }
    /// 1…4
    package var quarter: Int { (month + 2) / 3 }

    package var firstOfMonth: Day { Day(number: number - Int32(day) + 1) }
    package var lastOfMonth: Day {
        let parts = parts
        return Day(number: number + Int32(Day.daysIn(month: parts.month, year: parts.year) - parts.day))
    }
    package var firstOfYear: Day { Day(number: Day.number(year: year, month: 1, day: 1)) }
    package var lastOfYear: Day { Day(number: Day.number(year: year, month: 12, day: 31)) }

    /// So many days later (earlier where negative); stops at the ends of the calendar.
    package func adding(days: Int) -> Day {
        let (sum, overflow) = Int(number).addingReportingOverflow(days)
        if overflow { return days < 0 ? .first : .last }
        return Day(number: Int32(clamping: sum))
    }

    /// The same day so many months later, or the last of a month that is too short; stops at the ends of the calendar.
    package func adding(months: Int) -> Day {
        let parts = parts
        let (count, overflow) = (parts.year * 12 + parts.month - 1).addingReportingOverflow(months)
        if overflow { return months < 0 ? .first : .last }
        let year = count >= 0 ? count / 12 : -1
        if year < 1 { return .first }
        if year > 9999 { return .last }
        let month = count - year * 12 + 1
        return Day(
            number: Day.number(
                year: year, month: month, day: min(parts.day, Day.daysIn(month: month, year: year))))
    }

    /// Days from `earlier` to this one.
    package func days(since earlier: Day) -> Int { Int(number) - Int(earlier.number) }

    /// "2026-03-05"
    package var iso: String {
        let parts = parts
        return padded(parts.year, 4) + "-" + padded(parts.month, 2) + "-" + padded(parts.day, 2)
    }

    /// Days of a month, leap years counted.
    package static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March and fall into eras of 400.
extension Day {
    private var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func number(year: Int, month: Int, day: Int) -> Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }
}

extension Day: Comparable, CustomStringConvertible, Codable {
    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    package var description: String { iso }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = Day(iso: text) else { throw Refusal.notADay(text).at(decoder) }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

/// The number that these ASCII digits write; nil where one is no digit.
func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var number = 0
    for byte in bytes {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
}

func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
