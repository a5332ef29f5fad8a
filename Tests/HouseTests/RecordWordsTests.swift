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
