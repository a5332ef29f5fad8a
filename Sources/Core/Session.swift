package import Values

/// By which way a request came in. It is written into the audit row.
package enum Route: String, CaseIterable, Codable, Sendable, Bindable, Readable {
    /// The workstation, after a login with a password (or a letter in a sample company).
    case terminal
    /// The workstation for a person whom sshd let in.
    case ssh
    /// The command line by the person whose OS account it is.
    case commandLine = "command-line"
    /// Whoever can write the file can be anyone: `--user NAME` or an administrator's verb on the host.
    case file
    /// A line of a batch.
    case batch
    /// A row of a file that was brought in.
    case bringing = "import"
    /// A background job of this program.
    case job
}

/// A person at work: who they are, what they may, how they came in. The core reads the rights again inside every
/// transaction; what stands here is for menus and legends.
package struct Session: Sendable {
    package let userId: Int64
    package let userName: String
    package let fullName: String
    package var language: Language
    package let rights: Set<String>
    package let roles: [String]
    package let scope: Scope
    package let route: Route
    /// Terminal, host or address: where the audit row says it came from.
    package let station: String
    /// The working day, where the person or a batch chose one other than today.
    package var day: Day?

    package init(
        userId: Int64, userName: String, fullName: String, language: Language, rights: Set<String>, roles: [String] = [],
        scope: Scope = Scope(), route: Route, station: String, day: Day? = nil
    ) {
        self.userId = userId
        self.userName = userName
        self.fullName = fullName
        self.language = language
        self.rights = rights
        self.roles = roles
        self.scope = scope
        self.route = route
        self.station = station
        self.day = day
    }

    /// The question that menus, legends and lists ask; the core asks it again of the file.
    package func may(_ right: Right) -> Bool {
        right == .everyone || rights.contains(right.name)
    }
}
