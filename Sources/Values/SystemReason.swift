internal import Glibc

/// Why the operating system refused, in a person's language; what is rare stays in its own words.
package enum SystemReason {
    package static func text(_ code: Int32) -> Text {
        switch code {
        case ENOENT: Text(en: "it is not there", hans: "不存在", hant: "不存在")
        case EACCES, EPERM: Text(en: "this account may not", hans: "当前账号没有权限", hant: "目前帳號沒有權限")
        case EROFS: Text(en: "the disk may only be read", hans: "磁盘为只读", hant: "磁碟為唯讀")
        case ENOSPC: Text(en: "the disk is full", hans: "磁盘已满", hant: "磁碟已滿")
        case EDQUOT: Text(en: "the account's share of the disk is used up", hans: "磁盘配额已用完", hant: "磁碟配額已用完")
        case EIO: Text(en: "the disk failed", hans: "磁盘出错", hant: "磁碟出錯")
        case EISDIR: Text(en: "it is a folder", hans: "它是文件夹", hant: "它是資料夾")
        case ENOTDIR: Text(en: "a part of the path is no folder", hans: "路径中有一部分不是文件夹", hant: "路徑中有一部分不是資料夾")
        case ELOOP: Text(en: "it is a link", hans: "它是链接", hant: "它是連結")
        case EMFILE, ENFILE: Text(en: "too many files are open", hans: "打开的文件过多", hant: "開啟的檔案過多")
        default: Text(verbatim: String(cString: strerror(code)))
        }
    }
}
