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

    @Test("the documentation speaks of the product alone")
    func alone() {
        let files = SourceTree.files(below: "Docs") + SourceTree.files(below: "Tools") + SourceTree.swiftFiles(below: "Sources")
        for file in files {
            for word in ["/work/", "bash_jobs", "subagent", "Claude", "language model"] {
                #expect(!file.text.contains(words: word), "\(file.path): \(word)")
            }
        }
    }
}
