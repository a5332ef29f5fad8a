import Core
import Glibc
import TestGround
import Testing
import Values

@Suite("Importing, and taking an import back")
struct ImportTests {
    private func ground() throws -> ProgramGround {
        let ground = try ProgramGround()
        try ground.run(["run", "core.add-user", "--json", #"{"name":"books","fullName":"B","roles":["bookkeeper","buyer","clerk"]}"#])
        try ground.run(["run", "core.add-user", "--json", #"{"name":"house","fullName":"H","roles":["clerk","approver","administrator"]}"#])
        return ground
    }

    private func bring(_ ground: ProgramGround, _ kind: String, _ csv: String, _ more: String..., user: String = "books") throws
        -> Subprocess.Result
    {
        let file = ground.write(kind + ".csv", Array(csv.utf8))
        return try ground.run(["import", kind, file, "--user", user] + more)
    }

    private let items = "code,name,unit\nB-M830,螺栓 M8x30,EA\nB-M1040,螺栓 M10x40,EA\n"
    private let stock = "day,warehouse,item,quantity,value\n2026-01-01,MAIN,B-M830,100,1000\n2026-01-01,MAIN,B-M1040,10,99.99\n"

    @Test("DM-01: every kind of master, opening balances and opening stock come in by CSV, and every proof holds")
    func kinds() throws {
        let ground = try ground()
        for (kind, csv, user) in [
            ("suppliers", "code,name\nS-0001,上海宏达\n", "books"), ("customers", "code,name\nC-0001,Acme\n", "house"),
            ("items", items, "books"), ("units", "item,unit,contains\nB-M830,BOX,100\n", "books"),
            ("barcodes", "item,barcode\nB-M830,6901234567892\n", "books"),
            ("prices", "supplier,item,price\nS-0001,B-M830,1.25\n", "books"), ("rates", "currency,day,rate\nUSD,2026-01-05,7.1\n", "house"),
            ("warehouses", "code,name\nMAIN,主仓\n", "house"),
            ("accounts", "code,name,kind,normalSide\n1013,Till,asset,debit\n", "books"),
            ("opening-balances", "day,account,debit,credit\n2026-01-01,1002,1000.00,\n,1013,50,\n,3001,,30\n", "books"),
            ("opening-stock", stock, "books"),
            (
                "journals",
                "day,document,summary,account,debit,credit\n2026-02-01,a,x,1002,9,\n,,,3001,,9\n2026-02-02,b,y,1002,5,\n,,,3001,,5\n",
                "books"
            ),
            ("orders", "supplier,warehouse,item,quantity,unitPrice\nS-0001,MAIN,B-M830,100,1.20\n,,B-M1040,50,1\n", "books"),
        ] {
            let result = try bring(ground, kind, csv, user: user)
            let known = result.errors.contains("core.unknown-column") || result.errors.contains("not-allowed")
            #expect(result.code == 0, "\(kind): \(result.output)\(result.errors)\(known)")
        }
        let balance = try ground.run(["query", "ledgers.trial-balance", "--user", "books", "--format", "csv"]).output
        #expect(balance.contains("1099.99"))
        let journal = try ground.run(["query", "ledgers.journal", "--user", "books", "--format", "csv"]).output
        #expect(journal.components(of: "2026-02-01") == 1)
        #expect(try ground.run(["verify"]).code == 0)
    }

    @Test("every bad row of a document is told with its own line, and nothing is written")
    func everyBadRow() throws {
        let ground = try ground()
        let result = try bring(
            ground, "opening-balances", "day,account,debit,credit\n2026-01-01,1002,1000.00,\n,2202.01,,3.004\n,9999,5,\n,1001,7,7\n")
        #expect(result.code == 2)
        for line in [
            "opening-balances.csv:3: values.too-many-decimals", "opening-balances.csv:4: ledgers.no-account", "opening-balances.csv:5: ",
        ] {
            #expect(result.output.contains(line), "\(result.output)")
        }
        #expect(!result.output.contains("csv:2:"))
        #expect(result.errors.contains("3 of 4 rows are bad"))
        let ragged = try bring(ground, "items", "code,name,unit\nB-1,a,b,EA\n")
        #expect(ragged.output.contains("items.csv:2: core.ragged-row"))
        #expect(try ground.run(["query", "ledgers.journal", "--user", "books", "--format", "csv"]).output.components(of: "JE-") == 0)
    }

    @Test("an import whose process is killed goes on with the same call: each row once")
    func interrupted() throws {
        let ground = try ground()
        let rows = (1...4000).map { "I-\($0 + 10000),item \($0),EA" }.joined(separator: "\n")
        let file = ground.write("many.csv", Array(("code,name,unit\n" + rows + "\n").utf8))
        let program = Subprocess.products + "/countinghouse"
        let shell =
            "\(program) import items \(file) --user books & p=$!; while n=$(sqlite3 -readonly \(ground.file) 'SELECT count(*) FROM item'); "
            + "[ \"${n:-0}\" -lt 30 ]; do sleep 0.01; done; kill -INT $p; wait $p; echo ENDED $?"
        let cut = try Subprocess.run("bash", ["-c", shell], environment: ["COUNTINGHOUSE_FILE": ground.file])
        let before = try count(ground, "item")
        #expect((30..<4000).contains(before), "\(before) \(cut.output) \(cut.errors)")
        #expect(cut.output.contains("ENDED 130"), "\(cut.output)")
        #expect(cut.errors.contains("Stopped after \(before) of 4000"), "\(cut.errors)")
        let rest = try ground.run(["import", "items", file, "--user", "books"])
        #expect(rest.output.contains("\(4000 - before) rows imported, \(before) were there already."), "\(rest.output)")
        #expect(try count(ground, "item") == 4000)
    }

    private func count(_ ground: ProgramGround, _ table: String) throws -> Int {
        Int(try Subprocess.run("sqlite3", [ground.file, "SELECT count(*) FROM \(table)"]).output.filter(\.isNumber)) ?? -1
    }

    @Test("undo refuses with the names of later work, and undoes nothing")
    func builtUpon() throws {
        let ground = try ground()
        _ = try bring(ground, "warehouses", "code,name\nMAIN,主仓\n", user: "house")
        _ = try bring(ground, "items", items)
        _ = try bring(ground, "opening-stock", stock)
        let refused = try bring(ground, "items", items, "--undo")
        #expect(refused.code == 2)
        #expect(refused.output.contains("items.csv:2: core.built-upon: OS-"), "\(refused.output)")
        #expect(refused.errors.contains("2 of 2 rows cannot be undone"))
        #expect(try ground.run(["query", "masterdata.items", "--user", "books", "--format", "csv"]).output.components(of: "B-M") == 2)
    }

    @Test("undo reverses from the last row to the first, archives unused masters, and the file can come in again")
    func undone() throws {
        let ground = try ground()
        _ = try bring(ground, "suppliers", "code,name\nS-0001,上海\nS-0002,北京\n")
        let prices = "supplier,item,price\nS-0001,B-M830,1.25\n"
        _ = try bring(ground, "items", items)
        _ = try bring(ground, "prices", prices)
        #expect(try bring(ground, "suppliers", "code,name\nS-0001,上海\nS-0002,北京\n", "--undo").output.contains("supplierItem B-M830+S-0001"))
        #expect(try bring(ground, "prices", prices, "--undo").output.contains("1 rows undone."))
        #expect(try count(ground, "supplierItem") == 0)
        #expect(
            try bring(ground, "suppliers", "code,name\nS-0001,上海\nS-0002,北京\n", "--undo", "--dry-run").output.contains(
                "2 rows can be undone"))
        #expect(try bring(ground, "suppliers", "code,name\nS-0001,上海\nS-0002,北京\n", "--undo").output.contains("2 rows undone."))
        let archived = try Subprocess.run(
            "sqlite3", [ground.file, "SELECT fields FROM audit WHERE command = 'masterdata.archive-supplier' ORDER BY id"])
        #expect(archived.output.components(of: "S-000") == 2)
        #expect(
            (archived.output.firstRange(of: "S-0002")?.lowerBound ?? archived.output.endIndex)
                < (archived.output.firstRange(of: "S-0001")?.lowerBound ?? archived.output.startIndex))
        let journals = "day,document,summary,account,debit,credit\n2026-02-01,a,x,1002,9,\n,,,3001,,9\n2026-02-02,b,y,1002,5,\n,,,3001,,5\n"
        _ = try bring(ground, "journals", journals, "--at", "2026-02-20")
        #expect(try bring(ground, "journals", journals, "--undo", "--at", "2026-02-20").output.contains("2 rows undone."))
        #expect(try bring(ground, "journals", journals, "--undo", "--at", "2026-02-20").errors.hasPrefix("core.nothing-to-undo"))
        #expect(try bring(ground, "journals", journals, "--at", "2026-02-20").output.contains("4 rows imported, 0 were there already."))
        #expect(try count(ground, "journalEntry") == 6)
        #expect(try ground.run(["verify"]).code == 0)
        #expect(try ground.run(["replay", ground.folder + "/replayed.books"]).code == 0)
    }

    @Test("a change that somebody overwrote is not taken back")
    func overwritten() throws {
        let ground = try ground()
        let prices = "supplier,item,price\nS-0001,B-M830,1.25\n"
        _ = try bring(ground, "suppliers", "code,name\nS-0001,上海\n")
        _ = try bring(ground, "items", items)
        _ = try bring(ground, "prices", prices)
        try ground.run([
            "run", "masterdata.set-supplier-price", "--user", "books", "--json", #"{"supplier":"S-0001","item":"B-M830","price":"2"}"#,
        ])
        let refused = try bring(ground, "prices", prices, "--undo")
        #expect(refused.code == 2)
        #expect(refused.output.contains("core.changed-since"), "\(refused.output)")
        #expect(
            try ground.run(["run", "core.take-back", "--user", "books", "--json", #"{"sequence":1}"#]).output.contains(
                "core.not-taken-back"))
    }
}
