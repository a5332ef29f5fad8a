internal import Values

/// The desk's own words, each once.
enum Words {
    /// Beside the name of a sample company.
    static let demo = Text(en: "(demo)", hans: "(演示)", hant: "(示範)")
    static let help = Text(en: "Help", hans: "帮助", hant: "說明")
    static let actions = Text(en: "Actions", hans: "操作", hant: "操作")
    static let exit = Text(en: "Exit", hans: "退出", hant: "離開")
    static let prompt = Text(en: "Prompt", hans: "选择", hant: "選擇")
    static let refresh = Text(en: "Refresh", hans: "刷新", hant: "重新整理")
    static let new = Text(en: "New", hans: "新增", hant: "新增")
    static let newLine = Text(en: "Line", hans: "增行", hant: "加列")
    static let filter = Text(en: "Filter", hans: "筛选", hant: "篩選")
    static let save = Text(en: "Save", hans: "保存", hant: "儲存")
    static let preview = Text(en: "Preview", hans: "预览", hant: "預覽")
    static let nextPage = Text(en: "Next page", hans: "下一页", hant: "下一頁")
    static let pageBefore = Text(en: "Page before", hans: "上一页", hant: "上一頁")
    static let menu = Text(en: "Menu", hans: "菜单", hant: "選單")
    static let more = Text(en: "More", hans: "更多", hant: "更多")
    static let cancel = Text(en: "Cancel", hans: "取消", hant: "取消")
    static let close = Text(en: "Close", hans: "关闭", hant: "關閉")
    static let goTo = Text(en: "Go to", hans: "转到", hant: "前往")
    static let nextLanguage = Text(en: "Language", hans: "语言", hant: "語言")
    static let repaint = Text(en: "Repaint", hans: "重绘", hant: "重繪")
    static let mouse = Text(en: "Mouse on or off", hans: "鼠标开关", hant: "滑鼠開關")
    static let theme = Text(en: "Colours", hans: "配色", hant: "配色")
    static let undo = Text(en: "Undo", hans: "撤销", hant: "復原")
    static let redo = Text(en: "Redo", hans: "重做", hant: "重做")
    static let duplicateField = Text(en: "Same as last record", hans: "同上一单", hant: "同上一筆")
    static let duplicateAll = Text(en: "Duplicate as new", hans: "复制为新单", hant: "複製為新單")
    static let longText = Text(en: "Long text", hans: "长文本", hant: "長文字")
    static let fieldExit = Text(en: "Clear to end, next field", hans: "清到行尾并跳下一栏", hant: "清至欄尾並跳下一欄")
    static let viewRecord = Text(en: "View record", hans: "查看档案", hant: "檢視檔案")
    static let sampleScan = Text(en: "Sample scan", hans: "模拟扫描", hant: "模擬掃描")
    static let lineStart = Text(en: "To the start", hans: "到开头", hant: "到開頭")
    static let lineEnd = Text(en: "To the end", hans: "到末尾", hant: "到結尾")
    static let back = Text(en: "Back", hans: "后退", hant: "往回")
    static let forward = Text(en: "Forward", hans: "前进", hant: "往前")
    static let eraseWord = Text(en: "Erase word", hans: "删除单词", hant: "刪除單字")
    static let eraseField = Text(en: "Erase to start", hans: "删到开头", hant: "刪至開頭")
    static let removeLine = Text(en: "Remove this line", hans: "删除此行", hant: "刪除此列")
    static let open = Text(en: "Open", hans: "打开", hant: "開啟")
    static let choose = Text(en: "Choose", hans: "选定", hant: "選定")
    static let post = Text(en: "Post", hans: "过账", hant: "過帳")
    static let yes = Text(en: "Yes", hans: "是", hant: "是")
    static let no = Text(en: "No", hans: "否", hant: "否")
    static let keys = Text(en: "Keys", hans: "按键", hant: "按鍵")
    static let copyRow = Text(en: "Copy row", hans: "复制行", hant: "複製列")
    static let noAnswer = Text(en: "Nothing answers to this.", hans: "没有符合的记录。", hant: "沒有符合的紀錄。")
    static let unmark = Text(en: "Unmark all", hans: "取消全部标记", hant: "取消全部標記")
    static let messages = Text(en: "Messages of this session", hans: "本次会话的提示", hant: "本次工作階段的訊息")
    static let noMessages = Text(en: "Nothing was said yet.", hans: "暂无提示。", hant: "尚無訊息。")
    static let leave = Text(en: "Leave Countinghouse", hans: "退出账房", hant: "離開帳房")
    static let noActions = Text(
        en: "This screen has no actions. F1 lists its keys.", hans: "此界面没有操作。按 F1 查看按键。", hant: "此畫面沒有操作。按 F1 檢視按鍵。")
    static let history = Text(en: "History", hans: "历史", hant: "歷史")
    static let resume = Text(en: "Resume", hans: "继续", hant: "繼續")
    static let total = Text(en: "Total", hans: "合计", hant: "合計")
    static let waiting = Text(
        en: "Another session is writing. Waiting for the turn; your keys are kept.",
        hans: "另一会话正在写入，正在等待；您的按键已保留。",
        hant: "另一工作階段正在寫入，正在等待；您的按鍵已保留。")
    static let fault = Text(
        en: "The program could not do this and changed nothing. The fault is in the session's log; tell an administrator.",
        hans: "程序未能完成此操作，数据未改动。故障已写入会话日志，请告知管理员。",
        hant: "程式未能完成此操作，資料未變更。故障已寫入工作階段日誌，請告知管理員。")
    static func tooSmall(_ width: Int, _ height: Int) -> Text {
        Text(
            en: "Make the window at least \(width) × \(height).", hans: "请把窗口放大到至少 \(width) × \(height)。",
            hant: "請把視窗放大到至少 \(width) × \(height)。")
    }
    static let keysWait = Text(en: "Until then no key acts.", hans: "放大前按键无效。", hant: "放大前按鍵無效。")

    /// Drafts cannot be kept at the moment: nothing is lost while the screen stays.
    static func noDraft(_ refusal: Refusal) -> Message {
        Message(
            .warning,
            Text(
                en: "No draft is kept now, so stay on this screen. \(refusal.text.en)", hans: "目前无法保存草稿，请勿离开此画面。\(refusal.text.hans)",
                hant: "目前無法儲存草稿，請勿離開此畫面。\(refusal.text.hant)"),
            code: "desk.no-draft")
    }
}
