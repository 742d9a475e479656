extension DecisionRule {
    /// What would change the verdict where the rule refused, with the figures of the case.
    ///
    /// - Parameters:
    ///   - code: The code of the refusal.
    ///   - figures: What the rule looked at; without them the ways are general.
    /// - Returns: The ways, each enough by itself; none for a rule that refuses nothing.
    public func remedies(for code: AuthingError.Code, figures: [Decision.Figure] = []) -> [LocalizedText] {
        var remedy = Remedy(code, figures)
        addIdentifierWays(&remedy)
        addSecretWays(&remedy)
        addLimitWays(&remedy)
        addAccountWays(&remedy)
        addContactWays(&remedy)
        addObjectWays(&remedy)
        return remedy.ways
    }

    /// Rules of who may register under which name.
    private func addIdentifierWays(_ remedy: inout Remedy) {
        switch self {
        case .application:
            remedy.way("`app use` 选择 `app list` 中的应用", "`app use` with an application of `app list`")
        case .registrationOpen:
            remedy.set("registerDisabled", "false")
            remedy.way("`user create`", "`user create`")
        case .identifierListed:
            remedy.way("`whitelist add` 加入该账号", "`whitelist add` with the identifier")
            remedy.way("`pool reset whitelist`", "`pool reset whitelist`")
        case .emailForm:
            remedy.way("形如 ada@example.org 的邮箱", "an address such as ada@example.org")
        case .phoneForm:
            remedy.way("形如 13800138000 或 +8613800138000 的手机号", "a number such as 13800138000 or +8613800138000")
        case .usernameForm:
            remedy.way("1 到 64 个字符、不含控制字符的用户名", "a username of 1 to 64 characters without control characters")
        case .identifierFree:
            remedy.way("换一个账号", "another identifier")
            remedy.way("以现有账号登录", "log in to the account that has it")
        case .profile:
            switch remedy.code {
            case .emailNotEditable: remedy.way("`email update` 或 `email bind`", "`email update` or `email bind`")
            case .phoneNotEditable: remedy.way("`phone update` 或 `phone bind`", "`phone update` or `phone bind`")
            case .verificationRequired: remedy.way("`password update`", "`password update`")
            case .usernameTaken, .emailTaken, .phoneTaken: remedy.way("换一个未被占用的值", "a value that is free")
            case .argumentMissing: remedy.way("至少一个字段", "at least one field")
            default:
                remedy.way("`help profile update` 所列的字段和取值", "fields and values as `help profile update` lists them")
            }
        case .queryGiven:
            remedy.way(
                "--username、--email、--phone 或 --external-id 之一",
                "one of --username, --email, --phone and --external-id"
            )
        default: break
        }
    }

    /// Rules of passwords, codes and captchas.
    private func addSecretWays(_ remedy: inout Remedy) {
        switch self {
        case .passwordGiven where remedy.code == .oldPasswordRequired:
            remedy.way("给出原始密码（OLD-PASSWORD）", "give the old one as OLD-PASSWORD")
        case .passwordGiven: remedy.way("给出密码", "give a password")
        case .passwordPolicy:
            remedy.way("`password strength` 认可的密码", "a password that `password strength` finds good")
            let level = remedy.number("passwordStrength") ?? 1
            if level > 0 { remedy.set("passwordStrength", "0") }
        case .codeRight: remedy.way("`outbox last` 中最新的验证码", "the newest code, which `outbox last` shows")
        case .codeFresh:
            remedy.way("用 `send sms` 或 `send email` 重新获取", "a new code of `send sms` or `send email`")
            if let end = remedy.text("expiredAt") { remedy.way("在 \(end) 之前", "before \(end)") }
        case .captchaRight: remedy.way("`captcha new` 的新答案", "the answer of a new `captcha new`, used once and in time")
        case .passwordSet:
            remedy.way("`login phone-code`", "`login phone-code`")
            remedy.way("`user update` 设置密码", "`user update` with a password")
        case .passwordRight, .oldPasswordRight:
            remedy.way("正确的密码", "the right password")
            remedy.way(
                "`password reset email` 或 `password reset phone`",
                "`password reset email` or `password reset phone`"
            )
        case .firstLogin:
            remedy.way(
                "以错误数据中的 token 执行 `password reset first-token`",
                "`password reset first-token` with the token in the error's data"
            )
        case .passwordAge:
            remedy.way(
                "以错误数据中的 token 执行 `password reset force-token`",
                "`password reset force-token` with the token in the error's data"
            )
            if let setAt = remedy.text("setAt"), let days = remedy.number("days") {
                remedy.way("在 \(setAt) 之后 \(days) 天内登录", "within \(days) days after \(setAt)")
            }
            remedy.set("passwordUpdatePolicy", "{enabled: false}")
        case .passwordPolicyAtLogin:
            remedy.way(
                "以错误数据中的 token 执行 `password reset force-token`",
                "`password reset force-token` with the token in the error's data"
            )
            remedy.set("loginPasswordPolicy", "ignore")
        case .passwordUnused:
            let count = remedy.number("compared").map { " \($0) " } ?? ""
            remedy.way(
                "与最近\(count)个密码都不同的密码",
                "a password that is none of the last\(count.isEmpty ? " ones" : count)".trimmed
            )
        case .resetToken: remedy.way("再次登录以获取新的 token", "log in again: the refusal brings a new token")
        default: break
        }
    }

    /// Rules that count.
    private func addLimitWays(_ remedy: inout Remedy) {
        let limit = remedy.number("limit").map { $0 + 1 }
        switch self {
        case .captchaNeed:
            remedy.way("以 --captcha-code 给出 `captcha new` 的答案", "with --captcha-code, the answer of `captcha new`")
            remedy.wait()
            remedy.set("loginFailCheck", limit.map { "{limit: \($0)}" } ?? "{enabled: false}")
        case .registrationFrequency:
            remedy.wait()
            remedy.way("从其他 IP（--client-ip）", "from another address (--client-ip)")
            remedy.set("frequentRegisterCheck", limit.map { "{limit: \($0)}" } ?? "{enabled: false}")
        case .codeFailures:
            remedy.wait()
            remedy.set("codeFailCheck", limit.map { "{limit: \($0)}" } ?? "{enabled: false}")
        case .sendingInterval:
            remedy.wait()
            remedy.set("codeResendInterval", "0")
        case .sendingQuota:
            remedy.wait()
            remedy.set("smsDailyLimit", limit.map(String.init) ?? "100000")
        case .messageLimit:
            remedy.wait()
            remedy.way("放宽 `pool set messageLimits` 中的上限", "a larger limit in `pool set messageLimits`")
        case .accountLock:
            remedy.wait()
            remedy.way("`user unblock`", "`user unblock`")
        case .failureStreak:
            remedy.way("`user unblock`", "`user unblock`")
            remedy.way("以其他方式登录或重置密码", "log in another way, or reset the password")
            if let limit, limit <= 100 { remedy.set("consecutiveFailureLimit", "\(limit)") }
        case .page: remedy.way("--page 和 --limit 从 1 开始", "--page and --limit from 1")
        default: break
        }
    }

    /// Rules of whether the user, or the token, may enter.
    private func addAccountWays(_ remedy: inout Remedy) {
        switch self {
        case .userKnown:
            remedy.way("`register` 或 `user create` 创建用户", "create the user with `register` or `user create`")
            remedy.way("`user list` 中的账号", "an identifier that `user list` shows")
        case .userActive:
            switch remedy.text("status") {
            case let status? where status != "Activated":
                remedy.way("`user update` 将 status 设为 Activated", "`user update` with {status: \"Activated\"}")
            default: remedy.way("`user unblock`", "`user unblock`")
            }
        case .emailVerified:
            remedy.way("`outbox open` 打开验证邮件中的链接", "`outbox open`, which follows the link in the mail")
            remedy.way("`user verify`", "`user verify`")
            remedy.set("loginRequireEmailVerified", "false")
        case .subAccounts: remedy.set("enableSubAccount", "true")
        case .applicationAccess:
            let app = remedy.text("appId") ?? "APP"
            remedy.way("`app grant \(app)` 授权该用户", "`app grant \(app)` to the user")
            remedy.way("`app access \(app)` 对所有人开放", "`app access \(app)` for everyone")
        case .token, .linkTokens:
            switch remedy.code {
            case .userOfOtherPool: remedy.way("此用户池签发的 token", "a token that this pool issued")
            case .userUnknown: remedy.way("现有用户的 token", "a token of a user who exists")
            case .userLocked: remedy.way("`user unblock`，然后重新登录", "`user unblock`, then a new login")
            case .forbidden: remedy.way("`app grant` 授权该用户", "`app grant` to the user")
            case .argumentMissing: remedy.way("给出两个 token", "give both tokens")
            default:
                remedy.way(
                    "重新登录；`token explain` 说明原因",
                    "a new login; `token explain` says what is wrong with this token"
                )
            }
        case .pipeline:
            let stage = remedy.text("stage") ?? "STAGE"
            remedy.way("管道函数改变判断", "another answer of the function that refused")
            remedy.way("`pipeline off \(stage)`", "`pipeline off \(stage)`")
        default: break
        }
    }

    /// Rules of bound phones and emails, and of linked identities.
    private func addContactWays(_ remedy: inout Remedy) {
        switch self {
        case .contactAbsent:
            let isPhone = remedy.code == .phoneTaken
            let word = isPhone ? "phone" : "email"
            remedy.way("`\(word) update` 更换", "`\(word) update`, which replaces it")
        case .contactPresent:
            remedy.way("先绑定：`phone bind` 或 `email bind`", "bind one first: `phone bind` or `email bind`")
        case .contactChanged: remedy.way("与现有的不同", "another one than the present one")
        case .oldContactGiven:
            let word = remedy.code == .oldPhoneRequired ? "phone" : "email"
            remedy.way("给出 --old-\(word) 和 --old-\(word)-code", "with --old-\(word) and --old-\(word)-code")
        case .oldContactRight: remedy.way("`whoami` 所示的现有值", "the present one, which `whoami` shows")
        case .identitiesPresent: remedy.way("`user identity add` 给子账号", "`user identity add` to the secondary user")
        case .identityKindFree: remedy.way("先 `account unlink` 此种身份", "`account unlink` of that provider first")
        case .identityFree: remedy.way("由其他用户 `account unlink`", "`account unlink` by the user who has it")
        case .identityBound: remedy.way("`user identity list` 所列的身份", "a provider that `user identity list` shows")
        case .loginMethodRemains:
            remedy.way(
                "先增加登录方式：密码和用户名、手机号或邮箱",
                "another way to log in first: a password with a name, a phone, an email"
            )
        case .linkDistinct: remedy.way("两个不同用户的 token", "tokens of two users")
        default: break
        }
    }

    /// Rules of what a call names.
    private func addObjectWays(_ remedy: inout Remedy) {
        switch self {
        case .emailScene:
            remedy.way(
                "RESET_PASSWORD、VERIFY_EMAIL、CHANGE_EMAIL 或 MFA_VERIFY",
                "one of RESET_PASSWORD, VERIFY_EMAIL, CHANGE_EMAIL and MFA_VERIFY"
            )
        case .customData:
            remedy.way("`udf definitions` 中的字段和类型", "keys and types as `udf definitions` lists them")
            remedy.way("`udf define` 定义新字段", "`udf define` a new field")
        case .ticketForm:
            remedy.way("给出 `ticket issue` 的 ticket 和 service", "ticket and service as `ticket issue` gave them")
        case .ticketGood:
            remedy.way(
                "`ticket issue` 的新 ticket，仅一次有效",
                "a new one of `ticket issue`: it is good once, for a short time"
            )
        case .ticketService:
            remedy.way("与签发时相同的 service", "the service that it was issued for, listed in `pool set casServices`")
        case .namespaceGiven: remedy.way("给出 `namespace list` 中的权限分组", "give a namespace, which `namespace list` shows")
        default: break
        }
    }
}

extension String {
    /// Without a blank at the end.
    fileprivate var trimmed: String { last == " " ? String(dropLast()) : self }
}
