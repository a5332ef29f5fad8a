import Core
import Testing
import Workstation

@Suite("Generated documentation")
struct FreshPageTests {
    @Test("the pages that the program writes are the pages in Docs")
    func fresh() throws {
        let pages = try GeneratedPages.written()
        #expect(pages.count >= 10)
        for page in pages {
            #expect(SourceTree.read("Docs/" + page.name) == page.text, "\(page.name): run make docs")
        }
    }

    @Test("the keys page has the global keys first and a section for every screen of the menu")
    func keys() throws {
        let page = try #require(try GeneratedPages.keys().first).text
        let first = try #require(page.firstRange(of: "### "))
        #expect(page[..<first.lowerBound].contains("`F1`") && page[..<first.lowerBound].contains("`F12"))
        for code in ["GR", "CT", "JE", "TB"] { #expect(page.contains("\n### \(code) "), "\(code)") }
    }

    @Test("completions know the verbs, every command, every query, --file and the languages")
    func completions() {
        for page in GeneratedPages.completions {
            for word in ["import", "verify", "zh-Hant", "stock.receive-goods", "ledgers.trial-balance", "opening-balances"] {
                #expect(page.text.contains(words: word), "\(page.name): \(word)")
            }
            #expect(page.text.contains(words: "--file") || page.text.contains(words: "-l 'file'"), "\(page.name)")
            for name in Array(Departments.house.commands.keys) + Departments.house.queries.keys {
                #expect(page.text.contains(words: name), "\(page.name): \(name)")
            }
        }
    }

    @Test("no page, tool or source holds a path of the machine it was written on")
    func alone() {
        let files = SourceTree.files(below: "Docs") + SourceTree.files(below: "Tools") + SourceTree.swiftFiles(below: "Sources")
        for file in files {
            for word in ["/home/", "/Users/"] {
                #expect(!file.text.contains(words: word), "\(file.path): \(word)")
            }
        }
    }
}
