import Core
import SampleFile
import Terminal
import TestGround
import Testing
import Values

@testable import Desk
@testable import Workstation

@Suite("Forms at 80 columns")
struct FormFitTests {
    /// A form on a desk, and what was found wrong with it.
    private struct Sheet {
        let bench: ScreenBench
        let form: FormScreen
        let language: Language
        var faults: Set<String> = []

        /// Fills every field with a value of usual length and looks whether it stands there whole, focused or not, and
        /// whether every label and heading does.
        mutating func look(headOnly: Bool = false) {
            for (index, field) in form.head.enumerated() { form.set(usual(field) ?? "", at: .field(index)) }
            if form.grid != nil, !headOnly {
                form.values.lines = [[:], [:]]
                for line in 0..<2 {
                    for (column, field) in form.gridColumns.enumerated() {
                        form.set(usual(field) ?? "", at: .cell(line: line, column: column))
                    }
                }
            }
            form.errors = [:]
            let places = form.head.indices.map { FormPlace.field($0) }
            let open = places.filter(form.isOpen)
            for place in headOnly ? [open.first, open.last].compactMap(\.self) : open {
                form.go(to: place)
                bench.press("End")
                check(headOnly)
            }
            if form.grid != nil, !headOnly {
                for column in form.gridColumns.indices where form.isOpen(.cell(line: 0, column: column)) {
                    form.go(to: .cell(line: 0, column: column))
                    bench.press("End")
                    check(false)
                }
            }
        }

        private mutating func check(_ headOnly: Bool) {
            let canvas = bench.canvas
            for spot in form.spots {
                switch spot.place {
                case .field(let index):
                    let title = form.head[index].field.title[language]
                    if !canvas.line(spot.row).contains(title) { tell("label “\(title)” is cut", form.head[index]) }
                    check(form.head[index], spot, canvas)
                case .cell(let line, let column):
                    guard !headOnly else { continue }
                    let field = form.gridColumns[column]
                    let title = (field.heading ?? field.field.title)[language]
                    let heading = canvas.text(row: spot.row - line - 1, column: spot.columns.lowerBound, width: spot.columns.count)
                    if !heading.contains(title) { tell("heading “\(title)” is cut: “\(heading)”", field) }
                    check(field, spot, canvas)
                }
            }
        }

        private mutating func check(_ field: FormField, _ spot: (place: FormPlace, row: Int, columns: Range<Int>), _ canvas: Canvas) {
            guard let value = usual(field) else { return }
            let shown = FieldReading.shown(value, field.field.kind, language)
            let cells = canvas.text(row: spot.row, column: spot.columns.lowerBound, width: spot.columns.count)
            if !cells.contains(shown), !(field.isNumber && cells.contains(value)) { tell("“\(shown)” stands as “\(cells)”", field) }
        }

        private mutating func tell(_ fault: String, _ field: FormField) {
            faults.insert("\(form.plan.title.en) [\(form.code)] \(field.name), \(language.rawValue): \(fault)")
        }

        private func usual(_ field: FormField) -> String? {
            switch field.field.kind {
            case .text(let max): max <= 4 ? String(repeating: "M", count: max) : nil
            case .memo, .codes, .lines: nil
            case .code: "PO-000326"
            case .money: "9999999999.99"
            case .price: "12345.67"
            case .quantity: "1234.5"
            case .rate: "13.5"
            case .day: "2026-12-25"
            case .integer: "1234"
            case .flag: "1"
            case .choice(let choices):
                choices.max { CharacterWidth.displayWidth(of: $0.title[language]) < CharacterWidth.displayWidth(of: $1.title[language]) }?
                    .code
            }
        }
    }

    @Test("days, amounts of twelve digits, codes, currencies and choices fit their fields; no label is cut", arguments: Language.allCases)
    func fits(_ language: Language) throws {
        let sample = try SampleCopy()
        var seen: Set<String> = []
        var faults: Set<String> = []
        for person in try sample.company.demoPeople().map(\.name) {
            let bench = try GoldenTests.bench(sample.company, person, language, 80, 24)
            func look() {
                guard let form = bench.form else { return }
                let what = form.plan.title.en.filter { !$0.isNumber } + form.code + String(form.plan.isReadOnly)
                guard !form.isReadOnly(bench.desk), seen.insert(what).inserted else { return }
                var sheet = Sheet(bench: bench, form: form, language: language)
                sheet.look()
                faults.formUnion(sheet.faults)
            }
            for entry in bench.desk.entries {
                do { try bench.desk.go(to: entry.code) } catch is Refusal { continue }
                bench.desk.present()
                look()
                if bench.list != nil {
                    bench.press("F6")
                    look()
                }
                while bench.desk.screens.count > 1 { bench.desk.close(bench.desk.screens[bench.desk.screens.count - 1]) }
            }
            for (kind, key) in try EveryScreenTests.records(sample.company) where bench.desk.canOpen(kind) {
                try bench.desk.open(kind, key)
                look()
                while bench.desk.screens.count > 1 { bench.desk.close(bench.desk.screens[bench.desk.screens.count - 1]) }
            }
        }
        #expect(seen.count > 25)
        for fault in faults.sorted() { Issue.record("\(fault)") }
    }

    @Test("every command as a form: its fields by their kind alone", arguments: Language.allCases)
    func commands(_ language: Language) throws {
        let sample = try SampleCopy()
        let bench = try GoldenTests.bench(sample.company, "lin.yue", language, 80, 24)
        var faults: Set<String> = []
        for name in Departments.house.commands.keys.sorted() {
            let form = try CoreScreens.form(for: name, code: "X", bench.desk) { $0.right = .everyone }
            try bench.desk.show(form)
            var sheet = Sheet(bench: bench, form: form, language: language)
            sheet.look(headOnly: true)
            faults.formUnion(sheet.faults)
            bench.desk.close(form)
        }
        for fault in faults.sorted() { Issue.record("\(fault)") }
    }

    @Test("a day typed in Chinese and a currency stand whole while they are typed; an error's mark moves nothing")
    func typed() throws {
        let sample = try SampleCopy()
        let bench = try GoldenTests.bench(sample.company, "lin.yue", .en, 80, 24)
        bench.go("PO").press("F6").type("S-1001").press("Tab").type("MAIN").press("Tab")
        func row(_ label: String) -> String {
            (2..<20).map { bench.canvas.line($0) }.first { $0.contains(label) } ?? ""
        }
        bench.type("2026年12月25日")
        #expect(row("Day").contains("2026年12月25日"))
        bench.press("Tab").type("CNYX").press("Tab")
        #expect(row("Currency").hasSuffix("CNYX E"), "a blank between value and mark: \(row("Currency"))")
        bench.press("Up").type("CNY").press("Tab")
        let before = row("Warehouse")
        #expect(before.contains("MAIN          +   "))
        bench.press("Up", "Up", "Up").type("MAINZ").press("Tab")
        #expect(row("Warehouse").contains("MAINZ         + E"))
        #expect(row("Warehouse").firstIndex(of: "+") == before.firstIndex(of: "+"))
    }
}
