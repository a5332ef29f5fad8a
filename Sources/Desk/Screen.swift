package import Core
package import Terminal
package import Values

/// The rows between the two head rows and the foot, given to a screen to draw on.
package struct Area: Hashable, Sendable {
    package let top: Int
    package let height: Int
    package let width: Int
    /// The row under the body for totals or a peek at the focused row.
    package var foot: Int { top + height }

    package init(top: Int, height: Int, width: Int) {
        self.top = top
        self.height = height
        self.width = width
    }
}

/// Help in the order in which F1 shows it: the field, then the screen; the desk adds the keys.
package struct HelpPage: Hashable, Sendable {
    package let title: Text
    package let text: Text

    package init(_ title: Text, _ text: Text) {
        self.title = title
        self.text = text
    }
}

/// What a form hands over to be kept: where it is opened again (a line for the command field), a title, its fields as JSON.
package struct DraftBody: Hashable, Sendable {
    package let token: String
    package let reopens: String
    package let title: String
    package let body: String

    package init(token: String, reopens: String, title: String, body: String) {
        self.token = token
        self.reopens = reopens
        self.title = title
        self.body = body
    }
}

/// One screen: state, reload, handle, draw. It asks and shows; it decides nothing.
///
/// Most departments need none of their own: `ListScreen`, `FormScreen`, `CommandForm` and `ReportScreen` are made from
/// queries and commands. The main thread alone uses screens.
package protocol Screen: AnyObject {
    /// The code typed in the command field, shown in the first row.
    var code: String { get }
    var title: Text { get }
    /// Drawn over the screen below it.
    var isPopup: Bool { get }
    /// Letters are text at this moment, not list keys.
    var isTyping: Bool { get }
    /// Control bytes are data of a scanner at this moment: only F-keys, Enter and Tab act.
    var isScanning: Bool { get }
    /// Something was typed and not saved yet.
    var isDirty: Bool { get }
    /// Usable from 40×16 on, the size of handhelds and phones.
    var isHandheld: Bool { get }

    /// The second row: what is shown, as of when, filtered how.
    func subtitle(at desk: Desk) -> String
    /// Right end of the row above the message: RO, QRY, the time of the draft.
    func flags(at desk: Desk) -> String
    /// Reads again what it shows. The selection stays on the same record; what was typed stays.
    func reload(at desk: Desk) throws
    /// Another session has committed: lists read again, dirty forms only say so.
    func noticeForeignCommit(at desk: Desk) throws
    /// Answers a key that no action has. False: not mine.
    func handle(_ key: Key, at desk: Desk) throws -> Bool
    /// Would use a pause in typing: for answers to what was typed so far.
    var wantsPause: Bool { get }
    /// Nobody has pressed a key for a moment, and the screen wanted to know.
    func pause(at desk: Desk)
    /// Answers a click into it. False: nothing is there.
    func click(row: Int, column: Int, at desk: Desk) throws -> Bool
    /// Draws body and foot, and puts the canvas's cursor on the focused cell.
    func draw(into canvas: inout Canvas, in area: Area, at desk: Desk)
    /// Its table of actions; the desk leaves out what the person may not do.
    func actions(at desk: Desk) -> [Action]
    /// F12 inside the screen, where it has an inner state to leave (a filter being typed). False: leave the screen.
    func cancel(at desk: Desk) throws -> Bool
    /// A word typed in the command field that is not a screen: `asof 2026-02-28`. False: not mine.
    func obey(_ word: String, _ argument: String, at desk: Desk) throws -> Bool
    /// What is to be kept when the line is lost; nil where nothing was typed.
    func draft(at desk: Desk) -> DraftBody?
    /// Takes a draft's fields and focus.
    func restore(_ draft: Draft, at desk: Desk)
    /// What F1 says first.
    func help(at desk: Desk) -> [HelpPage]
    /// A refusal came out of one of its actions. False: the desk shows it.
    func take(_ refusal: Refusal, at desk: Desk) -> Bool
}

extension Screen {
    package var isPopup: Bool { false }
    package var isTyping: Bool { false }
    package var isScanning: Bool { false }
    package var isDirty: Bool { false }
    package var isHandheld: Bool { false }
    package func subtitle(at desk: Desk) -> String { "" }
    package func flags(at desk: Desk) -> String { "" }
    package func reload(at desk: Desk) throws {}
    package func noticeForeignCommit(at desk: Desk) throws { try reload(at: desk) }
    package func handle(_ key: Key, at desk: Desk) throws -> Bool { false }
    package var wantsPause: Bool { false }
    package func pause(at desk: Desk) {}
    package func click(row: Int, column: Int, at desk: Desk) throws -> Bool { false }
    package func actions(at desk: Desk) -> [Action] { [] }
    package func cancel(at desk: Desk) throws -> Bool { false }
    package func obey(_ word: String, _ argument: String, at desk: Desk) throws -> Bool { false }
    package func draft(at desk: Desk) -> DraftBody? { nil }
    package func restore(_ draft: Draft, at desk: Desk) {}
    package func help(at desk: Desk) -> [HelpPage] { [] }
    package func take(_ refusal: Refusal, at desk: Desk) -> Bool { false }
}
