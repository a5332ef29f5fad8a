import Foundation
import Testing

@testable import Values

@Suite("days follow the Gregorian calendar")
struct DayTests {
    @Test("every day from 1600 to 2400 comes after the one before it and reads back from its text")
    func everyDay() {
        var day = Day(year: 1600, month: 1, day: 1)!
        let last = Day(year: 2400, month: 12, day: 31)!
        var (year, month, date) = (1600, 1, 1)
        while day < last {
            #expect(day.year == year && day.month == month && day.day == date)
            if Day(year: year, month: month, day: date) != day { Issue.record("\(day)") }
            day = day.adding(days: 1)
            date += 1
            if date > Day.daysIn(month: month, year: year) { (month, date) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(day.iso == "2400-12-31")
    }

    @Test("known days have their numbers and weekdays")
    func known() {
        #expect(Day(iso: "1970-01-01")?.number == 0)
        #expect(Day(iso: "2026-03-05")?.number == 20_517)
        #expect(Day(iso: "2026-03-05")?.weekday == 4)
        #expect(Day(iso: "1969-12-28")?.weekday == 7)
        #expect(Day.first.iso == "0001-01-01")
        #expect(Day.last.iso == "9999-12-31")
        #expect(Day.last.adding(days: .max) == .last)
        #expect(Day.first.adding(days: .min) == .first)
    }

    @Test("months and years have their ends; a month that is too short gives its last day")
    func months() {
        let day = Day(iso: "2024-01-31")!
        #expect(day.adding(months: 1).iso == "2024-02-29")
        #expect(day.adding(months: 13).iso == "2025-02-28")
        #expect(day.adding(months: -2).iso == "2023-11-30")
        #expect(day.adding(months: -1).iso == "2023-12-31")
        #expect(Day(iso: "2023-02-10")!.lastOfMonth.iso == "2023-02-28")
        #expect(Day(iso: "2023-02-10")!.firstOfMonth.iso == "2023-02-01")
        #expect(day.lastOfYear.iso == "2024-12-31")
        #expect(day.firstOfYear.days(since: day) == -30)
        #expect(Day(iso: "2024-07-01")!.quarter == 3)
        #expect(day.adding(months: 120_000) == .last)
        #expect(day.adding(months: -120_000) == .first)
    }

    @Test(
        "other texts are no day",
        arguments: ["2023-02-29", "2026-13-01", "2026-3-5", "26-03-05", "2026-03-05 ", "0000-01-01"])
    func garbage(_ text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test("today agrees with the system's calendar")
    func today() {
        let before = Day.today()
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        let there = Day(year: parts.year!, month: parts.month!, day: parts.day!)!
        #expect(before <= there && there <= Day.today())
    }

    @Test(
        "a moment is text in UTC to the microsecond and reads back",
        arguments: [-1, 0, 951_827_696, 4_102_444_799] as [Int64])
    func moments(_ seconds: Int64) {
        let moment = Moment(secondsUTC: seconds, micros: 5)
        #expect(Moment(iso: moment.iso) == moment)
        #expect(Moment(secondsUTC: -1).iso == "1969-12-31T23:59:59.000000Z")
        #expect(Moment(secondsUTC: 0).adding(seconds: 86_400).day.iso == "1970-01-02")
        #expect(Moment(iso: "2026-03-05T14:02:31.5Z")?.micros == 500_000)
        #expect(Moment(iso: "2026-03-05T14:02:31Z")?.micros == 0)
        for text in ["2026-03-05 14:02:31Z", "2026-03-05T24:00:00Z", "2026-03-05T14:02:31", "2026-03-05T14:02:31.Z"] {
            #expect(Moment(iso: text) == nil)
        }
    }

    @Test("today's moment tells its local time as a day and a clock")
    func localText() {
        let now = Moment.now()
        #expect(now.localText.hasPrefix(now.localDay.iso + " "))
        #expect(now.localText.utf8.count == 19)
    }
}

@Suite("days are read as people type them")
struct DayReaderTests {
    private let today = Day(iso: "2026-03-05")!

    @Test(
        "row 20: shorthand",
        arguments: [
            ("t", "2026-03-05"), ("T", "2026-03-05"), ("+3", "2026-03-08"), ("-1", "2026-03-04"), ("15", "2026-03-15"),
            ("7", "2026-03-07"), ("0315", "2026-03-15"), ("20260315", "2026-03-15"), ("260315", "2026-03-15"),
            ("2026-3-5", "2026-03-05"), ("2026/3/5", "2026-03-05"), ("2026.3.5", "2026-03-05"),
            ("2026年3月5日", "2026-03-05"), ("3月15日", "2026-03-15"), ("3月15号", "2026-03-15"), ("3-15", "2026-03-15"),
            ("3/15", "2026-03-15"), ("３．１５", "2026-03-15"), ("２０２６－３－１５", "2026-03-15"), ("＋３", "2026-03-08"),
            (" 2026-03-15 ", "2026-03-15"), ("m", "2026-03-31"), ("y", "2026-12-31"), ("今天", "2026-03-05"),
            ("明天", "2026-03-06"), ("1.15", "2026-01-15"),
        ])
    func shorthand(_ typed: String, _ meant: String) throws {
        #expect(try DayReader.day(typed, today: today).iso == meant)
    }

    @Test(
        "row 20: everything else is refused with the accepted forms",
        arguments: [
            "", "x", "0", "32", "0230", "1315", "123", "12345", "2026-02-30", "2026-3", "26-3-5", "3月", "5日", "年月日",
            "3年2月1日", "2月2026年1日", "2026-3/5", "+", "+99999999999999", "33333333333333333333333", "3-33333333333333333333388", "2026-3-5-1",
            "--1", "2026-003-05", "٣",
        ])
    func refused(_ typed: String) {
        do {
            let day = try DayReader.day(typed, today: today)
            Issue.record("\(typed) read as \(day)")
        } catch {
            let refusal = error as? Refusal
            #expect(refusal?.code == "values.not-a-day")
            #expect(refusal?.text.en.contains("20260315") == true)
            #expect(refusal?.text.hans.contains("20260315") == true)
        }
    }
}

@Suite("18: digits without end")
struct EndlessDigitTests {
    @Test("18: a day of twenty, of ten thousand digits is refused, never read")
    func days() {
        for count in [19, 20, 10_000] {
            let digits = String(repeating: "9", count: count)
            for text in [digits, "-" + digits, "2026-" + digits, digits + "-1-1", digits + "月1日"] {
                #expect(code { try DayReader.day(text, today: Day(number: 20_530)) } == "values.not-a-day")
                #expect(Day(iso: text) == nil)
            }
        }
    }
}
