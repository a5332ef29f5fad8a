// swift-tools-version: 6.2
import PackageDescription

// The house plan. Read it from the bottom of the picture in Docs/ARCHITECTURE.md upwards:
// ground first, then one line per department, then the front hall. Arrows only point down.

let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A part of the ground with its tests.
func ground(_ name: String, on lower: [Target.Dependency], tests more: [Target.Dependency] = []) -> [Target] {
    [
        .target(name: name, dependencies: lower, swiftSettings: house),
        .testTarget(
            name: name + "Tests", dependencies: [.init(stringLiteral: name)] + lower + more, swiftSettings: house),
    ]
}

/// A department with its tests: it may import the ground and what its line names, nothing else.
func department(_ name: String, on lower: [String]) -> [Target] {
    let below = (["Values", "Core", "Terminal", "Desk"] + lower).map { Target.Dependency(stringLiteral: $0) }
    return [
        .target(name: name, dependencies: below, swiftSettings: house),
        .testTarget(
            name: name + "Tests", dependencies: [.init(stringLiteral: name), "TestGround"] + below, swiftSettings: house),
    ]
}

let departments: [Target.Dependency] = ["MasterData", "Ledgers", "Stock", "Purchasing", "CustomerService"]
let everyGround: [Target.Dependency] = ["Values", "Core", "Terminal", "Desk"]

let package = Package(
    name: "countinghouse",
    products: [.executable(name: "countinghouse", targets: ["countinghouse"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .target(
            name: "CTerminal",
            cSettings: [.define("_GNU_SOURCE"), .define("_XOPEN_SOURCE_EXTENDED")],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(
            name: "CSystem",
            cSettings: [.define("_GNU_SOURCE")],
            linkerSettings: [.linkedLibrary("crypto"), .linkedLibrary("crypt"), .linkedLibrary("sqlite3")]),
    ]
        + ground("Values", on: ["CSystem"])
        + ground("Core", on: ["Values", "CSystem"], tests: ["TestGround"])
        + ground("StorageEngine", on: ["Core", grdb], tests: ["CSystem"])
        + ground("Terminal", on: ["Values", "CTerminal", "CSystem"], tests: ["TerminalProbe", "TestGround"])
        + ground("ThemeFiles", on: ["Values", "Terminal", toml])
        + ground("Desk", on: ["Values", "Terminal", "Core"], tests: ["TestGround"])

        + department("MasterData", on: [])
        + department("Ledgers", on: ["MasterData"])
        + department("Stock", on: ["MasterData", "Ledgers"])
        + department("Purchasing", on: ["MasterData", "Ledgers", "Stock"])
        + department("CustomerService", on: ["MasterData", "Ledgers", "Stock"])

        + [
            .executableTarget(
                name: "TerminalProbe", dependencies: ["Terminal", "Values"], path: "Tests/TerminalProbe", swiftSettings: house),
            .target(
                name: "SampleCompany", dependencies: everyGround + departments, path: "Tests/SampleCompany",
                swiftSettings: house),
            .target(
                name: "SampleFile", dependencies: ["Values", "Core", "SampleCompany", "Workstation"], path: "Tests/SampleFile",
                swiftSettings: house),
            .target(
                name: "TestGround", dependencies: everyGround + ["StorageEngine", "CSystem"], path: "Tests/TestGround",
                swiftSettings: house),
            .target(
                name: "FuzzTargets", dependencies: everyGround + ["Workstation"], path: "Tests/FuzzTargets", swiftSettings: house),
            .target(
                name: "Workstation",
                dependencies: everyGround + departments + ["SampleCompany", "StorageEngine", "ThemeFiles", "CSystem", arguments],
                swiftSettings: house),
            .executableTarget(
                name: "countinghouse", dependencies: ["Workstation"], path: "Sources/Program", swiftSettings: house,
                // A package brings the Swift runtime along in a folder of its own.
                linkerSettings: [.unsafeFlags(["-Xlinker", "-rpath", "-Xlinker", "$ORIGIN/../lib/countinghouse"])]),
            .target(name: "CBaseline", linkerSettings: [.linkedLibrary("sqlite3"), .linkedLibrary("dl")]),
            .executableTarget(
                name: "Benchmarks",
                dependencies: everyGround + departments + [
                    "SampleCompany", "Workstation", "CSystem", "CBaseline", "TestGround",
                ],
                swiftSettings: house),
        ]
        // Only for `make fuzz`: libFuzzer brings its own main.
        + (Context.environment["COUNTINGHOUSE_FUZZING"] == nil
            ? []
            : [
                .executableTarget(
                    name: "Fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz",
                    swiftSettings: house + [.unsafeFlags(["-parse-as-library"])])
            ])
        + ["WorkstationTests", "JourneyTests", "HouseTests"].map { name in
            .testTarget(
                name: name,
                dependencies: everyGround + departments + ["FuzzTargets", "SampleCompany", "SampleFile", "TestGround", "Workstation"],
                exclude: name == "WorkstationTests" ? ["Golden"] : [], swiftSettings: house)
        }
)
