internal import Core
package import Values

// Documents by the numbers that people say: `326` for PO-000326, in look-ups and behind a code in the command field.

extension Desk {
    /// The screen of the document that was typed behind a code: `PO 326`. Where several answer, they are offered.
    /// - Parameters:
    ///   - kinds: of the documents that the code opens.
    ///   - open: makes the screen of one number.
    ///   - none: what is said where no document answers.
    package func screen(
        said typed: String, _ kinds: [String], none: (String) -> Refusal, open: @escaping (Desk, String) throws -> any Screen
    ) throws -> any Screen {
        let numbers = try company.look { try $0.documentNumbers(kinds, said: typed) }
        guard let first = numbers.first else { throw none(typed) }
        if numbers.count == 1 { return try open(self, first) }
        return PickList(title: Words.goTo, rows: numbers.map { PickRow($0) }) { desk, index in
            try desk.show(open(desk, numbers[index]))
        }
    }

    /// The numbers that answer to what was typed in a look-up of documents, in it or not; none in any other.
    func numbers(said typed: String, in lookup: String) throws -> [String] {
        guard typed.contains(where: \.isNumber), let opener = pages.flatMap(\.openers).first(where: { $0.lookups.contains(lookup) })
        else { return [] }
        let kinds = opener.documents ?? company.house.documents.map(\.kind).filter { $0 == opener.kind }
        guard !kinds.isEmpty else { return [] }
        return try company.look { try $0.documentNumbers(kinds, said: typed) }
    }
}
