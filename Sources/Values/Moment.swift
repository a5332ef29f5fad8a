import Glibc

/// A point in time to the microsecond, in UTC.
package struct Moment: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    package let secondsUTC: Int64
    /// 0…999 999
    package let micros: Int32

    package init(secondsUTC: Int64, micros: Int32 = 0) {
        precondition((0...999_999).contains(micros), "a moment has 0 to 999,999 microseconds")
        self.secondsUTC = secondsUTC
        self.micros = micros
    }

    /// The system's clock.
    package static func now() -> Moment {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Moment(secondsUTC: Int64(time.tv_sec), micros: Int32(time.tv_nsec / 1_000))
    }

    /// Reads "2026-03-05T14:02:31Z" with up to six decimals of a second.
    package init?(iso: String) {
        let bytes = Array(iso.utf8)
        guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = Day(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = digits(bytes[11..<13]), let minute = digits(bytes[14..<16]),
            let second = digits(bytes[17..<19]), hour < 24, minute < 60, second < 60
        else { return nil }
        let decimals = bytes[19..<(bytes.count - 1)]
        var micros = 0
        if !decimals.isEmpty {
            guard decimals.first == UInt8(ascii: "."), (2...7).contains(decimals.count),
                let figure = digits(decimals.dropFirst())
            else { return nil }
            micros = figure * Int(powerOfTen(7 - decimals.count))
        }
        self.init(
            secondsUTC: Int64(day.number) * 86_400 + Int64(hour * 3_600 + minute * 60 + second), micros: Int32(micros))
    }

    /// "2026-03-05T14:02:31.123456Z"
    package var iso: String {
        day.iso + "T" + Moment.clock(secondOfDay) + "." + padded(Int(micros), 6) + "Z"
    }

    /// The day in UTC.
    package var day: Day { Day(number: Int32(clamping: Moment.floorDivision(secondsUTC, 86_400))) }

    /// The day where the program runs.
    package var localDay: Day { local.day }

    /// "2026-03-05 14:02:31" where the program runs.
    package var localText: String { local.day.iso + " " + Moment.clock(local.second) }

    /// So many seconds later.
    package func adding(seconds: Int64) -> Moment {
        let (sum, overflow) = secondsUTC.addingReportingOverflow(seconds)
        return Moment(secondsUTC: overflow ? (seconds < 0 ? .min : .max) : sum, micros: micros)
    }
}

extension Moment {
    private var secondOfDay: Int { Int(secondsUTC - Moment.floorDivision(secondsUTC, 86_400) * 86_400) }

    private var local: (day: Day, second: Int) {
        var seconds = time_t(secondsUTC)
        var parts = tm()
        guard localtime_r(&seconds, &parts) != nil,
            let day = Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
        else { return (day, secondOfDay) }
        return (day, Int(parts.tm_hour) * 3_600 + Int(parts.tm_min) * 60 + min(59, Int(parts.tm_sec)))
    }

    private static func clock(_ second: Int) -> String {
        padded(second / 3_600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2)
    }

    private static func floorDivision(_ number: Int64, _ divisor: Int64) -> Int64 {
        number >= 0 ? number / divisor : ~(~number / divisor)
    }
}

extension Moment: Comparable, CustomStringConvertible, Codable {
    package static func < (left: Moment, right: Moment) -> Bool {
        (left.secondsUTC, left.micros) < (right.secondsUTC, right.micros)
    }

    package var description: String { iso }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let moment = Moment(iso: text) else { throw Refusal.notAMoment(text).at(decoder) }
        self = moment
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

extension Refusal {
    static func notAMoment(_ text: String) -> Refusal {
        let shown = TextHygiene.shown(text)
        return Refusal(
            "values.not-a-moment",
            Text(
                en: "“\(shown)” is not a time. Enter it in UTC as 2026-03-05T14:02:31Z.",
                hans: "“\(shown)”不是时间。请按 UTC 输入，如 2026-03-05T14:02:31Z。",
                hant: "「\(shown)」不是時間。請按 UTC 輸入，如 2026-03-05T14:02:31Z。"))
    }
}
