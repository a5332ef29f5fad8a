import Testing
import Workstation

@Suite("Generated documentation")
struct FreshPageTests {
    @Test("the pages that the program writes are the pages in Docs")
    func fresh() {
        for page in GeneratedPages.all {
            #expect(SourceTree.read("Docs/" + page.name) == page.text, "\(page.name): run make docs")
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
