/// Refusals about emails, phones and usernames as such.
extension AuthingError {
    /// The email given to a registration or a login is no email.
    ///
    /// - Parameter email: What was given.
    /// - Returns: 2003.
    public static func malformedEmailAtLogin(_ email: String) -> Self {
        Self(
            .malformedEmailAtLogin,
            chinese: "注册或登录时邮箱格式不正确：\(email)",
            english: "malformed email address: \(email)",
            hint: malformedEmailHint
        )
    }

    /// The email given to any other method is no email.
    ///
    /// - Parameter email: What was given.
    /// - Returns: 2204.
    public static func malformedEmail(_ email: String) -> Self {
        Self(
            .malformedEmail,
            chinese: "邮箱格式不正确：\(email)",
            english: "malformed email address: \(email)",
            hint: malformedEmailHint
        )
    }

    private static var malformedEmailHint: (chinese: String, english: String) {
        (
            "格式应为 name@example.com，总长不超过 254，@ 之前不超过 64",
            "it must look like name@example.com, 254 characters at most, 64 before the @"
        )
    }

    /// The phone number is not one of mainland China.
    ///
    /// - Parameter phone: What was given.
    /// - Returns: 2028.
    public static func malformedPhone(_ phone: String) -> Self {
        Self(
            .malformedPhone,
            chinese: "请提供正确的手机号：\(phone)",
            english: "give a correct phone number: \(phone) is none",
            hint: (
                "仅支持中国大陆手机号：1 开头的 11 位数字，可带 +86",
                "mainland China only: 11 digits that begin with 13 to 19, +86 may stand before them"
            )
        )
    }

    /// The username is empty.
    ///
    /// - Returns: 2211.
    public static func usernameMissing() -> Self {
        Self(.usernameMissing)
    }

    /// The username cannot be one.
    ///
    /// - Returns: 400.
    public static func malformedUsername() -> Self {
        badArgument(
            "username",
            expected: LocalizedText(
                chinese: "最多 64 个字符且不含控制字符的文本",
                english: "at most 64 characters without control characters"
            )
        )
    }

    /// The username has characters that nobody sees, which the pool does not take.
    ///
    /// - Returns: 400.
    public static func invisibleUsername() -> Self {
        badArgument(
            "username",
            expected: LocalizedText(
                chinese: "不含不可见字符的文本（usernamesFolded 已启用）",
                english: "without invisible characters, as usernamesFolded is on"
            )
        )
    }

    /// Usernames of different users would become one.
    ///
    /// - Parameter userIDs: The ids of two of them.
    /// - Returns: 400.
    public static func usernamesCollide(userIDs: [String]) -> Self {
        let list = userIDs.joined(separator: ", ")
        return badArgument(
            "usernamesFolded",
            expected: LocalizedText(
                chinese: " false：以下用户的用户名会变得相同：\(list)",
                english: "false: these users' names would be one: \(list)"
            )
        )
    }

    /// Someone else has the username.
    ///
    /// - Parameter username: The name that is taken.
    /// - Returns: 2034.
    public static func usernameTaken(_ username: String) -> Self {
        Self(.usernameTaken, chinese: "用户名已存在：\(username)", english: "the username is taken: \(username)")
    }

    /// Someone has the phone number.
    ///
    /// - Parameter phone: The number.
    /// - Returns: 2035.
    public static func phoneTaken(_ phone: String) -> Self {
        Self(.phoneTaken, chinese: "手机号已绑定：\(phone)", english: "the phone number is already bound: \(phone)")
    }

    /// Someone has the email.
    ///
    /// - Parameter email: The address.
    /// - Returns: 2200.
    public static func emailTaken(_ email: String) -> Self {
        Self(.emailTaken, chinese: "该邮箱已被绑定：\(email)", english: "the email is already bound: \(email)")
    }

    /// Someone else has the id in a foreign system.
    ///
    /// - Parameter externalID: The id.
    /// - Returns: 2026.
    public static func externalIDTaken(_ externalID: String) -> Self {
        Self(
            .userExists,
            chinese: "externalId 已被其他用户使用：\(externalID)",
            english: "another user has this external id: \(externalID)"
        )
    }

    /// No user has this identifier.
    ///
    /// - Parameter account: The identifier that was looked for; left out of the message when absent.
    /// - Returns: 2004.
    public static func userUnknown(_ account: String? = nil) -> Self {
        Self(
            .userUnknown,
            chinese: account.map { "用户不存在：\($0)" } ?? "用户不存在",
            english: account.map { "the user does not exist: \($0)" } ?? "the user does not exist",
            hint: (
                "先注册，或登录时加上 --auto-register；用 `user list` 查看现有用户",
                "register first, or log in with --auto-register; `user list` shows who exists"
            )
        )
    }
}
