import Testing

/// What each target's line in Package.swift declares. The compiler holds siblings apart; this holds the rest.
private let declared: [String: Set<String>] = {
    let ground: Set<String> = ["Values", "Core", "Terminal", "Desk"]
    let departments: Set<String> = ["MasterData", "Ledgers", "Stock", "Purchasing", "CustomerService"]
    return [
        "CTerminal": [], "CSystem": [], "CBaseline": [],
        "Values": ["CSystem"],
        "Core": ["Values", "CSystem"],
        "StorageEngine": ["Core", "GRDB"],
        "Terminal": ["Values", "CTerminal", "CSystem"],
        "ThemeFiles": ["Values", "Terminal", "TOMLKit"],
        "Desk": ["Values", "Core", "Terminal"],
        "MasterData": ground,
        "Ledgers": ground.union(["MasterData"]),
        "Stock": ground.union(["MasterData", "Ledgers"]),
        "Purchasing": ground.union(["MasterData", "Ledgers", "Stock"]),
        "CustomerService": ground.union(["MasterData", "Ledgers", "Stock"]),
        "Workstation": ground.union(departments).union(["SampleCompany", "StorageEngine", "ThemeFiles", "CSystem", "ArgumentParser"]),
        "Program": ["Workstation"],
        "Benchmarks": ground.union(departments).union(["SampleCompany", "Workstation", "CSystem", "CBaseline", "TestGround"]),
    ]
}()

private let ofTheSystem: Set<String> = ["Swift", "Glibc", "FoundationEssentials", "Synchronization"]
private let departmentNames: Set<String> = ["MasterData", "Ledgers", "Stock", "Purchasing", "CustomerService"]

private func imports(_ file: SourceTree.File) -> [String] {
    file.lines.compactMap { line in
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index + 1 < words.count, index <= 3 else { return nil }
        guard words[..<index].allSatisfy({ ["internal", "package", "public", "private", "fileprivate"].contains($0) || $0.hasPrefix("@") })
        else { return nil }
        return words[index + 1].split(separator: ".").first.map(String.init)
    }
}

@Suite("The walls of the house")
struct WallTests {
    static let sources = SourceTree.swiftFiles(below: "Sources")

    @Test("there are sources to look at")
    func found() {
        #expect(WallTests.sources.count > 50)
        #expect(Set(WallTests.sources.map(\.target)).subtracting(declared.keys) == [])
    }

    @Test("a file imports only what its target's line declares")
    func declaredOnly() {
        for file in WallTests.sources {
            let allowed = (declared[file.target] ?? []).union(ofTheSystem)
            let strangers = imports(file).filter { !allowed.contains($0) }
            #expect(strangers == [], "\(file.path)")
        }
    }

    @Test("in a department only its screens and its title page know the desk")
    func screensApart() {
        for file in WallTests.sources where departmentNames.contains(file.target) {
            if file.path.contains(words: "/Screens/") || file.name.hasSuffix("Department.swift") { continue }
            #expect(imports(file).filter { ["Terminal", "Desk"].contains($0) } == [], "\(file.path)")
        }
    }

    @Test("screens write no SQL, and rules know no screen")
    func noSQLOnScreens() {
        for file in WallTests.sources where file.path.contains(words: "/Screens/") || file.target == "Desk" {
            for verb in ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM"] {
                #expect(!file.code.contains(words: "\"" + verb) && !file.code.contains(words: "\n" + verb), "\(file.path): \(verb)")
            }
        }
    }

    @Test("only the engine's folders know what only SQLite has")
    func portable() {
        let onlySQLite = [
            "INSERT OR ", "REPLACE INTO", "strftime(", "julianday(", "json_", "GLOB ", "AUTOINCREMENT", "WITHOUT ROWID", "rowid", "ATTACH ",
            "PRAGMA ", "pragma_", "sqlite_schema", "sqlite_master", "VACUUM",
        ]
        let engine = ["Sources/Core/Engine/", "Sources/StorageEngine/"]
        for file in WallTests.sources where file.target != "Benchmarks" && !engine.contains(where: file.path.hasPrefix) {
            for word in onlySQLite { #expect(!file.code.contains(words: word), "\(file.path): \(word)") }
        }
    }

    @Test("nothing but the storage engine waits for GRDB to be built, nothing but theme files for TOML, and no department for those")
    func grdbInOnePlace() throws {
        let plan = try #require(SourceTree.read("Package.swift")).split(separator: "\n")
        let waiting = plan.filter { $0.contains("grdb") && !$0.hasPrefix("let grdb") }
        #expect(waiting == ["        + ground(\"StorageEngine\", on: [\"Core\", grdb], tests: [\"CSystem\"])"])
        let reading = plan.filter { $0.contains("toml") && !$0.hasPrefix("let toml") }
        #expect(reading == ["        + ground(\"ThemeFiles\", on: [\"Values\", \"Terminal\", toml])"])
        for late in ["StorageEngine", "ThemeFiles"] {
            #expect(plan.filter { $0.contains("department(\"") && $0.contains(late) } == [])
        }
    }

    @Test("GRDB's unsafe doors stay shut")
    func grdbDoors() {
        for file in WallTests.sources {
            for word in ["DatabasePool", "writeWithoutTransaction", "unsafeRead", ".deferred", "journalMode = .wal"] {
                #expect(!file.code.contains(words: word), "\(file.path): \(word)")
            }
        }
    }

    @Test("no binary floating point near the books")
    func noFloats() {
        let near = departmentNames.union(["Values", "Core"])
        for file in WallTests.sources where near.contains(file.target) {
            for word in [": Double", ": Float", "Double(", "Float(", "CGFloat"] {
                #expect(!file.code.contains(words: word), "\(file.path): \(word)")
            }
        }
    }

    @Test("nothing crashes in front of a person on purpose, and nothing is unfinished by its own words")
    func finished() {
        for file in WallTests.sources {
            for word in ["fatalError(", "try!", " as! ", "TODO", "FIXME", " XXX", "HACK"] {
                #expect(!file.code.contains(words: word), "\(file.path): \(word)")
            }
        }
    }

    @Test("a file is one idea: none is longer than 400 lines, and the longest only get shorter")
    func short() {
        for file in WallTests.sources where file.name != "CurrencyTable.swift" {
            #expect(file.lines.count <= 401, "\(file.path): \(file.lines.count)")
        }
    }

    @Test("every front door says what it is for")
    func documented() {
        for file in WallTests.sources {
            let lines = file.lines
            for (index, line) in lines.enumerated() {
                let trimmed = line.drop { $0 == " " }
                guard
                    ["package struct", "package enum", "package protocol", "package final class", "package class", "package indirect enum"]
                        .contains(where: { trimmed.hasPrefix($0 + " ") })
                else { continue }
                var above = index - 1
                while above >= 0, lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
                #expect(above >= 0 && lines[above].drop(while: { $0 == " " }).hasPrefix("///"), "\(file.path):\(index + 1)")
            }
        }
    }
}
