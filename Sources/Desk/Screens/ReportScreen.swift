package import Core
package import Values

/// A report: its parameters as a form, then the list. F12 in the list comes back to the parameters.
/// - Parameter start: what the parameters hold at first, as people type them (`t`, `2026-03-31`).
package func ReportScreen(
    _ query: any Query.Type, code: String, title: Text? = nil, start: [String: String] = [:],
    adjust: @escaping (ListScreen) -> Void = { _ in }
) -> FormScreen {
    var plan = FormPlan(
        code: code, title: title ?? query.title, fields: query.fields.map { FormField($0, sticky: true) }
    ) { _, _, _, _ in FormSaved(Text(verbatim: "")) }
    plan.right = query.right
    plan.saveTitle = Text(en: "Show", hans: "显示", hant: "顯示")
    plan.start = FormValues(start)
    plan.isReport = true
    plan.show = { desk, values in
        let list = ListScreen(query, code: code, title: title, parameters: values.fields)
        adjust(list)
        try desk.show(list)
    }
    return FormScreen(plan)
}
