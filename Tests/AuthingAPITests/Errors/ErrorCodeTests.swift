import AuthingAPI
import Testing

/// Pins the numbers and their general meaning: scripts and HTTP clients match on them.
struct ErrorCodeTests {
    private static let table: [(AuthingError.Code, Int, String, String)] = [
        (.success, 200, "成功", "success"),
        (.badRequest, 400, "请求参数有误", "the parameters are wrong"),
        (.failure, 500, "操作失败", "the operation failed"),
        (.systemBusy, 1000, "系统繁忙，请稍后再试", "the system is busy, try again later"),
        (.forbidden, 1001, "无权限执行此项操作", "you may not perform this operation"),
        (.secondFactorRequired, 1635, "需要进行多因素认证", "a second factor is required"),
        (.secondFactorRequiredByApp, 1636, "应用要求进行多因素认证", "the application requires a second factor"),
        (.firstLoginResetRequired, 1639, "首次登录需要重置密码", "the first login must reset the password"),
        (.captchaRequired, 2000, "账号异常，需要输入验证码", "unusual activity: a captcha is required"),
        (.codeWrong, 2001, "验证码验证失败", "the verification code is wrong"),
        (.malformedEmailAtLogin, 2003, "注册或登录时邮箱格式不正确", "malformed email address (register, login)"),
        (.userUnknown, 2004, "用户不存在", "the user does not exist"),
        (.userLocked, 2005, "用户已被锁定", "the user is locked"),
        (.passwordWrong, 2006, "密码不正确", "the password is wrong"),
        (.appNameIllegal, 2007, "应用名非法", "illegal application name"),
        (.appNameTaken, 2008, "已拥有同名应用", "an application of this name exists"),
        (.appUnknown, 2011, "应用不存在", "the application does not exist"),
        (.fieldNotEditable, 2018, "用户无权限修改此项内容", "the user may not change this item"),
        (.verificationRequired, 2019, "修改密码时需要先进行验证", "verify before changing the password"),
        (.notLoggedIn, 2020, "尚未登录，无访问权限", "not logged in"),
        (.mailTemplateMissing, 2021, "邮件发送失败：无法获取邮件模版", "mail not sent: template unavailable"),
        (.verificationLinkExpired, 2023, "邮箱验证失败：验证链接已过期", "email verification failed: the link has expired"),
        (.descriptionTooLong, 2024, "项目描述不能超过 140 字", "the description is longer than 140 characters"),
        (.mailProviderFailed, 2025, "默认邮件服务商出错", "the default mail provider failed"),
        (.userExists, 2026, "用户已存在，请直接登录", "the user already exists, log in instead"),
        (.noPassword, 2027, "通过 OAuth 注册，未设置密码", "the account has no password"),
        (.malformedPhone, 2028, "请提供正确的手机号或邮箱", "give a correct phone number or email"),
        (.passwordWeak, 2029, "密码长度不能少于 6 位", "the password does not meet the policy"),
        (.registrationDisabled, 2031, "应用已禁止注册用户", "registration is disabled"),
        (.passwordRequired, 2032, "注册时需要密码", "a password is needed to register"),
        (.usernameTaken, 2034, "用户名已存在", "the username is taken"),
        (.phoneTaken, 2035, "手机号已绑定", "the phone number is already bound"),
        (.userOfOtherPool, 2036, "用户不属于此用户池", "the user does not belong to this pool"),
        (.oldEmailWrong, 2037, "旧邮箱与实际不匹配", "the old email does not match the account"),
        (.oldPhoneWrong, 2038, "旧手机号与实际不匹配", "the old phone number does not match the account"),
        (.emailNotVerified, 2042, "邮箱未验证，禁止登录", "the email is not verified: login forbidden"),
        (.accountLocked, 2057, "密码错误次数过多，账号已被锁定", "locked after too many wrong passwords"),
        (.passwordTooOld, 2058, "密码已过期，需要重置", "the password is too old and must be reset"),
        (.passwordPolicyAdvice, 2061, "密码策略已变更，建议修改密码", "the password policy got stricter: change the password"),
        (.passwordPolicyReset, 2071, "密码不符合当前策略，需要重置", "the password is under the present policy and must be reset"),
        (.sendingTooOften, 2080, "验证码发送过于频繁", "a code was asked for too often"),
        (.registeringTooOften, 2100, "注册过于频繁", "registering too often"),
        (.appIDMissing, 2101, "请提供应用 ID", "an application id is needed"),
        (.emailTaken, 2200, "该邮箱已被绑定", "the email is already bound"),
        (.oldPasswordRequired, 2201, "请输入原始密码", "the old password is needed"),
        (.informationOfOtherUser, 2202, "修改的信息不属于当前用户", "the information does not belong to the current user"),
        (.oldPasswordWrong, 2203, "原始密码错误", "the old password is wrong"),
        (.malformedEmail, 2204, "邮箱格式不正确", "malformed email address"),
        (.loginExpired, 2206, "登录信息已过期", "the login has expired"),
        (.loginInvalid, 2207, "登录信息有误，需重新登录", "the login is invalid, log in again"),
        (.usernameMissing, 2211, "缺少参数 username", "missing `username`"),
        (.identityKindTaken, 2213, "已绑定过此种 OAuth", "an identity of this kind is already bound"),
        (.identitiesUnreadable, 2214, "读取已绑定 OAuth 失败", "the bound identities cannot be read"),
        (.identityTaken, 2215, "将要绑定的 OAuth 账号已被绑定", "the identity is already bound elsewhere"),
        (.identityMissing, 2216, "没有绑定过此种 OAuth", "no identity of this kind is bound"),
        (.lastLoginMethod, 2217, "只有一种登录方式，不能解绑", "the only login method cannot be removed"),
        (.noEmailForPassword, 2218, "修改密码时没有绑定邮箱", "no email bound (changing the password)"),
        (.noEmailToUnbind, 2219, "解绑邮箱时没有绑定邮箱", "no email bound (unbinding)"),
        (.domainTaken, 2223, "域名已被使用", "the domain is in use"),
        (.poolUnknown, 2224, "用户池不存在", "the pool does not exist"),
        (.emailNotEditable, 2225, "不能直接修改邮箱", "the email cannot be changed by a profile update"),
        (.phoneNotEditable, 2226, "不能直接修改手机号", "the phone number cannot be changed by a profile update"),
        (.oldEmailRequired, 2227, "修改邮箱必须验证原邮箱", "changing the email needs verification of the old one"),
        (.oldPhoneRequired, 2228, "修改手机号必须验证原手机号", "changing the phone number needs verification of the old one"),
        (.emailUnchanged, 2229, "新邮箱和旧邮箱一样", "the new email equals the old one"),
        (.phoneUnchanged, 2230, "新手机号和旧手机号一样", "the new phone number equals the old one"),
        (.argumentMissing, 2231, "请求参数不全", "incomplete request parameters"),
        (.codeExpired, 2300, "验证码已过期", "the verification code has expired"),
        (.accountOrPasswordWrong, 2333, "账号或密码错误", "the account or the password is wrong"),
        (.mobileSessionMissing, 2401, "移动应用 SSO 会话不存在", "no mobile SSO session"),
        (.mailUnknownError, 3013, "发送邮件未知错误", "unknown mail error"),
        (.mailTransportMissing, 3014, "无法获取 transporter", "no mail transport"),
        (.groupUnknown, 3901, "分组不存在", "the group does not exist"),
        (.roleUnknown, 3903, "角色不存在", "the role does not exist"),
        (.resourceUnknown, 3905, "资源不存在", "the resource does not exist"),
        (.roleNotGiven, 3919, "用户没有该角色", "the user lacks the role"),
    ]

    @Test func everyCodeIsInTheTable() {
        #expect(Self.table.map(\.0) == AuthingError.Code.allCases)
    }

    @Test func noNumberOrMeaningMoves() {
        for (code, number, chinese, english) in Self.table {
            #expect(code.rawValue == number)
            #expect(code.meaning == LocalizedText(chinese: chinese, english: english))
        }
    }
}
