import Terminal

/// A display that shows nothing to nobody: the matrix only asks what a desk offers.
enum ScriptedDisplayForMatrix {
    static var display: ScriptedDisplay { ScriptedDisplay(width: 80, height: 24, keys: []) }
}
