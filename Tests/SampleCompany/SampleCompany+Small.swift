package import Core
internal import Values

extension SampleCompany {
    /// A few items, suppliers and customers, and one order: enough to try a screen or a command on, in a blink. It starts
    /// on the day that the company's clock shows; people are added for those of the story's roles that the company has.
    package static func small(_ company: Company) throws {
        let clock = company.clock
        defer { company.clock = clock }
        let office = try SampleOffice(company, seed: seed, day: clock().localDay)
        try office.hire()
        try office.openBooks()
        try office.enterWarehouses(1)
        for code in ["B-M830", "N-M800", "W-F800", "Z-6204RS", "G-STL20", "V-CTN40"] {
            for item in SampleItem.all where item.code == code { try office.enter(item) }
        }
        for supplier in SampleParty.suppliers.prefix(2) { try office.enter(supplier: supplier) }
        for customer in SampleParty.customers.prefix(2) { try office.enter(customer: customer) }
    }
}
