public import Foundation

/// Refusals about verification codes: sending them and redeeming them.
extension AuthingError {
    /// The life of a verification link is over.
    ///
    /// - Parameter limit: The first instant at which it was no longer valid.
    /// - Returns: 2023.
    public static func linkExpired(at limit: Date) -> Self {
        Self(
            .verificationLinkExpired,
            chinese: "邮箱验证失败：验证链接已于 \(limit.wording) 过期",
            english: "email verification failed: the link expired at \(limit.wording)",
            hint: newLinkHint
        )
    }

    /// A verification link was followed before, or was never mailed.
    ///
    /// - Returns: 2023.
    public static func linkUsed() -> Self {
        Self(
            .verificationLinkExpired,
            chinese: "邮箱验证失败：验证链接无效或已使用",
            english: "email verification failed: the link is unknown or was used before",
            hint: newLinkHint
        )
    }

    /// A verification link was mailed to an address that is not the account's any more.
    ///
    /// - Parameter email: Where it was sent.
    /// - Returns: 2023.
    public static func linkOfOtherEmail(_ email: String) -> Self {
        Self(
            .verificationLinkExpired,
            chinese: "邮箱验证失败：账号的邮箱已不是 \(email)",
            english: "email verification failed: \(email) is no longer the account's address",
            hint: newLinkHint
        )
    }

    private static var newLinkHint: (chinese: String, english: String) {
        ("用 `send email EMAIL VERIFY_EMAIL` 重新获取", "get a new one with `send email EMAIL VERIFY_EMAIL`")
    }

    /// There is no message with a link where one was to be opened.
    ///
    /// - Parameter message: Which one was asked for.
    /// - Returns: 400.
    public static func linkMissing(_ message: OutboxMessage.Reference) -> Self {
        let (chinese, english) =
            switch message {
            case .number(let id): ("消息 \(id) 不存在或不含链接", "there is no message \(id) with a link in it")
            case .lastLink(to: let address?): ("没有发往 \(address) 的链接", "no link was sent to \(address)")
            case .lastLink(to: nil): ("没有发送过含链接的邮件", "no mail with a link was sent")
            }
        return Self(
            .badRequest,
            chinese: "请求参数有误：\(chinese)",
            english: "bad parameter: \(english)",
            hint: ("用 `outbox list` 查看消息", "`outbox list` shows the messages")
        )
    }

    /// The code is wrong, unknown, used before, void, or of another address or scene.
    ///
    /// One sentence for all of them: it must not tell which, or it would help guessing.
    ///
    /// - Returns: 2001.
    public static func codeWrong() -> Self {
        Self(
            .codeWrong,
            chinese: "验证码验证失败：验证码错误或已失效",
            english: "the verification code is wrong or no longer valid",
            hint: askAgainHint
        )
    }

    /// Too many wrong codes were tried, so that none counts now, not even the right one.
    ///
    /// - Parameters:
    ///   - failures: How many were wrong.
    ///   - limit: The number that is too many.
    ///   - window: The time within which they count.
    /// - Returns: 2001.
    public static func codeFailuresTooMany(_ failures: Int, limit: Int, window: Duration) -> Self {
        Self(
            .codeWrong,
            chinese: "验证码验证失败：\(window.wording) 内错误 \(failures) 次，上限为 \(limit) 次",
            english: "no code is taken now: \(failures) wrong ones in \(window.wording), the limit is \(limit)",
            hint: ("稍后再试，或使用密码登录", "log in with the password, or wait until the wrong ones are old enough")
        )
    }

    /// The code's lifetime is over.
    ///
    /// - Parameter limit: The first instant at which it was no longer valid.
    /// - Returns: 2300.
    public static func codeExpired(at limit: Date) -> Self {
        Self(
            .codeExpired,
            chinese: "验证码已过期：有效期至 \(limit.wording)",
            english: "the verification code expired at \(limit.wording)",
            hint: askAgainHint
        )
    }

    private static var askAgainHint: (chinese: String, english: String) {
        ("用 `send sms` 或 `send email` 重新获取", "ask for a new one with `send sms` or `send email`")
    }

    /// A code for this address went out a moment ago.
    ///
    /// - Parameters:
    ///   - interval: The least time between two messages to one address.
    ///   - retryAt: When the next one is allowed.
    /// - Returns: 2080.
    public static func sendingTooOften(interval: Duration, retryAt: Date) -> Self {
        Self(
            .sendingTooOften,
            chinese: "验证码发送过于频繁：\(interval.wording) 内只能发送一次",
            english: "a code was asked for too often: one in \(interval.wording)",
            hint: ("请在 \(retryAt.wording) 之后再试", "try again at \(retryAt.wording)")
        )
    }

    /// As many messages went out as may within a time.
    ///
    /// - Parameters:
    ///   - limit: The number of messages allowed.
    ///   - window: The time within which they count.
    /// - Returns: 2080.
    public static func sendingQuotaUsedUp(limit: Int, window: Duration) -> Self {
        Self(
            .sendingTooOften,
            chinese: "验证码发送过于频繁：\(window.wording) 内 \(limit) 条的额度已用完",
            english: "a code was asked for too often: the quota of \(limit) in \(window.wording) is used up"
        )
    }

    /// The scene of an email is none of the known ones.
    ///
    /// - Parameters:
    ///   - scene: What was given.
    ///   - known: The scenes that exist, in the order to show them.
    /// - Returns: 400.
    public static func sceneUnknown(_ scene: String, known: [String]) -> Self {
        let list = known.joined(separator: ", ")
        return Self(
            .badRequest,
            chinese: "请求参数有误：未知的邮件场景 \(scene)",
            english: "bad parameter: unknown email scene \(scene)",
            hint: ("可用的场景：\(list)", "the scenes are \(list)")
        )
    }

    /// The mail provider refused the message or could not be reached.
    ///
    /// - Returns: 2025.
    public static func mailProviderFailed() -> Self {
        Self(.mailProviderFailed)
    }

    /// Nothing is configured that could send mail.
    ///
    /// - Returns: 3014.
    public static func mailTransportMissing() -> Self {
        Self(.mailTransportMissing)
    }

    /// The SMS gateway refused the message or could not be reached.
    ///
    /// - Returns: 500.
    public static func smsGatewayFailed() -> Self {
        Self(.failure, chinese: "短信发送失败", english: "the SMS was not sent: the gateway failed")
    }
}
