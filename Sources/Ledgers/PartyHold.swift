internal import Core
internal import Values

// As long as we owe a party or it owes us, we must know whom to write to.

extension Hold {
    /// Control accounts on which the party's lines do not add up to nought.
    static let openBalances = Hold("ledgers.open-balances", of: "party", noun: Text(en: "account", hans: "科目", hant: "科目")) {
        reader, subject in
        try reader.all(
            """
            SELECT account.code
            FROM journalLine
            JOIN journalEntry ON journalEntry.id = journalLine.entryId
            JOIN account ON account.id = journalLine.accountId
            JOIN party ON party.code = journalLine.party
            WHERE party.id = ? AND journalEntry.state = 'posted' AND account.isControl = 1
            GROUP BY account.code
            HAVING sum(journalLine.amountMinor) <> 0
            ORDER BY account.code
            """, subject.id
        ) { $0.text(0) }
    }
}
