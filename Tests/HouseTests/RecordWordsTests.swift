import Testing
import Values
import Workstation

@testable import Core

@Suite("Words of records")
struct RecordWordsTests {
    /// Every column of a table whose rows people know by a name, but for those that say nothing to a person.
    private static let columns = Departments.house.schema.flatMap(\.tables).filter { Departments.house.recordTitle($0.name) != nil }
        .flatMap { table in table.columnNames.map { (table: table.name, column: $0) } }
        .filter { !RecordVocabulary.silent.contains($0.column) }

    @Test("a history names every field in words, in three languages")
    func named() {
        #expect(RecordWordsTests.columns.count > 200)
        let words = RecordVocabulary(Departments.house)
        for (table, column) in RecordWordsTests.columns {
            let title = words.known(table, column)?.title
            #expect(title != nil, "\(table).\(column) has no words")
            for language in Language.allCases {
                #expect(title?[language].isEmpty != true && title?[language] != column, "\(table).\(column)")
            }
        }
    }

    @Test("a department gives words only to columns that it has")
    func needed() {
        for department in Departments.house.departments {
            let tables = department.schema.flatMap(\.tables).filter { department.records[$0.name] != nil }
            let names = Set(tables.flatMap { table in table.columnNames.flatMap { [$0, table.name + "." + $0] } })
            #expect(Set(department.words.keys).subtracting(names) == [], "\(department.code)")
        }
    }

    @Test("a history says which account stands on the other side, not the code of its role")
    func meant() throws {
        let words = RecordVocabulary(Departments.house)
        for column in ["counterpart", "variance"] {
            let choices = try #require(words.known("stockLine", column)).choices
            #expect(choices.first { $0.code == "goodsReceived" }?.title.hant == "暫估應付帳款", "\(column)")
        }
        for department in Departments.house.departments {
            let tables = department.schema.flatMap(\.tables)
            let names = Set(tables.flatMap { table in table.columnNames.map { table.name + "." + $0 } })
            #expect(Set(department.meanings.keys).subtracting(names) == [], "\(department.code)")
        }
    }

    @Test("every code that a column may hold is shown in words")
    func codes() throws {
        let words = RecordVocabulary(Departments.house)
        let kinds = Set(Departments.house.documents.map(\.kind))
        var count = 0
        for table in Departments.house.schema.flatMap(\.tables) where Departments.house.recordTitle(table.name) != nil {
            for found in table.sql.text.matches(of: /(\w+) TEXT[^,]*?CHECK \((\w+) IN \(([^)]*)\)/) where found.1 == found.2 {
                let column = String(found.1)
                let choices = words.known(table.name, column)?.choices ?? []
                for code in found.3.split(whereSeparator: { "', \n".contains($0) }).map(String.init) {
                    let isKnown =
                        choices.contains { $0.code == code } || kinds.contains(code) || column == "language"
                        || column == "state" && RecordWords.states[code] != nil
                    #expect(isKnown, "\(table.name).\(column) shows \(code)")
                    count += 1
                }
            }
        }
        #expect(count > 20)
    }

    @Test("two columns of one table never bear the same word")
    func apart() {
        let words = RecordVocabulary(Departments.house)
        for (table, columns) in Dictionary(grouping: RecordWordsTests.columns, by: \.table) {
            for language in Language.allCases {
                let titles = columns.compactMap { words.known(table, $0.column)?.title[language] }
                #expect(Set(titles).count == titles.count, "\(table) \(language): \(titles.sorted())")
            }
        }
    }
}
