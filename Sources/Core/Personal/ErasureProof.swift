internal import Values

/// Proofs about personal words: whoever was erased is erased, in live rows and in keys.
enum ErasureProof {
    static func erased(_ reader: Reader, house: House) throws -> ProofResult {
        var findings: [Finding] = []
        for subject in try reader.returnedSubjects() {
            let name = "\(subject.kind) \(subject.id)"
            findings.append(
                Finding(
                    table: "subjectKey", row: nil,
                    text: Text(
                        en: "\(name) was erased and has a key again: an old copy came back. `countinghouse keeper --once` erases it again.",
                        hans: "\(name) 已清除，却又有密钥：旧副本被恢复。请运行 countinghouse keeper --once 再次清除。",
                        hant: "\(name) 已清除，卻又有金鑰：舊副本被還原。請執行 countinghouse keeper --once 再次清除。")))
        }
        for columns in house.personal {
            let names = columns.columns.map { "(\"\($0)\" <> '' AND \"\($0)\" <> '\(SealedText.erased)')" }.joined(separator: " OR ")
            let key = columns.path.expression(over: "\"\(columns.table)\"")
            try reader.statements.run(
                text: """
                    SELECT id FROM "\(columns.table)"
                    WHERE (\(names)) AND \(key) IN (SELECT subjectId FROM erasure WHERE kind = ?)
                    """, [columns.kind]
            ) { row in
                let (table, id) = (columns.table, row.int64(0))
                findings.append(
                    Finding(
                        table: table, row: id,
                        text: Text(
                            en: "\(table) \(id) holds words about somebody who was erased",
                            hans: "\(table) \(id) 仍含已清除者的信息", hant: "\(table) \(id) 仍含已清除者的資料")))
            }
        }
        return ProofResult(findings: findings)
    }
}
