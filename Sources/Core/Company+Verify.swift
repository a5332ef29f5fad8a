package import Values

// Every proof of the file, from the disk's pages up to the departments' sums.

/// One proof with what came of it.
package struct ProofReport: Sendable {
    package let name: String
    package let title: Text
    package let result: ProofResult
}

extension Company {
    /// Runs every proof and tells each as it is done. Reads only; others may work meanwhile.
    package func verify(each report: (ProofReport) -> Void = { _ in }) throws -> [ProofReport] {
        var reports: [ProofReport] = []
        func add(_ name: String, _ title: Text, _ body: (Reader) throws -> ProofResult) throws {
            let result: ProofResult
            do {
                result = try look(body)
            } catch let fault as EngineFault {
                result = ProofResult(findings: [Finding(table: "", row: nil, text: Text(verbatim: fault.description))])
            } catch let fault as ColumnFault {
                result = ProofResult(findings: [Finding(table: "", row: nil, text: Text(verbatim: fault.description))])
            }
            let done = ProofReport(name: name, title: title, result: result)
            reports.append(done)
            report(done)
        }
        try add("core.integrity", Text(en: "Pages and indexes are whole", hans: "数据页与索引完整", hant: "資料頁與索引完整"), FileProofs.integrity)
        try add(
            "core.foreign-keys", Text(en: "Every reference finds its row", hans: "所有引用均有对应记录", hant: "所有參照均有對應紀錄"), FileProofs.foreignKeys)
        try add("core.schema", Text(en: "Tables and guards are as made", hans: "表与保护规则未被改动", hant: "資料表與保護規則未被變更")) {
            try FileProofs.schema($0, house: self.house)
        }
        try add("core.audit-chain", Text(en: "The audit chain is unbroken", hans: "审计链完整", hant: "稽核鏈完整"), AuditProofs.chain)
        try add("core.command-log", Text(en: "The command log agrees with the audit", hans: "命令日志与审计一致", hant: "命令日誌與稽核一致")) {
            try AuditProofs.log($0, self.log)
        }
        try add("core.rows", Text(en: "Every row is as its audit left it", hans: "每条记录均与审计一致", hant: "每筆紀錄均與稽核一致")) {
            try RowProofs.rows($0, house: self.house)
        }
        try add("core.histories", Text(en: "Histories find every change", hans: "历史记录可查到每次变更", hant: "歷史紀錄可查到每次變更")) {
            try AuditIndex.proof($0, self.house)
        }
        try add("core.erasures", Text(en: "Whoever was erased is erased", hans: "已清除者确已清除", hant: "已清除者確已清除")) {
            try ErasureProof.erased($0, house: self.house)
        }
        try add("core.numbers", Text(en: "Numbers have no gaps", hans: "编号连续无缺号", hant: "編號連續無缺號"), FileProofs.numbers)
        for proof in house.proofs {
            try add(proof.name, proof.title) { try proof.run($0, self.currency) }
        }
        return reports
    }
}

/// Proofs about the file itself.
enum FileProofs {
    static func integrity(_ reader: Reader) throws -> ProofResult {
        ProofResult(findings: try reader.statements.brokenPages().map { Finding(table: "", row: nil, text: Text(verbatim: $0)) })
    }

    static func foreignKeys(_ reader: Reader) throws -> ProofResult {
        ProofResult(
            findings: try reader.statements.danglingReferences().map { table, id, parent in
                Finding(
                    table: table, row: id,
                    text: Text(
                        en: "\(table) \(id) points to a row of \(parent) that is not there",
                        hans: "\(table) \(id) 引用的 \(parent) 记录不存在",
                        hant: "\(table) \(id) 參照的 \(parent) 紀錄不存在"))
            })
    }

    /// Lays the program's schema in memory and names what differs.
    static func schema(_ reader: Reader, house: House) throws -> ProofResult {
        func objects(_ statements: Statements) throws -> [String: String] {
            Dictionary(uniqueKeysWithValues: try statements.schemaObjects().map { ($0.kind + " " + $0.name, $0.sql) })
        }
        let model = try Connection(path: ":memory:", readOnly: false, engine: house.engine)
        try Company.lay(house.schema, on: model)
        let expected = try objects(model.statements)
        let found = try objects(reader.statements)
        let names = Set(expected.keys).union(found.keys).sorted()
        return ProofResult(
            findings: names.filter { expected[$0] != found[$0] }.map { name in
                let what: Text =
                    found[name] == nil
                    ? Text(en: "\(name) was removed", hans: "\(name) 已被删除", hant: "\(name) 已被刪除")
                    : expected[name] == nil
                        ? Text(en: "\(name) was added from outside", hans: "\(name) 由外部添加", hant: "\(name) 由外部新增")
                        : Text(en: "\(name) was changed from outside", hans: "\(name) 被外部改动", hant: "\(name) 被外部變更")
                return Finding(table: name, row: nil, text: what)
            })
    }

    static func numbers(_ reader: Reader) throws -> ProofResult {
        var findings: [Finding] = []
        try reader.each("SELECT code, next FROM series ORDER BY code") { series in
            let (code, next) = (series.text(0), series.int64(1))
            var expected: Int64 = 1
            // Numbers of one series have the same width until they outgrow it, so length comes before text.
            try reader.each(
                "SELECT number, id FROM document WHERE number LIKE ? || '-%' ORDER BY length(number), number", code
            ) { row in
                let number = row.text(0)
                guard let count = Int64(number.dropFirst(code.count + 1)) else { return }
                if count != expected {
                    findings.append(
                        Finding(
                            table: "document", row: row.int64(1),
                            text: Text(
                                en: "\(number) follows \(expected - 1): a number is missing or stands twice",
                                hans: "\(number) 前一号为 \(expected - 1)：缺号或重号",
                                hant: "\(number) 前一號為 \(expected - 1)：缺號或重號")))
                }
                expected = count + 1
            }
            if expected != next {
                findings.append(
                    Finding(
                        table: "series", row: nil,
                        text: Text(
                            en: "Series \(code) would give \(next) next, its documents end at \(expected - 1)",
                            hans: "编号序列 \(code) 下一号为 \(next)，但单据止于 \(expected - 1)",
                            hant: "編號序列 \(code) 下一號為 \(next)，但單據止於 \(expected - 1)")))
            }
        }
        return ProofResult(findings: findings)
    }
}

/// Proofs about the audit.
enum AuditProofs {
    static func chain(_ reader: Reader) throws -> ProofResult {
        var findings: [Finding] = []
        var previous = Company.seed
        var expected: Int64 = 1
        try reader.eachAuditRow { row, hash in
            if row.sequence != expected || row.previous != previous || JSONText.digest(row.canonical) != hash {
                findings.append(
                    Finding(
                        table: "audit", row: row.sequence,
                        text: Text(
                            en: "audit \(row.sequence) (\(row.command) by \(row.userName)) does not follow from the row before it",
                            hans: "审计第 \(row.sequence) 条（\(row.userName) 的 \(row.command)）与前一条不衔接",
                            hant: "稽核第 \(row.sequence) 筆（\(row.userName) 的 \(row.command)）與前一筆不銜接")))
            }
            previous = hash
            expected = row.sequence + 1
        }
        return ProofResult(findings: findings)
    }

    /// Each whole line of the log against its audit row. A log that ends early is completed by the next writer; one that
    /// goes further than the file means that commits were lost.
    static func log(_ reader: Reader, _ log: CommandLog) throws -> ProofResult {
        var findings: [Finding] = []
        try log.findEnd()
        var last: Int64 = 0
        try log.eachLine { sequence, canonical, hash in
            guard sequence == last + 1 else {
                findings.append(
                    finding(
                        sequence,
                        Text(
                            en: "line \(last + 1) of the command log is missing or damaged",
                            hans: "命令日志第 \(last + 1) 行缺失或损坏", hant: "命令日誌第 \(last + 1) 行缺失或損壞")))
                last = max(last, sequence)
                return
            }
            last = sequence
            let row = try reader.one(
                """
                SELECT id, at, day, userId, userName, route, station, command, version, program, fields, outcome,
                       idempotencyKey, changes, previous, hash
                FROM audit
                WHERE id = ?
                """, sequence, make: { (try AuditRow(row: $0), $0.text(15)) })
            guard let row else {
                findings.append(
                    finding(
                        sequence,
                        Text(
                            en: "commit \(sequence) stands in the command log and not in the file: it was lost",
                            hans: "第 \(sequence) 次提交存在于命令日志而不在文件中：已丢失",
                            hant: "第 \(sequence) 次提交存在於命令日誌而不在檔案中：已遺失")))
                return
            }
            if row.1 != hash || row.0.canonical != canonical {
                findings.append(
                    finding(
                        sequence,
                        Text(
                            en: "audit \(sequence) differs from its line in the command log",
                            hans: "审计第 \(sequence) 条与命令日志不一致", hant: "稽核第 \(sequence) 筆與命令日誌不一致")))
            }
        }
        return ProofResult(findings: findings)
    }

    private static func finding(_ row: Int64, _ text: Text) -> Finding { Finding(table: "audit", row: row, text: text) }
}
