extension AuthingError {
    /// The API's own numbers, as far as an authentication core raises them.
    ///
    /// A number is permanent: scripts and HTTP clients match on it. The four-digit ones are the documented table and what the
    /// official clients know beyond it; 200, 400 and 500 are the answers without a number of their own.
    public enum Code: Int, CaseIterable, Sendable {
        /// Success.
        case success = 200
        /// The parameters are wrong.
        case badRequest = 400
        /// The operation failed.
        case failure = 500
        /// The system is busy, try again later.
        case systemBusy = 1000
        /// You may not perform this operation.
        case forbidden = 1001
        /// A second factor is required.
        case secondFactorRequired = 1635
        /// The application requires a second factor.
        case secondFactorRequiredByApp = 1636
        /// The first login must reset the password.
        case firstLoginResetRequired = 1639
        /// Unusual activity: a captcha is required.
        case captchaRequired = 2000
        /// The verification code is wrong.
        case codeWrong = 2001
        /// Malformed email address (register, login).
        case malformedEmailAtLogin = 2003
        /// The user does not exist.
        case userUnknown = 2004
        /// The user is locked.
        case userLocked = 2005
        /// The password is wrong.
        case passwordWrong = 2006
        /// Illegal application name.
        case appNameIllegal = 2007
        /// An application of this name exists.
        case appNameTaken = 2008
        /// The application does not exist.
        case appUnknown = 2011
        /// The user may not change this item.
        case fieldNotEditable = 2018
        /// Verify before changing the password.
        case verificationRequired = 2019
        /// Not logged in.
        case notLoggedIn = 2020
        /// Mail not sent: template unavailable.
        case mailTemplateMissing = 2021
        /// Email verification failed: the link has expired.
        case verificationLinkExpired = 2023
        /// The description is longer than 140 characters.
        case descriptionTooLong = 2024
        /// The default mail provider failed.
        case mailProviderFailed = 2025
        /// The user already exists, log in instead.
        case userExists = 2026
        /// The account has no password.
        case noPassword = 2027
        /// Give a correct phone number or email.
        case malformedPhone = 2028
        /// The password does not meet the policy.
        case passwordWeak = 2029
        /// Registration is disabled.
        case registrationDisabled = 2031
        /// A password is needed to register.
        case passwordRequired = 2032
        /// The username is taken.
        case usernameTaken = 2034
        /// The phone number is already bound.
        case phoneTaken = 2035
        /// The user does not belong to this pool.
        case userOfOtherPool = 2036
        /// The old email does not match the account.
        case oldEmailWrong = 2037
        /// The old phone number does not match the account.
        case oldPhoneWrong = 2038
        /// The email is not verified: login forbidden.
        case emailNotVerified = 2042
        /// Locked after too many wrong passwords.
        case accountLocked = 2057
        /// The password is too old and must be reset.
        case passwordTooOld = 2058
        /// The password policy got stricter: change the password.
        case passwordPolicyAdvice = 2061
        /// The password is under the present policy and must be reset.
        case passwordPolicyReset = 2071
        /// A code was asked for too often.
        case sendingTooOften = 2080
        /// Registering too often.
        case registeringTooOften = 2100
        /// An application id is needed.
        case appIDMissing = 2101
        /// The email is already bound.
        case emailTaken = 2200
        /// The old password is needed.
        case oldPasswordRequired = 2201
        /// The information does not belong to the current user.
        case informationOfOtherUser = 2202
        /// The old password is wrong.
        case oldPasswordWrong = 2203
        /// Malformed email address.
        case malformedEmail = 2204
        /// The login has expired.
        case loginExpired = 2206
        /// The login is invalid, log in again.
        case loginInvalid = 2207
        /// Missing `username`.
        case usernameMissing = 2211
        /// An identity of this kind is already bound.
        case identityKindTaken = 2213
        /// The bound identities cannot be read.
        case identitiesUnreadable = 2214
        /// The identity is already bound elsewhere.
        case identityTaken = 2215
        /// No identity of this kind is bound.
        case identityMissing = 2216
        /// The only login method cannot be removed.
        case lastLoginMethod = 2217
        /// No email bound (changing the password).
        case noEmailForPassword = 2218
        /// No email bound (unbinding).
        case noEmailToUnbind = 2219
        /// The domain is in use.
        case domainTaken = 2223
        /// The pool does not exist.
        case poolUnknown = 2224
        /// The email cannot be changed by a profile update.
        case emailNotEditable = 2225
        /// The phone number cannot be changed by a profile update.
        case phoneNotEditable = 2226
        /// Changing the email needs verification of the old one.
        case oldEmailRequired = 2227
        /// Changing the phone number needs verification of the old one.
        case oldPhoneRequired = 2228
        /// The new email equals the old one.
        case emailUnchanged = 2229
        /// The new phone number equals the old one.
        case phoneUnchanged = 2230
        /// Incomplete request parameters.
        case argumentMissing = 2231
        /// The verification code has expired.
        case codeExpired = 2300
        /// The account or the password is wrong.
        case accountOrPasswordWrong = 2333
        /// No mobile SSO session.
        case mobileSessionMissing = 2401
        /// Unknown mail error.
        case mailUnknownError = 3013
        /// No mail transport.
        case mailTransportMissing = 3014
        /// The group does not exist.
        case groupUnknown = 3901
        /// The role does not exist.
        case roleUnknown = 3903
        /// The permission, here the resource, does not exist.
        case resourceUnknown = 3905
        /// The user lacks the role.
        case roleNotGiven = 3919
    }
}

extension AuthingError.Code {
    /// What the code means in general, in both languages; an error's own message adds the figures of its case.
    public var meaning: LocalizedText {
        switch self {
        case .success: LocalizedText(chinese: "成功", english: "success")
        case .badRequest: LocalizedText(chinese: "请求参数有误", english: "the parameters are wrong")
        case .failure: LocalizedText(chinese: "操作失败", english: "the operation failed")
        case .systemBusy: LocalizedText(chinese: "系统繁忙，请稍后再试", english: "the system is busy, try again later")
        case .forbidden: LocalizedText(chinese: "无权限执行此项操作", english: "you may not perform this operation")
        case .secondFactorRequired: LocalizedText(chinese: "需要进行多因素认证", english: "a second factor is required")
        case .secondFactorRequiredByApp:
            LocalizedText(
                chinese: "应用要求进行多因素认证",
                english: "the application requires a second factor"
            )
        case .firstLoginResetRequired:
            LocalizedText(
                chinese: "首次登录需要重置密码",
                english: "the first login must reset the password"
            )
        case .captchaRequired:
            LocalizedText(
                chinese: "账号异常，需要输入验证码",
                english: "unusual activity: a captcha is required"
            )
        case .codeWrong: LocalizedText(chinese: "验证码验证失败", english: "the verification code is wrong")
        case .malformedEmailAtLogin:
            LocalizedText(
                chinese: "注册或登录时邮箱格式不正确",
                english: "malformed email address (register, login)"
            )
        case .userUnknown: LocalizedText(chinese: "用户不存在", english: "the user does not exist")
        case .userLocked: LocalizedText(chinese: "用户已被锁定", english: "the user is locked")
        case .passwordWrong: LocalizedText(chinese: "密码不正确", english: "the password is wrong")
        case .appNameIllegal: LocalizedText(chinese: "应用名非法", english: "illegal application name")
        case .appNameTaken: LocalizedText(chinese: "已拥有同名应用", english: "an application of this name exists")
        case .appUnknown: LocalizedText(chinese: "应用不存在", english: "the application does not exist")
        case .fieldNotEditable: LocalizedText(chinese: "用户无权限修改此项内容", english: "the user may not change this item")
        case .verificationRequired:
            LocalizedText(
                chinese: "修改密码时需要先进行验证",
                english: "verify before changing the password"
            )
        case .notLoggedIn: LocalizedText(chinese: "尚未登录，无访问权限", english: "not logged in")
        case .mailTemplateMissing:
            LocalizedText(
                chinese: "邮件发送失败：无法获取邮件模版",
                english: "mail not sent: template unavailable"
            )
        case .verificationLinkExpired:
            LocalizedText(
                chinese: "邮箱验证失败：验证链接已过期",
                english: "email verification failed: the link has expired"
            )
        case .descriptionTooLong:
            LocalizedText(
                chinese: "项目描述不能超过 140 字",
                english: "the description is longer than 140 characters"
            )
        case .mailProviderFailed: LocalizedText(chinese: "默认邮件服务商出错", english: "the default mail provider failed")
        case .userExists: LocalizedText(chinese: "用户已存在，请直接登录", english: "the user already exists, log in instead")
        case .noPassword: LocalizedText(chinese: "通过 OAuth 注册，未设置密码", english: "the account has no password")
        case .malformedPhone: LocalizedText(chinese: "请提供正确的手机号或邮箱", english: "give a correct phone number or email")
        case .passwordWeak: LocalizedText(chinese: "密码长度不能少于 6 位", english: "the password does not meet the policy")
        case .registrationDisabled: LocalizedText(chinese: "应用已禁止注册用户", english: "registration is disabled")
        case .passwordRequired: LocalizedText(chinese: "注册时需要密码", english: "a password is needed to register")
        case .usernameTaken: LocalizedText(chinese: "用户名已存在", english: "the username is taken")
        case .phoneTaken: LocalizedText(chinese: "手机号已绑定", english: "the phone number is already bound")
        case .userOfOtherPool: LocalizedText(chinese: "用户不属于此用户池", english: "the user does not belong to this pool")
        case .oldEmailWrong: LocalizedText(chinese: "旧邮箱与实际不匹配", english: "the old email does not match the account")
        case .oldPhoneWrong:
            LocalizedText(
                chinese: "旧手机号与实际不匹配",
                english: "the old phone number does not match the account"
            )
        case .emailNotVerified:
            LocalizedText(
                chinese: "邮箱未验证，禁止登录",
                english: "the email is not verified: login forbidden"
            )
        case .accountLocked: LocalizedText(chinese: "密码错误次数过多，账号已被锁定", english: "locked after too many wrong passwords")
        case .passwordTooOld: LocalizedText(chinese: "密码已过期，需要重置", english: "the password is too old and must be reset")
        case .passwordPolicyAdvice:
            LocalizedText(
                chinese: "密码策略已变更，建议修改密码",
                english: "the password policy got stricter: change the password"
            )
        case .passwordPolicyReset:
            LocalizedText(
                chinese: "密码不符合当前策略，需要重置",
                english: "the password is under the present policy and must be reset"
            )
        case .sendingTooOften: LocalizedText(chinese: "验证码发送过于频繁", english: "a code was asked for too often")
        case .registeringTooOften: LocalizedText(chinese: "注册过于频繁", english: "registering too often")
        case .appIDMissing: LocalizedText(chinese: "请提供应用 ID", english: "an application id is needed")
        case .emailTaken: LocalizedText(chinese: "该邮箱已被绑定", english: "the email is already bound")
        case .oldPasswordRequired: LocalizedText(chinese: "请输入原始密码", english: "the old password is needed")
        case .informationOfOtherUser:
            LocalizedText(
                chinese: "修改的信息不属于当前用户",
                english: "the information does not belong to the current user"
            )
        case .oldPasswordWrong: LocalizedText(chinese: "原始密码错误", english: "the old password is wrong")
        case .malformedEmail: LocalizedText(chinese: "邮箱格式不正确", english: "malformed email address")
        case .loginExpired: LocalizedText(chinese: "登录信息已过期", english: "the login has expired")
        case .loginInvalid: LocalizedText(chinese: "登录信息有误，需重新登录", english: "the login is invalid, log in again")
        case .usernameMissing: LocalizedText(chinese: "缺少参数 username", english: "missing `username`")
        case .identityKindTaken:
            LocalizedText(
                chinese: "已绑定过此种 OAuth",
                english: "an identity of this kind is already bound"
            )
        case .identitiesUnreadable:
            LocalizedText(
                chinese: "读取已绑定 OAuth 失败",
                english: "the bound identities cannot be read"
            )
        case .identityTaken:
            LocalizedText(
                chinese: "将要绑定的 OAuth 账号已被绑定",
                english: "the identity is already bound elsewhere"
            )
        case .identityMissing: LocalizedText(chinese: "没有绑定过此种 OAuth", english: "no identity of this kind is bound")
        case .lastLoginMethod:
            LocalizedText(
                chinese: "只有一种登录方式，不能解绑",
                english: "the only login method cannot be removed"
            )
        case .noEmailForPassword:
            LocalizedText(
                chinese: "修改密码时没有绑定邮箱",
                english: "no email bound (changing the password)"
            )
        case .noEmailToUnbind: LocalizedText(chinese: "解绑邮箱时没有绑定邮箱", english: "no email bound (unbinding)")
        case .domainTaken: LocalizedText(chinese: "域名已被使用", english: "the domain is in use")
        case .poolUnknown: LocalizedText(chinese: "用户池不存在", english: "the pool does not exist")
        case .emailNotEditable:
            LocalizedText(
                chinese: "不能直接修改邮箱",
                english: "the email cannot be changed by a profile update"
            )
        case .phoneNotEditable:
            LocalizedText(
                chinese: "不能直接修改手机号",
                english: "the phone number cannot be changed by a profile update"
            )
        case .oldEmailRequired:
            LocalizedText(
                chinese: "修改邮箱必须验证原邮箱",
                english: "changing the email needs verification of the old one"
            )
        case .oldPhoneRequired:
            LocalizedText(
                chinese: "修改手机号必须验证原手机号",
                english: "changing the phone number needs verification of the old one"
            )
        case .emailUnchanged: LocalizedText(chinese: "新邮箱和旧邮箱一样", english: "the new email equals the old one")
        case .phoneUnchanged: LocalizedText(chinese: "新手机号和旧手机号一样", english: "the new phone number equals the old one")
        case .argumentMissing: LocalizedText(chinese: "请求参数不全", english: "incomplete request parameters")
        case .codeExpired: LocalizedText(chinese: "验证码已过期", english: "the verification code has expired")
        case .accountOrPasswordWrong: LocalizedText(chinese: "账号或密码错误", english: "the account or the password is wrong")
        case .mobileSessionMissing: LocalizedText(chinese: "移动应用 SSO 会话不存在", english: "no mobile SSO session")
        case .mailUnknownError: LocalizedText(chinese: "发送邮件未知错误", english: "unknown mail error")
        case .mailTransportMissing: LocalizedText(chinese: "无法获取 transporter", english: "no mail transport")
        case .groupUnknown: LocalizedText(chinese: "分组不存在", english: "the group does not exist")
        case .roleUnknown: LocalizedText(chinese: "角色不存在", english: "the role does not exist")
        case .resourceUnknown: LocalizedText(chinese: "资源不存在", english: "the resource does not exist")
        case .roleNotGiven: LocalizedText(chinese: "用户没有该角色", english: "the user lacks the role")
        }
    }
}
