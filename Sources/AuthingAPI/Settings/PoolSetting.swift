/// One setting of a pool as an operator knows it: a name, and one value or a record of values.
public struct PoolSetting: Sendable {
    /// The name, as the API's pool record spells it.
    public let name: String
    /// What it does, one line.
    public let summary: LocalizedText
    /// Its values: one that bears the setting's own name, or the keys of its record.
    public let fields: [SettingField]

    /// Whether the value is a record.
    public var isRecord: Bool { fields.count > 1 || fields.first?.name != name }

    private init(_ name: String, _ summary: LocalizedText, _ fields: [SettingField]) {
        self.name = name
        self.summary = summary
        self.fields = fields
    }

    private init(_ field: SettingField) {
        self.init(field.name, field.summary, [field])
    }

    /// The setting of a name.
    ///
    /// - Parameter name: The name; letter case counts.
    /// - Returns: The setting, `nil` when there is none.
    public static func named(_ name: String) -> PoolSetting? { all.first { $0.name == name } }

    /// Every setting, in the order to show them.
    public static let all: [PoolSetting] =
        [profile] + registration + codes + passwords + logins + admission + singleSignOn

    /// The profile is made of other settings: it is shown and set with them, and not kept.
    public var isKept: Bool { name != Self.profile.name }

    /// Stands for all settings that are stricter than the API.
    static let profile = PoolSetting(
        .choice(
            "profile",
            \.profile,
            of: [.standard, .strict],
            .both(
                "default 与 API 一致，strict 启用所有更严格的规则",
                "default keeps to the API, strict turns on every rule that is stricter"
            )
        )
    )

    private static let registration = [
        PoolSetting(.text("poolName", \.poolName, 1...64, .both("用户池名称，显示在邮件中", "the pool's name, shown in mails"))),
        PoolSetting(
            .boolean("registerDisabled", \.registerDisabled, .both("禁止注册（2031）", "nobody may register (2031)"))
        ),
        PoolSetting(
            "whitelist",
            .both("仅白名单中的账号可注册（2031）", "only listed values may register (2031)"),
            [
                .boolean("emailEnabled", \.whitelist.isEmailEnabled, .both("邮箱白名单", "emails and their domains")),
                .boolean("phoneEnabled", \.whitelist.isPhoneEnabled, .both("手机号白名单", "phone numbers")),
                .boolean("usernameEnabled", \.whitelist.isUsernameEnabled, .both("用户名白名单", "usernames")),
            ]
        ),
        failureCheck(
            "frequentRegisterCheck",
            .both("同一 IP 注册频率限制（2100）", "registrations from one IP (2100)"),
            isEnabled: \.frequentRegisterCheck.isEnabled,
            timeInterval: \.frequentRegisterCheck.timeInterval,
            limit: \.frequentRegisterCheck.limit
        ),
        PoolSetting(
            .boolean(
                "emailVerifiedDefault",
                \.emailVerifiedDefault,
                .both("注册后邮箱即视为已验证", "an email counts as verified from the start")
            )
        ),
        PoolSetting(
            .boolean(
                "sendWelcomeEmail",
                \.sendWelcomeEmail,
                .both("邮箱注册后发送欢迎邮件", "a registration by email sends a welcome mail")
            )
        ),
        PoolSetting(
            .boolean(
                "usernamesFolded",
                \.usernamesFolded,
                .both(
                    "用户名不区分大小写和形近写法，且不得含不可见字符",
                    "usernames that differ in case or width alone are one, invisible characters are refused"
                )
            )
        ),
        PoolSetting(
            .text("defaultPhoto", \.defaultPhoto, 0...2048, .both("默认头像地址", "the avatar of users without one"))
        ),
    ]

    private static let codes = [
        PoolSetting(
            .integer(
                "verifyCodeLength",
                \.verifyCodeLength,
                4...8,
                .both("短信、邮件、图形验证码的长度", "the length of codes by SMS and mail, and of captchas")
            )
        ),
        PoolSetting(
            .integer(
                "verifyCodeMaxAttempts",
                \.verifyCodeMaxAttempts,
                1...20,
                .both("每个验证码可尝试的次数", "tries for one code")
            )
        ),
        failureCheck(
            "codeFailCheck",
            .both("同一账号验证码错误次数上限（2001）", "wrong codes for one account, over all its codes (2001)"),
            isEnabled: \.codeFailCheck.isEnabled,
            timeInterval: \.codeFailCheck.timeInterval,
            limit: \.codeFailCheck.limit
        ),
        PoolSetting(
            .seconds("smsCodeLifetime", \.smsCodeLifetime, 1...3600, .both("短信验证码有效期", "how long an SMS code is valid"))
        ),
        PoolSetting(
            .seconds(
                "emailCodeLifetime",
                \.emailCodeLifetime,
                1...86_400,
                .both("邮件验证码有效期", "how long a code in a mail is valid")
            )
        ),
        PoolSetting(
            .seconds(
                "verificationLinkLifetime",
                \.verificationLinkLifetime,
                1...2_592_000,
                .both("邮件链接有效期", "how long a link in a mail is valid")
            )
        ),
        PoolSetting(
            .seconds(
                "codeResendInterval",
                \.codeResendInterval,
                0...3600,
                .both("同一地址两次发送的最短间隔（2080）", "the least time between two codes to one address (2080)")
            )
        ),
        PoolSetting(
            "changePhoneStrategy",
            .both("更换手机号的规则（2228）", "what replacing a phone takes (2228)"),
            [
                .boolean(
                    "verifyOldPhone",
                    \.verifiesOldPhone,
                    .both("须验证原手机号", "the old phone and a code sent to it are needed")
                )
            ]
        ),
        PoolSetting(
            "changeEmailStrategy",
            .both("更换邮箱的规则（2227）", "what replacing an email takes (2227)"),
            [
                .boolean(
                    "verifyOldEmail",
                    \.verifiesOldEmail,
                    .both("须验证原邮箱", "the old email and a code sent to it are needed")
                )
            ]
        ),
        PoolSetting(
            .integer(
                "smsDailyLimit",
                \.smsDailyLimit,
                1...100_000,
                .both("同一手机号每日短信上限（2080）", "the most SMS to one phone within a day (2080)")
            )
        ),
        PoolSetting(
            "messageLimits",
            .both("邮件和短信的数量上限，0 为不限（2080）", "the most mails and SMS, 0 for any number (2080)"),
            [
                messageLimit(
                    "recipientPerHour",
                    \.messageLimits.recipientPerHour,
                    "同一地址每小时",
                    "to one address in an hour"
                ),
                messageLimit("recipientPerDay", \.messageLimits.recipientPerDay, "同一地址每天", "to one address in a day"),
                messageLimit("accountPerDay", \.messageLimits.accountPerDay, "同一账号每天", "to one account in a day"),
                messageLimit("clientPerDay", \.messageLimits.clientPerDay, "同一 IP 每天", "from one IP in a day"),
                messageLimit("poolPerDay", \.messageLimits.poolPerDay, "整个用户池每天", "from the pool in a day"),
            ]
        ),
        PoolSetting(
            .boolean(
                "outboxSealed",
                \.outboxSealed,
                .both(
                    "消息内容加密保存，仅发送它的进程可读",
                    "texts of messages are kept sealed: only the process that wrote them reads them"
                )
            )
        ),
        PoolSetting(
            .seconds("captchaLifetime", \.captchaLifetime, 1...3600, .both("图形验证码有效期", "how long a captcha is valid"))
        ),
    ]

    private static let passwords = [
        PoolSetting(
            .integer(
                "passwordStrength",
                \.passwordStrength,
                0...3,
                .both(
                    "密码强度：0 不限，1 至少 6 位，2 两种字符，3 三种字符（2029）",
                    "0 any, 1 six characters, 2 two kinds of them, 3 all three (2029)"
                )
            )
        ),
        PoolSetting(
            .integer(
                "passwordMinimumLength",
                \.passwordMinimumLength,
                1...64,
                .both("新密码最少字符数（2029）", "the fewest characters of a new password (2029)")
            )
        ),
        PoolSetting(
            .integer(
                "passwordMaximumLength",
                \.passwordMaximumLength,
                64...4096,
                .both("新密码最多字符数（2029）", "the most characters of a new password (2029)")
            )
        ),
        PoolSetting(
            .boolean(
                "commonPasswordsRefused",
                \.commonPasswordsRefused,
                .both(
                    "拒绝常见密码和由账号名构成的密码（2029）",
                    "no password that leaked often or is made of the user's names (2029)"
                )
            )
        ),
        PoolSetting(
            .choice(
                "passwordHashing",
                \.passwordHashing,
                .both(
                    "Argon2id 的开销：cheap 8 KiB，owasp 19 MiB 两遍",
                    "the cost of Argon2id: cheap 8 KiB, owasp 19 MiB and two passes"
                )
            )
        ),
    ]

    private static let logins = [
        failureCheck(
            "loginFailCheck",
            .both("同一 IP 登录失败次数过多需要图形验证码（2000）", "failures from one IP that ask for a captcha (2000)"),
            isEnabled: \.loginFailCheck.isEnabled,
            timeInterval: \.loginFailCheck.timeInterval,
            limit: \.loginFailCheck.limit
        ),
        PoolSetting(
            .boolean(
                "captchaPerAccount",
                \.captchaPerAccount,
                .both(
                    "同一账号的失败无论来自何处都要求该账号的验证码（2000）",
                    "failures on one account ask for a captcha of that account from everywhere (2000)"
                )
            )
        ),
        PoolSetting(
            .choice(
                "loginFailStrategy",
                \.loginFailStrategy,
                .both(
                    "loginFailCheck 达到上限时：要求验证码或锁定账号",
                    "when loginFailCheck is reached: ask for a captcha, or lock the account"
                )
            )
        ),
        failureCheck(
            "loginPasswordFailCheck",
            .both("密码错误次数过多锁定账号（2057）", "wrong passwords that lock the account (2057)"),
            isEnabled: \.loginPasswordFailCheck.isEnabled,
            timeInterval: \.loginPasswordFailCheck.timeInterval,
            limit: \.loginPasswordFailCheck.limit
        ),
        PoolSetting(
            .seconds(
                "loginLockDuration",
                \.loginLockDuration,
                1...2_592_000,
                .both("账号锁定时长", "how long an account stays locked")
            )
        ),
        PoolSetting(
            .integer(
                "consecutiveFailureLimit",
                \.consecutiveFailureLimit,
                1...100,
                .both(
                    "连续错误达到此数后停用该方式，直至账号恢复（2057）",
                    "wrong passwords, or codes, in a row that stop an account until it is recovered (2057)"
                )
            )
        ),
        PoolSetting(
            .boolean(
                "uniformLoginErrors",
                \.uniformLoginErrors,
                .both("登录失败不透露账号是否存在（2333）", "a refused login does not say whether the account exists (2333)")
            )
        ),
        PoolSetting(
            .seconds(
                "tokenLifetime",
                \.tokenLifetime,
                1...31_536_000,
                .both("id_token 有效期", "how long an id_token is valid")
            )
        ),
    ]

    private static let admission = [
        PoolSetting(
            .boolean("enableSubAccount", \.enableSubAccount, .both("允许子账号登录", "sub-accounts may log in"))
        ),
        PoolSetting(
            .boolean(
                "loginRequireEmailVerified",
                \.loginRequireEmailVerified,
                .both("邮箱未验证禁止邮箱登录（2042）", "a login by email needs a verified address (2042)")
            )
        ),
        PoolSetting(
            "passwordUpdatePolicy",
            .both("密码定期更换（2058）", "passwords grow too old (2058) and may not return (2029)"),
            [
                .boolean("enabled", \.passwordUpdatePolicy.isEnabled, .both("是否启用", "whether it is on")),
                .integer(
                    "forcedCycle",
                    \.passwordUpdatePolicy.forcedCycle,
                    1...3650,
                    .both("密码有效天数", "for how many days a password is good")
                ),
                .integer(
                    "differenceCycle",
                    \.passwordUpdatePolicy.differenceCycle,
                    0...24,
                    .both("新密码不能与最近几次相同", "how many of the last passwords a new one may not equal")
                ),
            ]
        ),
        PoolSetting(
            .choice(
                "loginPasswordPolicy",
                \.loginPasswordPolicy,
                .both(
                    "登录时密码不符合当前策略：ignore 忽略，advise 记录 2061，require 拒绝（2071）",
                    "a login below the present policy: ignore, advise (2061 in events), require a reset (2071)"
                )
            )
        ),
    ]

    private static let singleSignOn = [
        PoolSetting(
            .boolean(
                "appSsoEnabled",
                \.appSsoEnabled,
                .both("单点登录：登录后建立各应用共享的会话", "a login makes a session that all applications see")
            )
        ),
        PoolSetting(
            .seconds(
                "ssoSessionLifetime",
                \.ssoSessionLifetime,
                1...31_536_000,
                .both("单点登录会话有效期", "how long such a session lasts")
            )
        ),
        PoolSetting(
            .texts(
                "casServices",
                \.casServices,
                0...100,
                .both(
                    "服务地址，可以 /* 结尾，例如 https://app.example.org/cas/*",
                    "addresses of services, which may end in /*, such as https://app.example.org/cas/*"
                ),
                .both("可获得 CAS ticket 的服务", "the services that may have CAS tickets"),
                where: { ServicePattern($0) != nil }
            )
        ),
        PoolSetting(
            .seconds(
                "casTicketLifetime",
                \.casTicketLifetime,
                1...60,
                .both("CAS ticket 有效期", "how long a CAS ticket is good")
            )
        ),
    ]

    private static func messageLimit(
        _ name: String,
        _ path: @autoclosure @escaping @Sendable () -> SettingField.Path<Int>,
        _ chinese: String,
        _ english: String
    ) -> SettingField {
        .integer(name, path(), 0...1_000_000, .both(chinese, english))
    }

    private static func failureCheck(
        _ name: String,
        _ summary: LocalizedText,
        isEnabled: @autoclosure @escaping @Sendable () -> SettingField.Path<Bool>,
        timeInterval: @autoclosure @escaping @Sendable () -> SettingField.Path<Duration>,
        limit: @autoclosure @escaping @Sendable () -> SettingField.Path<Int>
    ) -> PoolSetting {
        PoolSetting(
            name,
            summary,
            [
                .boolean("enabled", isEnabled(), .both("是否启用", "whether it is on")),
                .seconds(
                    "timeInterval",
                    timeInterval(),
                    1...86_400,
                    .both("滑动窗口的长度", "the length of the sliding window")
                ),
                .integer("limit", limit(), 1...10_000, .both("上限", "the number that is too many")),
            ]
        )
    }
}

extension LocalizedText {
    static func both(_ chinese: String, _ english: String) -> Self {
        Self(chinese: chinese, english: english)
    }
}
