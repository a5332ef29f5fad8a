import Core
import Desk
import TestGround
import Testing
import Values

@testable import Workstation

@Suite("Right × command × route")
struct RightMatrixTests {
    let journey: JourneyCompany
    let company: Company

    init() throws {
        journey = try JourneyCompany()
        company = try journey.company()
    }

    /// A session of somebody with exactly these roles.
    private func session(_ role: String, _ route: Route) throws -> Session {
        let name = "matrix-" + role
        if (try? company.session(named: name, route: route, station: "matrix")) == nil {
            let owner = try company.ownerSession(station: "matrix", user: nil)
            _ = try company.perform(AddUser(name: name, fullName: name, language: .en, roles: [role]), as: owner)
        }
        return try company.session(named: name, route: route, station: "matrix")
    }

    private func perform<C: Command>(_ type: C.Type, _ json: String, _ session: Session) throws {
        _ = try company.perform(try C.decode(json), as: session)
    }

    @Test("SE-01: every command that a role's rights do not name is refused by the core on every route, and writes nothing")
    func commands() throws {
        var refused = 0
        for role in Roles.all {
            for route in Route.allCases {
                let session = try session(role.code, route)
                for type in Departments.house.commands.values where type.right != .everyone && !role.rights.contains(type.right.name) {
                    let before = company.changeMark()
                    // The door asks for the right before it looks at a single field.
                    let code = refusal { try company.probe(type, as: session) }
                    #expect(code == "core.not-allowed", "\(role.code) \(type.name) \(route)")
                    #expect(company.changeMark() == before, "\(role.code) \(type.name)")
                    refused += 1
                }
            }
        }
        #expect(refused > 1_000)
    }

    @Test("SE-01, BA-03: every query that a role's rights do not name is refused; every one that they name answers or asks for a field")
    func queries() throws {
        for role in Roles.all {
            let session = try session(role.code, .terminal)
            for type in Departments.house.queries.values {
                let code = refusal { _ = try company.ask(named: type.name, [:], as: session) }
                if type.right == .everyone || role.rights.contains(type.right.name) {
                    #expect(code != "core.not-allowed", "\(role.code) \(type.name)")
                    #expect(code?.hasPrefix("fault") != true, "\(role.code) \(type.name): \(code ?? "")")
                } else {
                    #expect(code == "core.not-allowed" || code == "core.missing-field", "\(role.code) \(type.name): \(code ?? "answered")")
                }
            }
        }
    }

    @Test("P0-8: what a role may not do is on none of its menus, and no key means two things")
    func menus() throws {
        for role in Roles.all {
            let session = try session(role.code, .terminal)
            let desk = Desk(
                company: company, display: ScriptedDisplayForMatrix.display, pages: Workplace.pages, session: session)
            for entry in desk.entries { #expect(session.may(entry.right), "\(role.code) \(entry.code)") }
            #expect(ScreenCatalog.keyClashes(of: desk) == [], "\(role.code)")
        }
    }

    private func refusal(_ body: () throws -> Void) -> String? {
        do { try body() } catch let refusal as Refusal { return refusal.code } catch { return "fault \(error)" }
        return nil
    }
}
