internal import Core
internal import MasterData
internal import Values

// Parties, items, prices, rates and warehouses, entered by the people whose work it is.

extension SampleOffice {
    /// Where goods lie.
    static let warehouses = [
        (code: "MAIN", name: "主仓库 Main warehouse", address: "江苏省昆山市宏达路 18 号"),
        (code: "EAST", name: "二号仓 East warehouse", address: "江苏省太仓市港区货栈路 6 号"),
    ]

    func enterWarehouses(_ count: Int) throws {
        for place in SampleOffice.warehouses.prefix(count) {
            try have(
                .manager, do: "stock.add-warehouse",
                ["code": .text(place.code), "name": .text(place.name), "address": .text(place.address)])
        }
        try have(.manager, do: "stock.change-setting", ["setting": .text("stock.default-warehouse"), "value": .text("MAIN")])
    }

    func enter(_ item: SampleItem) throws {
        let lot = item.lotUnits
        try have(
            .buyer,
            do: AddItem(
                code: item.code, name: item.name, unit: item.unit, isStocked: item.isStocked, category: item.category,
                listPrice: try Figure(item.listPrice), safetyStock: Figure(units: Int64(lot / 4)),
                reorderPoint: Figure(units: Int64(lot / 2))))
        try have(.buyer, do: AddBarcode(item: item.code, barcode: item.barcode))
        guard let pack = item.pack, let barcode = item.packBarcode else { return }
        try have(.buyer, do: AddUnit(item: item.code, unit: pack.unit, contains: try Fraction(Int64(pack.pieces), 1)))
        try have(.buyer, do: AddBarcode(item: item.code, barcode: barcode, unit: pack.unit))
    }

    func enter(supplier: SampleParty) throws {
        try have(
            .buyer,
            do: AddSupplier(
                code: supplier.code, name: supplier.name, contact: supplier.contact, phone: supplier.phone,
                email: supplier.email, city: supplier.city, country: supplier.country, currency: supplier.currency,
                paymentDays: supplier.paymentDays))
    }

    func enter(customer: SampleParty) throws {
        try have(
            .agent,
            do: AddCustomer(
                code: customer.code, name: customer.name, contact: customer.contact, phone: customer.phone,
                email: customer.email, city: customer.city, country: customer.country, currency: customer.currency,
                paymentDays: customer.paymentDays))
    }

    /// What the supplier asks for each item it has, in its own currency.
    func enterPrices(of supplier: SampleParty) throws {
        for item in SampleItem.all where supplier.has(item) {
            try have(
                .buyer,
                do: SetSupplierPrice(
                    supplier: supplier.code, item: item.code, price: try price(of: item, from: supplier),
                    supplierCode: supplier.code.suffix(2) + "-" + item.code.filter { $0 != "-" }, leadDays: supplier.leadDays,
                    minimum: Figure(units: Int64(item.pack?.pieces ?? 1))))
        }
    }

    /// The supplier's price per stock unit in its currency, to four decimals.
    func price(of item: SampleItem, from supplier: SampleParty) throws -> Figure {
        // No two suppliers ask the same; who asks what depends on the names alone.
        let spread = Int64((supplier.code + item.code).utf8.reduce(0) { ($0 &* 31 &+ Int($1)) % 97 }) - 40
        let micro = item.costMicro * (1_000 + spread) / 1_000 * 1_000_000_000 / SampleOffice.rateNano(supplier.currency, month: 0)
        return Figure(units: max(1, (micro + 50) / 100), scale: 4)
    }

    /// Sets the month's rates of all currencies that the company deals in.
    func enterRates(month: Int) throws {
        for currency in SampleOffice.baseRates.map(\.code) {
            try have(
                .bookkeeper,
                do: SetRate(
                    currency: currency, day: day, rate: Figure(units: SampleOffice.rateNano(currency, month: month) / 100_000, scale: 4)))
        }
    }

    /// Yuan for one unit in the first month, in ten-thousandths; later months drift around it.
    private static let baseRates: [(code: String, base: Int64, drift: Int64)] = [
        ("USD", 71_900, 260), ("EUR", 78_400, 480), ("JPY", 472, 6), ("TWD", 2_218, 14), ("HKD", 9_230, 35), ("GBP", 91_300, 520),
    ]

    static func rateNano(_ currency: String, month: Int) -> Int64 {
        guard let rate = baseRates.first(where: { $0.code == currency }) else { return 1_000_000_000 }
        // A slow wave, different for each currency, so that receipt and invoice days often differ.
        let wave = [0, 3, 5, 4, 1, -2, -5, -4, -1, 2, 6, 7, 3, 0, -3][(month + Int(rate.drift)) % 15]
        return (rate.base + rate.drift * Int64(wave) / 7) * 100_000
    }
}
