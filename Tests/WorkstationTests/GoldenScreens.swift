import Core
import Desk
import SampleFile
import TestGround

/// Twelve screens that together hold every kind of thing a screen is made of.
struct GoldenScreen: Sendable {
    let name: String
    /// The login name; nil: nobody is logged in yet.
    let person: String?
    let keys: @Sendable (ScreenBench) throws -> Void

    init(_ name: String, _ person: String?, keys: @escaping @Sendable (ScreenBench) throws -> Void = { _ in }) {
        self.name = name
        self.person = person
        self.keys = keys
    }

    static let all = [
        GoldenScreen("login", nil),
        GoldenScreen("menu", "chen.hao"),
        GoldenScreen("receipt", "chen.hao") { bench in
            bench.go("GR " + (try bench.desk.company.orderToReceive())).press("F6")
        },
        GoldenScreen("orders", "lin.yue") { $0.go("PO").press("Down", "Down") },
        GoldenScreen("order", "lin.yue") { $0.go("PO").press("2").press("Enter") },
        GoldenScreen("invoice", "wang.fang") { bench in
            bench.go("SI").write(try bench.desk.company.orderToInvoice()).press("Enter")
        },
        GoldenScreen("account-card", "wang.fang") { $0.go("GL 1405").press("Down") },
        GoldenScreen("trial-balance", "wang.fang") { $0.go("TB") },
        GoldenScreen("journal-entry", "wang.fang") { bench in
            bench.go("JE").write("0318").press("Enter").write("三月房租 March rent").press("Enter")
            bench.write("5602.14").press("Enter").write("12,000").press("Enter")
        },
        GoldenScreen("on-hand", "chen.hao") { $0.go("OH") },
        GoldenScreen("complaint", "su.qing") { bench in
            bench.go("CT").write("C-2001").press("Enter").press("Enter").write("QL").press("Enter").press("Enter")
            bench.write("轴承有异响 Bearing is noisy").press("Enter")
        },
        GoldenScreen("approvals", "zhao.min") { $0.go("IN") },
    ]
}
