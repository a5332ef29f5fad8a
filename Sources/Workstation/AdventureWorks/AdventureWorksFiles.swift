internal import Core
internal import Values

/// The tables of AdventureWorks that the import reads (Microsoft sample data, MIT), as rows of named cells.
struct AdventureWorksFiles {
    typealias Record = [String: String]

    struct Order {
        let header: Record
        let lines: [Record]
        var id: String { header["purchase_order_id"] ?? "" }
    }

    let vendors: [Record]
    let products: [Record]
    let rates: [Record]
    let orders: [Order]

    /// - Throws: `core.file-absent` where a table is missing from the folder.
    init(folder: String, limit: Int = .max) throws {
        func table(_ name: String) throws -> [Record] {
            var reader = CSVReader(try TextEncoding.decode(try Console.read(folder + "/" + name + ".csv")))
            guard let heading = try reader.next() else { return [] }
            var rows: [Record] = []
            while let row = try reader.next() {
                rows.append(Dictionary(zip(heading.cells, row.cells), uniquingKeysWith: { first, _ in first }))
            }
            return rows
        }
        vendors = try table("vendor")
        products = try table("product")
        rates = Array(try table("currency_rate").prefix(limit))
        let lines = Dictionary(grouping: try table("purchase_order_detail")) { $0["purchase_order_id"] ?? "" }
        orders = try table("purchase_order_header").prefix(limit).map { header in
            Order(header: header, lines: lines[header["purchase_order_id"] ?? ""] ?? [])
        }
    }

    /// `price × quantity` of a line rounded once to cents, half away from zero; and the same unrounded, in 1/1,000,000.
    static func value(_ line: Record, _ quantity: String) throws -> (minor: Int64, exactMicro: Int128) {
        let price = try Figure(line["unit_price"] ?? "0").unitPrice()
        let count = try Figure(line[quantity] ?? "0").quantity()
        let exact = Int128(price.micro) * Int128(count.micro)
        return (try int64(roundedDivision(exact, by: 10_000_000_000)), roundedDivision(exact, by: 1_000_000))
    }
}
