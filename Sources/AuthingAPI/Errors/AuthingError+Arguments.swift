public import AuthingJSON

/// Refusals every method shares: parameters, applications, the store.
extension AuthingError {
    /// A needed argument is missing or empty.
    ///
    /// - Parameter name: The argument's name as commands and SDKs spell it.
    /// - Returns: 2231.
    public static func argumentMissing(_ name: String) -> Self {
        Self(
            .argumentMissing,
            chinese: "请求参数不全：缺少 \(name)",
            english: "incomplete request parameters: \(name) is missing or empty",
            hint: ("请提供 \(name)", "give \(name)")
        )
    }

    /// A user to be created has neither email nor phone nor username.
    ///
    /// - Returns: 2231.
    public static func identifierMissing() -> Self {
        Self(
            .argumentMissing,
            chinese: "请求参数不全：缺少邮箱、手机号或用户名",
            english: "incomplete request parameters: an email, a phone or a username is needed",
            hint: (
                "提供其中一个即可：`--username`、`--email` 或 `--phone`",
                "one of them is enough: `--username`, `--email` or `--phone`"
            )
        )
    }

    /// An argument has a value that the method cannot take.
    ///
    /// - Parameters:
    ///   - name: The argument's name.
    ///   - expected: What it has to be, as the end of "must be …", in both languages.
    ///   - data: What programs may want to know, such as the key and the expected type.
    /// - Returns: 400.
    public static func badArgument(_ name: String, expected: LocalizedText, data: JSON? = nil) -> Self {
        Self(
            .badRequest,
            chinese: "请求参数有误：\(name) 必须是\(expected.chinese)",
            english: "bad parameter: \(name) must be \(expected.english)",
            data: data
        )
    }

    /// A text that names a user fits more than one.
    ///
    /// - Parameter userIDs: The ids of all users it fits.
    /// - Returns: 400, with the ids in its data.
    public static func ambiguousUser(userIDs: [String]) -> Self {
        let list = userIDs.joined(separator: ", ")
        return Self(
            .badRequest,
            chinese: "请求参数有误：匹配到多个用户：\(list)",
            english: "bad parameter: several users fit: \(list)",
            hint: ("请使用其中一个用户 ID", "use one of the ids"),
            data: .array(userIDs.map { .string($0) })
        )
    }

    /// The application id is not one of the pool's.
    ///
    /// - Parameter id: The id asked for.
    /// - Returns: 2011.
    public static func appUnknown(_ id: String) -> Self {
        Self(
            .appUnknown,
            chinese: "应用不存在：\(id)",
            english: "the application does not exist: \(id)",
            hint: ("用 `app list` 查看现有的应用", "`app list` shows the pool's applications")
        )
    }

    /// No application id was given.
    ///
    /// - Returns: 2101.
    public static func appIDMissing() -> Self {
        Self(.appIDMissing)
    }

    /// The store could not do its work; nothing was changed.
    ///
    /// - Parameter reason: What happened, in words a user can act on, without paths or SQL.
    /// - Returns: 1000.
    public static func systemBusy(_ reason: LocalizedText? = nil) -> Self {
        guard let reason else { return Self(.systemBusy) }
        return Self(
            .systemBusy,
            chinese: "系统繁忙，请稍后再试：\(reason.chinese)",
            english: "the system is busy, try again later: \(reason.english)"
        )
    }
}
