package import AuthingAPI

extension StoreError {
    /// The fault as a refusal of the API: code 1000, with what to do about it.
    package var refusal: AuthingError {
        let (reason, hint) = wording
        // Only this one passes by itself; of the others the code's own words, "try again later", would mislead.
        let message = kind == .busy ? AuthingError.systemBusy(reason).message : reason
        return AuthingError(.systemBusy, message: message, hint: hint)
    }

    private var wording: (reason: LocalizedText, hint: LocalizedText?) {
        switch kind {
        case .busy:
            (
                LocalizedText(
                    chinese: "用户池文件被其他进程占用超过 5 秒",
                    english: "another process kept the pool file for more than 5 s"
                ),
                LocalizedText(chinese: "等它结束后重试", english: "try again when it has ended")
            )
        case .full:
            (
                LocalizedText(chinese: "磁盘空间不足，未做任何更改", english: "the disk is full; nothing was changed"),
                LocalizedText(chinese: "腾出空间后重试", english: "make room and try again")
            )
        case .inputOutput:
            (
                LocalizedText(
                    chinese: "读写用户池文件失败，未做任何更改",
                    english: "the pool file cannot be read or written; nothing was changed"
                ),
                LocalizedText(chinese: "检查磁盘和权限", english: "check the disk and the permissions")
            )
        case .damaged:
            (
                LocalizedText(chinese: "用户池文件已损坏", english: "the pool file is damaged"),
                LocalizedText(chinese: "从备份恢复", english: "restore it from a backup")
            )
        case .readOnly:
            (
                LocalizedText(chinese: "用户池文件不可写", english: "the pool file cannot be written"),
                LocalizedText(chinese: "检查文件和目录的权限", english: "check the permissions of the file and of its directory")
            )
        case .cancelled:
            (LocalizedText(chinese: "操作已取消，未做任何更改", english: "the call was cancelled; nothing was changed"), nil)
        case .closed:
            (LocalizedText(chinese: "用户池已关闭", english: "the pool is closed"), nil)
        case .unexpected:
            (LocalizedText(chinese: "用户池内部错误", english: "an internal fault of the pool"), nil)
        default:
            openingWording
        }
    }

    private var openingWording: (reason: LocalizedText, hint: LocalizedText?) {
        switch kind {
        case .cannotCreate:
            (
                LocalizedText(chinese: "无法创建用户池文件", english: "the pool file cannot be created"),
                LocalizedText(chinese: "检查目录是否存在且可写", english: "check that the directory exists and can be written")
            )
        case .symbolicLink:
            (
                LocalizedText(chinese: "用户池文件是符号链接", english: "the pool file is a symbolic link"),
                LocalizedText(chinese: "请直接指定目标文件", english: "name the file it points to")
            )
        case .notAFile:
            (
                LocalizedText(chinese: "指定的路径不是普通文件", english: "the path names no ordinary file"),
                LocalizedText(chinese: "请指定一个文件", english: "name a file")
            )
        case .foreignOwner:
            (
                LocalizedText(chinese: "用户池文件属于其他用户", english: "the pool file belongs to another user"),
                LocalizedText(chinese: "以其所有者身份运行，或复制一份", english: "run as its owner, or make a copy of your own")
            )
        case .openToOthers:
            (
                LocalizedText(chinese: "其他用户可以访问用户池文件", english: "the pool file can be read or written by others"),
                LocalizedText(chinese: "执行 chmod 600 后重试", english: "run chmod 600 on it and try again")
            )
        case .plantedJournal:
            (
                LocalizedText(
                    chinese: "用户池文件的日志是符号链接、不是普通文件，或可被其他用户访问",
                    english: "the journal of the pool file is a link, no ordinary file, or can be written by others"
                ),
                LocalizedText(
                    chinese: "检查旁边以 -journal、-wal、-shm 结尾的文件，删除不属于您的",
                    english: "look at the files beside it that end in -journal, -wal and -shm; remove what is not yours"
                )
            )
        case .notAPool:
            (
                LocalizedText(chinese: "该文件不是用户池", english: "the file is not a pool"),
                LocalizedText(
                    chinese: "请指定其他文件；不存在的文件会被创建",
                    english: "name another file; one that does not exist is created"
                )
            )
        case .newerVersion:
            (
                LocalizedText(chinese: "用户池文件由更新的版本写入", english: "the pool file was written by a newer version"),
                LocalizedText(chinese: "请升级后再打开", english: "upgrade this program to open it")
            )
        default:
            (
                LocalizedText(chinese: "无法打开用户池文件", english: "the pool file cannot be opened"),
                LocalizedText(chinese: "检查路径和权限", english: "check the path and the permissions")
            )
        }
    }
}
