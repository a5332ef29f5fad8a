internal import Core

extension Desk {
    /// Whether documents of some kind wait for this person's yes. Read once for each set of roles.
    var decides: Bool {
        let who = "\(session.userId) \(session.roles.joined(separator: " "))"
        if let known = knownDecider, known.who == who { return known.decides }
        let answer = (try? company.decides(session)) ?? false
        knownDecider = (who, answer)
        return answer
    }
}
