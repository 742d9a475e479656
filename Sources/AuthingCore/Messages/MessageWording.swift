import AuthingAPI

/// The words of a message, in both languages.
struct MessageWording {
    /// The subject of a mail.
    let subject: LocalizedText?
    /// The text.
    let body: LocalizedText

    /// A code on a phone.
    static func smsCode(_ code: Secret, pool: String, lifetime: Duration) -> Self {
        let (chinese, english) = spoken(lifetime)
        return code.reveal { code in
            Self(
                subject: nil,
                body: LocalizedText(
                    chinese: "【\(pool)】您的验证码是 \(code)，\(chinese)内有效。如非本人操作，请忽略本短信。",
                    english:
                        "[\(pool)] Your verification code is \(code), valid for \(english). Not you? Ignore this message."
                )
            )
        }
    }

    /// A code in a mail.
    static func mailCode(
        _ code: Secret,
        for purpose: OutboxMessage.Purpose,
        pool: String,
        lifetime: Duration
    ) -> Self {
        let act: LocalizedText =
            switch purpose {
            case .resetPassword: LocalizedText(chinese: "重置密码", english: "reset your password")
            case .changeEmail: LocalizedText(chinese: "修改邮箱", english: "change your email address")
            default: LocalizedText(chinese: "完成二次验证", english: "complete your login")
            }
        let (chinese, english) = spoken(lifetime)
        return code.reveal { code in
            Self(
                subject: LocalizedText(
                    chinese: "【\(pool)】\(act.chinese)的验证码",
                    english: "[\(pool)] Your code to \(act.english)"
                ),
                body: LocalizedText(
                    chinese: "您正在\(act.chinese)，验证码是 \(code)，\(chinese)内有效。如非本人操作，请忽略本邮件。",
                    english: "Your code to \(act.english) is \(code), valid for \(english). Not you? Ignore this mail."
                )
            )
        }
    }

    /// A greeting after a registration.
    static func welcome(_ email: EmailAddress, pool: String) -> Self {
        Self(
            subject: LocalizedText(chinese: "欢迎使用 \(pool)", english: "Welcome to \(pool)"),
            body: LocalizedText(
                chinese: "您好，\(email.text)！您的 \(pool) 账号已创建。",
                english: "Hello \(email.text), your account at \(pool) is ready."
            )
        )
    }

    /// A link that verifies an address.
    static func verification(_ link: Secret, pool: String, lifetime: Duration) -> Self {
        let (chinese, english) = spoken(lifetime)
        return link.reveal { link in
            Self(
                subject: LocalizedText(chinese: "【\(pool)】请验证您的邮箱", english: "[\(pool)] Verify your email address"),
                body: LocalizedText(
                    chinese: "请打开以下链接验证您的邮箱，\(chinese)内有效：\(link)",
                    english: "Open this link to verify your email address, valid for \(english): \(link)"
                )
            )
        }
    }

    /// A length of time in words: the largest unit that divides it.
    private static func spoken(_ length: Duration) -> (chinese: String, english: String) {
        let seconds = length.components.seconds
        for (size, chinese, english) in [(3600, "小时", "hour"), (60, "分钟", "minute")] as [(Int64, String, String)]
        where seconds > size && seconds % size == 0 {
            let count = seconds / size
            return ("\(count) \(chinese)", "\(count) \(english)s")
        }
        return ("\(seconds) 秒", seconds == 1 ? "1 second" : "\(seconds) seconds")
    }
}
