package import Core
internal import Values

/// The roles that every new company starts with. They are kept in the file and edited there; this is only their birth.
/// No role holds both sides of a duty that rules.md 2.14 keeps apart: order and approval, receipt and invoice,
/// user administration and any posting. What widens a duty stands with those who have the duty: whoever may let more come
/// in than was ordered, or more go out than is there, receives and issues goods themselves.
package enum Roles {
    package static let all: [RoleDefinition] = [
        RoleDefinition(
            "clerk", Text(en: "Warehouse clerk", hans: "仓库员", hant: "倉管員"),
            rights: [
                "masterdata.read", "stock.read", "stock.receive", "stock.issue", "purchasing.read", "purchasing.receive",
            ]),
        RoleDefinition(
            "warehouse-lead", Text(en: "Warehouse lead", hans: "仓库主管", hant: "倉庫主管"),
            rights: [
                "masterdata.read", "stock.read", "stock.receive", "stock.issue", "stock.override-negative", "purchasing.read",
                "purchasing.receive", "purchasing.over-receive",
            ]),
        RoleDefinition(
            "buyer", Text(en: "Buyer", hans: "采购员", hant: "採購員"),
            rights: [
                "masterdata.read", "masterdata.keep-suppliers", "masterdata.keep-items", "purchasing.read",
                "purchasing.order", "stock.read",
            ]),
        RoleDefinition(
            "approver", Text(en: "Approver", hans: "审批人", hant: "核准人"),
            rights: [
                "masterdata.read", "purchasing.read", "purchasing.approve", "purchasing.release", "purchasing.settings",
                "stock.read", "stock.keep-warehouses", "stock.settings",
            ]),
        RoleDefinition(
            "bookkeeper", Text(en: "Bookkeeper", hans: "会计", hant: "會計"),
            rights: [
                "masterdata.read", "ledgers.read", "ledgers.post", "ledgers.reverse", "ledgers.close", "ledgers.chart",
                "ledgers.settings", "purchasing.read", "purchasing.invoice", "stock.read",
            ]),
        RoleDefinition(
            "agent", Text(en: "Service agent", hans: "客服专员", hant: "客服專員"),
            rights: ["masterdata.read", "service.read", "service.log", "service.assign", "service.resolve"]),
        RoleDefinition(
            "administrator", Text(en: "Administrator", hans: "系统管理员", hant: "系統管理員"),
            rights: [
                "core.administer", "core.read-audit", "core.read-people", "masterdata.read", "masterdata.keep-customers",
                "masterdata.erase",
                "masterdata.settings",
                "ledgers.read", "ledgers.chart", "ledgers.close", "service.read", "service.settings",
            ]),
        RoleDefinition(
            "auditor", Text(en: "Auditor", hans: "审计员", hant: "稽核員"),
            rights: [
                "core.read-audit", "core.read-people", "masterdata.read", "ledgers.read", "stock.read", "purchasing.read", "service.read",
            ]),
    ]
}
