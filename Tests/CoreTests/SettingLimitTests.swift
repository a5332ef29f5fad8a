import TestGround
import Testing
import Values

@testable import Core

@Suite("Settings take what makes sense")
struct SettingLimitTests {
    private func read(_ kind: FieldKind, _ limit: SettingLimit, _ typed: String) -> String {
        let setting = Setting("x.y", Text(verbatim: "y"), kind, fallback: "", right: .administer, limit: limit)
        do {
            return try setting.read(typed, today: TestCompany.today)
        } catch let refusal as Refusal {
            #expect(refusal.field == "value")
            return refusal.code
        } catch { return "fault" }
    }

    @Test("figures: both ends are inside, one step beyond is refused with the range", arguments: [FieldKind.integer, .rate, .money])
    func figures(kind: FieldKind) {
        #expect(read(kind, .between(0, 100), "0") == "0")
        #expect(read(kind, .between(0, 100), "100") == "100")
        #expect(read(kind, .between(0, 100), "101") == "core.setting-range")
        #expect(read(kind, .between(0, 100), "-1") == "core.setting-range")
    }

    @Test("shares may be broken")
    func shares() {
        #expect(read(.rate, .between(0, 100), "2.5") == "2.5")
        #expect(read(.rate, .between(0, 100), "100.01") == "core.setting-range")
    }

    @Test("countries are two letters of ISO 3166, kept in upper case")
    func countries() {
        #expect(Country.codes.count == 249)
        #expect(Country.codes.allSatisfy { $0.count == 2 })
        #expect(read(.text(max: 2), .country, "tw") == "TW")
        for typed in ["8", "XX", "C", "中"] { #expect(read(.text(max: 2), .country, typed) == "core.no-such-country", "\(typed)") }
    }
}
