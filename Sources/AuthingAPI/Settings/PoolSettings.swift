/// All settings of a pool, with the defaults of a new one.
///
/// Names, ranges and descriptions: ``PoolSetting/all``.
public struct PoolSettings: Sendable, Equatable {
    /// What happens when `loginFailCheck` is reached.
    public enum FailStrategy: String, Sendable, CaseIterable {
        /// The next tries from the address need a captcha.
        case captcha
        /// The account is locked.
        case blockAccount = "block-account"
    }

    /// What a login does with a right password that is below the present policy.
    public enum LoginPasswordPolicy: String, Sendable, CaseIterable {
        /// Nothing.
        case ignore
        /// It goes through; the audit trail has 2061.
        case advise
        /// It is refused with 2071 until the password is reset.
        case require
    }

    /// The cost of a password hash; always Argon2id with one lane.
    public enum PasswordHashing: String, Sendable, CaseIterable {
        /// 8 KiB and one pass, well below a millisecond: for pools that end with the process.
        case cheap
        /// 19 MiB and two passes, about 20 ms, as OWASP advises: for pools that are kept.
        case owasp
    }

    /// The pool's name, as mails show it.
    public var poolName = "Authing"
    /// Whether nobody may register.
    public var registerDisabled = false
    /// Which identifiers only listed values may register by.
    public var whitelist = WhitelistSwitches()
    /// Whether an address counts as proved from the start.
    public var emailVerifiedDefault = false
    /// Whether a registration by email sends a welcome mail.
    public var sendWelcomeEmail = true
    /// Digits of a code, characters of a captcha.
    public var verifyCodeLength = 4
    /// Tries for one code.
    public var verifyCodeMaxAttempts = 5
    /// Wrong codes for one account, or for an address that is nobody's.
    public var codeFailCheck = FailureCheck(timeInterval: .seconds(86_400), limit: 20)
    /// How long a code on a phone is valid.
    public var smsCodeLifetime: Duration = .seconds(60)
    /// How long a code in a mail is valid.
    public var emailCodeLifetime: Duration = .seconds(300)
    /// How long a link in a mail is valid.
    public var verificationLinkLifetime: Duration = .seconds(86_400)
    /// The least time between two codes to one address.
    public var codeResendInterval: Duration = .seconds(60)
    /// Whether replacing a phone takes the old one and a code sent to it.
    public var verifiesOldPhone = true
    /// Whether replacing an email takes the old one and a code sent to it.
    public var verifiesOldEmail = true
    /// The most messages to one phone within a day.
    public var smsDailyLimit = 1000
    /// The most mails and text messages within a time.
    public var messageLimits = MessageLimits()
    /// Whether the texts of messages are kept so that only the process that wrote them can read them.
    public var outboxSealed = false
    /// How long a captcha is valid.
    public var captchaLifetime: Duration = .seconds(300)
    /// What a password must have, 0 to 3.
    public var passwordStrength = 0
    /// The fewest characters of a new password.
    public var passwordMinimumLength = 1
    /// The most characters of a new password.
    public var passwordMaximumLength = 4096
    /// Whether a new password may be one that leaked often, or the user's own name.
    public var commonPasswordsRefused = false
    /// Whether usernames that differ in letter case or by characters nobody sees are one.
    public var usernamesFolded = false
    /// Whether a refused login says nothing about the account: neither that it exists nor what was wrong.
    public var uniformLoginErrors = false
    /// Whether failures on one account ask for a captcha from everywhere, one made for that account.
    public var captchaPerAccount = false
    /// Wrong passwords, or wrong codes, in a row that stop an account until it is recovered.
    public var consecutiveFailureLimit = 100
    /// Failures from one client address.
    public var loginFailCheck = FailureCheck(limit: 3)
    /// What happens when they are too many.
    public var loginFailStrategy: FailStrategy = .captcha
    /// Wrong passwords for one account.
    public var loginPasswordFailCheck = FailureCheck(limit: 3)
    /// How long an account stays locked.
    public var loginLockDuration: Duration = .seconds(300)
    /// Registrations from one client address.
    public var frequentRegisterCheck = FailureCheck(limit: 50)
    /// How long an id_token is valid.
    public var tokenLifetime: Duration = .seconds(1_209_600)
    /// Whether sub-accounts may log in.
    public var enableSubAccount = false
    /// Whether an email login needs a verified address.
    public var loginRequireEmailVerified = false
    /// How long a password lasts, and when it may return.
    public var passwordUpdatePolicy = PasswordRotation()
    /// What a login does with a password below the present policy.
    public var loginPasswordPolicy: LoginPasswordPolicy = .ignore
    /// Whether a login makes a session that all applications see.
    public var appSsoEnabled = false
    /// How long such a session lasts.
    public var ssoSessionLifetime: Duration = .seconds(1_209_600)
    /// The services that may have CAS tickets.
    public var casServices: [String] = []
    /// How long a CAS ticket is good.
    public var casTicketLifetime: Duration = .seconds(60)
    /// The avatar of users without one.
    public var defaultPhoto = "https://files.authing.co/authing-console/default-user-avatar.png"
    /// The cost of a password hash.
    public var passwordHashing: PasswordHashing

    /// Creates the settings of a new pool.
    ///
    /// - Parameter passwordHashing: The cost of a password hash.
    public init(passwordHashing: PasswordHashing) {
        self.passwordHashing = passwordHashing
    }
}
