internal import CTerminal
internal import Values

extension Terminal {
    /// Why the terminal could not be taken, with the way out; nil when it was.
    static func refusal(for result: Int) -> Refusal? {
        let type = Sanitiser.visible(String(cString: ct_terminal_type()))
        switch result {
        case CT_OPENED: return nil
        case CT_NO_LOCALE:
            return Refusal(
                "terminal.no-utf8-locale",
                Text(
                    en: "No UTF-8 character set is installed here. Install the package libc-bin (locale C.UTF-8), or set LANG=C.UTF-8.",
                    hans: "本机没有可用的 UTF-8 字符集。请安装 libc-bin（含 C.UTF-8），或设置 LANG=C.UTF-8。",
                    hant: "本機沒有可用的 UTF-8 字元集。請安裝 libc-bin（含 C.UTF-8），或設定 LANG=C.UTF-8。"))
        case CT_UNKNOWN_TYPE:
            return Refusal(
                "terminal.unknown-type",
                Text(
                    en: "The terminal type \"\(type)\" is not known here. Set TERM=xterm-256color, or install the package ncurses-term.",
                    hans: "本机不认识终端类型“\(type)”。请设置 TERM=xterm-256color，或安装 ncurses-term 软件包。",
                    hant: "本機不認得終端機類型「\(type)」。請設定 TERM=xterm-256color，或安裝 ncurses-term 套件。"))
        case CT_TOO_SIMPLE:
            return Refusal(
                "terminal.too-simple",
                Text(
                    en:
                        "The terminal type \"\(type)\" cannot move the cursor. Set TERM to what you have, such as xterm-256color or vt100, or use the command line: countinghouse run, query, batch.",
                    hans: "终端类型“\(type)”不能移动光标。请把 TERM 设为实际的类型（如 xterm-256color 或 vt100），或改用命令行：countinghouse run、query、batch。",
                    hant: "終端機類型「\(type)」無法移動游標。請將 TERM 設為實際的類型（如 xterm-256color 或 vt100），或改用命令列：countinghouse run、query、batch。"))
        case CT_ALREADY_OPEN:
            return Refusal(
                "terminal.already-open",
                Text(
                    en: "The terminal is already in use by this program. Close the open screen first.",
                    hans: "本程序已在使用该终端。请先关闭已打开的画面。",
                    hant: "本程式已在使用此終端機。請先關閉已開啟的畫面。"))
        default:
            return Refusal(
                "terminal.not-a-terminal",
                Text(
                    en:
                        "The screens need a terminal for input and output. With ssh add -t; in a script use: countinghouse run, query, batch.",
                    hans: "画面操作需要终端作为输入和输出。用 ssh 时请加 -t；在脚本中请用：countinghouse run、query、batch。",
                    hant: "畫面操作需要終端機作為輸入與輸出。使用 ssh 時請加 -t；在指令稿中請用：countinghouse run、query、batch。"))
        }
    }
}
