import Core
import Testing
import Values
import Workstation

@Suite("What fields say of themselves")
struct FieldKindTests {
    static let house = Departments.house

    @Test("a field's kind is what its JSON is decoded as, in lines as well: the reference promises nothing else")
    func kinds() {
        for command in FieldKindTests.house.commands.values {
            FieldKindTests.check(command, command.fields, command.name)
        }
    }

    private static func check(_ type: any Decodable.Type, _ fields: [Field], _ what: String) {
        let recorder = FieldRecorder()
        _ = try? type.init(from: recorder)
        for field in fields {
            guard let decoded = recorder.types[field.name] else {
                Issue.record("\(what).\(field.name) is not decoded")
                continue
            }
            #expect(agrees(field.kind, decoded), "\(what).\(field.name): \(field.kind) is decoded as \(decoded)")
            if case .lines(let inner) = field.kind, let list = decoded as? any AnyList.Type {
                #expect(!inner.isEmpty, "\(what).\(field.name) says nothing of its lines")
                check(list.element, inner, what + "." + field.name)
            }
        }
    }

    private static func agrees(_ kind: FieldKind, _ type: Any.Type) -> Bool {
        let isList = type is any AnyList.Type
        return switch kind {
        // A fraction is written as text: "2/3".
        case .text, .memo, .code: type == String.self || type == Fraction.self
        case .codes: type == [String].self
        case .money, .quantity, .price, .rate: type == Figure.self
        case .day: type == Day.self
        case .integer: type == Int64.self || type == Int.self
        case .flag: type == Bool.self
        case .choice: type == String.self || type is any CaseIterable.Type
        case .lines: isList && type != [String].self
        }
    }

    @Test("F4 works for whoever may carry out the command or ask the question that has the field")
    func lookups() {
        let house = FieldKindTests.house
        let asked =
            house.commands.values.map { ($0.name, $0.right, $0.fields) } + house.queries.values.map { ($0.name, $0.right, $0.fields) }
        for (name, right, fields) in asked {
            for lookup in FieldKindTests.lookups(of: fields) {
                guard let query = house.queries[lookup] else {
                    Issue.record("\(name): there is no query \(lookup)")
                    continue
                }
                for role in Roles.all where right == .everyone || role.rights.contains(right.name) {
                    #expect(
                        query.right == .everyone || role.rights.contains(query.right.name),
                        "\(role.code): \(name) asks \(lookup), which needs \(query.right.name)")
                }
            }
        }
    }

    private static func lookups(of fields: [Field]) -> [String] {
        fields.flatMap { field -> [String] in
            switch field.kind {
            case .code(let lookup), .codes(let lookup): lookup.isEmpty ? [] : [lookup]
            case .lines(let inner): lookups(of: inner)
            default: []
            }
        }
    }

    @Test("whoever may widen a duty has the duty")
    func widening() {
        let pairs = [("purchasing.over-receive", "purchasing.receive"), ("stock.override-negative", "stock.issue")]
        for (wider, duty) in pairs {
            #expect(Roles.all.contains { $0.rights.contains(wider) }, "\(wider)")
            for role in Roles.all where role.rights.contains(wider) { #expect(role.rights.contains(duty), "\(role.code)") }
        }
    }
}

/// A list, whatever it is of.
private protocol AnyList {
    static var element: any Decodable.Type { get }
}

extension Array: AnyList where Element: Decodable {
    static var element: any Decodable.Type { Element.self }
}
