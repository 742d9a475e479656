/// The rules the core asks, each by a permanent name.
public enum DecisionRule: String, Sendable, CaseIterable {
    /// The application exists.
    case application
    /// The pool takes registrations.
    case registrationOpen = "registration-open"
    /// The address has not registered too often.
    case registrationFrequency = "registration-frequency"
    /// The email is well formed.
    case emailForm = "email-form"
    /// The phone number is well formed.
    case phoneForm = "phone-form"
    /// The username is well formed.
    case usernameForm = "username-form"
    /// A password was given.
    case passwordGiven = "password-given"
    /// The password meets the policy.
    case passwordPolicy = "password-policy"
    /// The identifier is on the whitelist, where that is on.
    case identifierListed = "identifier-listed"
    /// The identifier is free.
    case identifierFree = "identifier-free"
    /// The profile is well formed and its identifiers are free.
    case profile
    /// The verification code is right.
    case codeRight = "code-right"
    /// The verification code has not expired.
    case codeFresh = "code-fresh"
    /// Few enough wrong codes were tried within a time.
    case codeFailures = "code-failures"
    /// The interval between two messages has passed.
    case sendingInterval = "sending-interval"
    /// The quota of messages is not used up.
    case sendingQuota = "sending-quota"
    /// Few enough messages went to the address or the account, from the client address, and out of the pool.
    case messageLimit = "message-limit"
    /// The mail's scene is known.
    case emailScene = "email-scene"
    /// Few enough failures came from the address, or a captcha was given.
    case captchaNeed = "captcha-need"
    /// The captcha's answer is right.
    case captchaRight = "captcha-right"
    /// The user exists.
    case userKnown = "user-known"
    /// The account is not locked by wrong passwords.
    case accountLock = "account-lock"
    /// Few enough wrong passwords, or codes, in a row were tried on the account.
    case failureStreak = "failure-streak"
    /// The account has a password.
    case passwordSet = "password-set"
    /// The password is right.
    case passwordRight = "password-right"
    /// The user is not blocked and is activated.
    case userActive = "user-active"
    /// The address of a login by email is verified, where the pool wants that.
    case emailVerified = "email-verified"
    /// The password is not one that an operator set for the first login.
    case firstLogin = "first-login"
    /// Sub-accounts may log in.
    case subAccounts = "sub-accounts"
    /// The password is not too old.
    case passwordAge = "password-age"
    /// The password of a login meets the present policy.
    case passwordPolicyAtLogin = "password-policy-at-login"
    /// The new password is none of the last ones.
    case passwordUnused = "password-unused"
    /// The token that allows to reset a password is good.
    case resetToken = "reset-token"
    /// The pipeline functions let the call pass.
    case pipeline
    /// The account has no phone or email yet.
    case contactAbsent = "contact-absent"
    /// The account has a phone or email.
    case contactPresent = "contact-present"
    /// The new phone or email is not the present one.
    case contactChanged = "contact-changed"
    /// The old phone or email and its code were given.
    case oldContactGiven = "old-contact-given"
    /// The old phone or email is the account's.
    case oldContactRight = "old-contact-right"
    /// The old password is right.
    case oldPasswordRight = "old-password-right"
    /// The token is good.
    case token
    /// The custom data fits its definitions.
    case customData = "custom-data"
    /// An identifier to look for was given.
    case queryGiven = "query-given"
    /// The text can be a CAS ticket.
    case ticketForm = "ticket-form"
    /// The CAS ticket is known, unused and not too old.
    case ticketGood = "ticket-good"
    /// The CAS ticket is for the service that asks.
    case ticketService = "ticket-service"
    /// What nobody proved before the address was proved is dropped.
    case unprovedDropped = "unproved-dropped"
    /// Both tokens of a link are good.
    case linkTokens = "link-tokens"
    /// The two accounts of a link are two.
    case linkDistinct = "link-distinct"
    /// The secondary user has external identities.
    case identitiesPresent = "identities-present"
    /// The user has no identity of the provider yet.
    case identityKindFree = "identity-kind-free"
    /// The identity is no other user's.
    case identityFree = "identity-free"
    /// The user has an identity of the provider.
    case identityBound = "identity-bound"
    /// Another login method remains.
    case loginMethodRemains = "login-method-remains"
    /// The user may enter the application.
    case applicationAccess = "application-access"
    /// A namespace was given.
    case namespaceGiven = "namespace-given"
    /// The page is one that there can be.
    case page

    /// What the rule asks, in words.
    public var question: LocalizedText {
        let (chinese, english) = wording
        return LocalizedText(chinese: chinese, english: english)
    }

    /// The pool setting that governs the rule, where there is one.
    public var setting: String? {
        switch self {
        case .registrationOpen: "registerDisabled"
        case .registrationFrequency: "frequentRegisterCheck"
        case .identifierListed: "whitelist"
        case .passwordPolicy: "passwordStrength"
        case .codeRight: "verifyCodeMaxAttempts"
        case .codeFailures: "codeFailCheck"
        case .sendingInterval: "codeResendInterval"
        case .sendingQuota: "smsDailyLimit"
        case .messageLimit: "messageLimits"
        case .captchaNeed: "loginFailCheck"
        case .captchaRight: "captchaLifetime"
        case .subAccounts: "enableSubAccount"
        case .emailVerified: "loginRequireEmailVerified"
        case .passwordAge, .passwordUnused: "passwordUpdatePolicy"
        case .passwordPolicyAtLogin: "loginPasswordPolicy"
        case .ticketGood: "casTicketLifetime"
        case .ticketService: "casServices"
        case .accountLock: "loginPasswordFailCheck"
        case .failureStreak: "consecutiveFailureLimit"
        default: nil
        }
    }

    private var wording: (chinese: String, english: String) {
        switch self {
        case .application: ("应用存在", "the application exists")
        case .registrationOpen: ("用户池允许注册", "the pool takes registrations")
        case .registrationFrequency: ("该 IP 未注册过于频繁", "the IP has not registered too often")
        case .emailForm: ("邮箱格式正确", "the email is well formed")
        case .phoneForm: ("手机号格式正确", "the phone number is well formed")
        case .usernameForm: ("用户名格式正确", "the username is well formed")
        case .passwordGiven: ("已提供密码", "a password was given")
        case .passwordPolicy: ("密码符合强度要求", "the password meets the policy")
        case .identifierListed: ("账号在白名单中", "the identifier is on the whitelist")
        case .identifierFree: ("账号未被占用", "the identifier is free")
        case .profile: ("用户资料有效", "the profile can be stored")
        case .codeRight: ("验证码正确", "the verification code is right")
        case .codeFresh: ("验证码未过期", "the verification code has not expired")
        case .codeFailures: ("验证码错误次数未达上限", "few enough wrong codes were tried")
        case .sendingInterval: ("已过发送间隔", "the interval between two messages has passed")
        case .sendingQuota: ("发送额度未用完", "the quota of messages is not used up")
        case .messageLimit: ("消息数量未达上限", "few enough messages went out")
        case .emailScene: ("邮件场景有效", "the email scene is known")
        case .captchaNeed: ("无需图形验证码或已提供", "no captcha is needed, or one was given")
        case .captchaRight: ("图形验证码正确", "the captcha is right")
        case .userKnown: ("用户存在", "the user exists")
        case .accountLock: ("账号未因密码错误被锁定", "the account is not locked by wrong passwords")
        case .failureStreak: ("连续错误次数未达上限", "few enough wrong tries in a row")
        case .passwordSet: ("账号已设置密码", "the account has a password")
        case .passwordRight: ("密码正确", "the password is right")
        case .userActive: ("用户未被禁用且状态正常", "the user is not blocked and is activated")
        case .pipeline: ("管道函数放行", "the pipeline functions let it pass")
        case .contactAbsent: ("账号尚未绑定", "the account has none yet")
        case .contactPresent: ("账号已绑定", "the account has one")
        case .contactChanged: ("新旧不同", "the new one is not the present one")
        case .oldContactGiven: ("已提供旧手机号或邮箱及其验证码", "the old one and its code were given, if needed")
        case .oldContactRight: ("旧手机号或邮箱属于该账号", "the old one is the account's")
        case .emailVerified: ("邮箱已验证", "the email is verified")
        case .subAccounts: ("已启用子账号", "sub-accounts may log in")
        case .firstLogin: ("首次登录无需重置密码", "no first login that must reset the password")
        case .passwordAge: ("密码未过期", "the password is not too old")
        case .passwordPolicyAtLogin: ("登录密码符合当前策略", "the password meets the present policy")
        case .passwordUnused: ("新密码近期未使用过", "the new password is none of the last ones")
        case .resetToken: ("重置密码的 token 有效", "the token for resetting the password is good")
        case .oldPasswordRight: ("原始密码正确", "the old password is right")
        case .ticketForm: ("ticket 与 service 格式正确", "ticket and service are given and well formed")
        case .ticketGood: ("ticket 有效", "the ticket is good")
        case .ticketService: ("ticket 属于此 service", "the ticket is for this service")
        case .token: ("登录凭证有效", "the token is good")
        case .customData: ("自定义数据符合定义", "the custom data fits its definitions")
        case .queryGiven: ("已提供要查询的账号", "an identifier to look for was given")
        case .unprovedDropped:
            ("首次验证地址：此前未经验证的凭证已清除", "the address is proved for the first time: what was set before is dropped")
        case .linkTokens: ("主账号和子账号的登录凭证有效", "the tokens of both accounts are good")
        case .linkDistinct: ("主账号和子账号不是同一用户", "the two accounts are two users")
        case .identitiesPresent: ("子账号有外部身份", "the secondary user has external identities")
        case .identityKindFree: ("用户未绑定过此种外部身份", "the user has no identity of this provider")
        case .identityFree: ("外部身份未被其他用户绑定", "the identity is no other user's")
        case .identityBound: ("用户绑定了此种外部身份", "the user has an identity of this provider")
        case .loginMethodRemains: ("还有其他登录方式", "another login method remains")
        case .applicationAccess: ("用户可以访问该应用", "the user may enter the application")
        case .namespaceGiven: ("已提供权限分组", "a namespace was given")
        case .page: ("分页参数有效", "page and limit are from 1")
        }
    }
}
