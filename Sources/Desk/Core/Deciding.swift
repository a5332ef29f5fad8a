internal import Core
internal import Values

extension Desk {
    /// Whether documents of some kind wait for this person's yes. Read once for each set of roles.
    var decides: Bool {
        let who = "\(session.userId) \(session.roles.joined(separator: " "))"
        if let known = knownDecider, known.who == who { return known.decides }
        let answer = (try? company.decides(session)) ?? false
        knownDecider = (who, answer)
        return answer
    }

    /// What this person's roles are called. Read once for each set of roles.
    var roleTitles: [Text] {
        if let known = knownRoles, known.codes == session.roles { return known.titles }
        let titles = (try? company.titles(ofRoles: session.roles)) ?? session.roles.map { Text(verbatim: $0) }
        knownRoles = (session.roles, titles)
        return titles
    }
}
