import AuthingAPI

/// For each code of the API the shortest script that ends with it, or why there is none.
///
/// The switch has no default, so that a new code comes with its script. Each script is run by the tests.
extension Reproduction {
    /// How a code comes about.
    ///
    /// - Parameter code: The code.
    /// - Returns: The script, or the reason why there is none.
    static func of(_ code: AuthingError.Code) -> Reproduction {
        switch code {
        case .success:
            .none(
                .init(
                    chinese: "成功的调用均返回此码",
                    english: "it is the answer of every call that succeeds"
                )
            )
        case .badRequest: .script("user create --username bob --profile {birthdate: 1}")
        case .failure:
            .script(
                """
                fn closed(user, context) { fail closed for the night }
                pipeline on PRE_AUTHENTICATION closed
                register username bob pass-4711
                login username bob pass-4711
                """
            )
        case .systemBusy:
            .none(
                .init(
                    chinese: "内存中的用户池不会繁忙：用户池文件不可读或被其他进程占用超过 5 秒时返回",
                    english:
                        "a pool in memory is never busy: it is the answer where the pool's file cannot be read, or another process keeps it longer than 5 s"
                )
            )
        case .forbidden:
            .script(
                """
                app create shop --access granted
                app use shop
                register username bob pass-4711
                login username bob pass-4711
                """
            )
        case .secondFactorRequired:
            .none(
                .init(
                    chinese: "核心没有多因素认证",
                    english: "the core has no second factor"
                )
            )
        case .secondFactorRequiredByApp:
            .none(
                .init(
                    chinese: "核心没有多因素认证",
                    english: "the core has no second factor"
                )
            )
        case .firstLoginResetRequired:
            .script(
                """
                user create --username bob --password pass-4711 --reset-password-on-first-login
                login username bob pass-4711
                """
            )
        case .captchaRequired:
            .script(
                """
                pool set loginFailCheck {enabled: true, limit: 1}
                register username bob pass-4711
                expect error 2006 login username bob wrong
                login username bob pass-4711
                """
            )
        case .codeWrong:
            .script(
                """
                send sms 13800138000
                login phone-code 13800138000 wrong
                """
            )
        case .malformedEmailAtLogin: .script("login email ada-example.org pass-4711")
        case .userUnknown: .script("login username nobody pass-4711")
        case .userLocked:
            .script(
                """
                register username bob pass-4711
                user block bob
                login username bob pass-4711
                """
            )
        case .passwordWrong:
            .script(
                """
                register username bob pass-4711
                login username bob wrong
                """
            )
        case .appNameIllegal: .script(#"app create "a\tb""#)
        case .appNameTaken:
            .script(
                """
                app create shop
                app create shop
                """
            )
        case .appUnknown: .script("app use nothing")
        case .fieldNotEditable:
            .script(
                """
                register username bob pass-4711 --generate-token
                profile update {loginsCount: 7}
                """
            )
        case .verificationRequired:
            .script(
                #"""
                register username bob pass-4711 --generate-token
                profile update {password: "new-4711"}
                """#
            )
        case .notLoggedIn: .script("whoami")
        case .mailTemplateMissing:
            .none(
                .init(
                    chinese: "核心的邮件文本是内置的，不会缺少模版",
                    english: "the core's mails have built-in texts: no template can be missing"
                )
            )
        case .verificationLinkExpired:
            .script(
                """
                register email ada@example.org pass-4711
                outbox open
                outbox open
                """
            )
        case .descriptionTooLong:
            .script(#"app create shop --description "${join(split("0123456789", ""), " and more of the same, ")}""#)
        case .mailProviderFailed:
            .none(
                .init(
                    chinese: "内存中的用户池将邮件存入发件箱，没有会出错的服务商",
                    english: "a pool in memory keeps its mails in the outbox: no provider can fail"
                )
            )
        case .userExists:
            .script(
                """
                register email ada@example.org pass-4711
                register email ada@example.org pass-4711
                """
            )
        case .noPassword:
            .script(
                """
                user create --username bob
                login username bob pass-4711
                """
            )
        case .malformedPhone: .script("send sms 12ab")
        case .passwordWeak:
            .script(
                """
                pool set passwordStrength 1
                register username bob abc
                """
            )
        case .registrationDisabled:
            .script(
                """
                pool set registerDisabled true
                register username bob pass-4711
                """
            )
        case .passwordRequired: .script("register username bob ''")
        case .usernameTaken:
            .script(
                """
                user create --username bob
                user create --username bob
                """
            )
        case .phoneTaken:
            .script(
                """
                user create --phone 13800138000
                user create --phone 13800138000
                """
            )
        case .userOfOtherPool:
            // A token that names another pool; nobody of this one has signed it.
            .script(
                "whoami eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjEifQ."
                    + "eyJ1c2VycG9vbF9pZCI6IjVmMDAwMDAwMDAwMDAwMDAwMDAwMDBmZiJ9.bm9uZQ"
            )
        case .oldEmailWrong:
            .script(
                """
                register email ada@example.org pass-4711 --generate-token
                send email new@example.org CHANGE_EMAIL
                let code = (outbox last).code
                email update new@example.org $code other@example.org 0000
                """
            )
        case .oldPhoneWrong:
            .script(
                """
                send sms 13800138000
                login phone-code 13800138000 (outbox last).code
                send sms 13900139000
                phone update 13900139000 (outbox last).code 13700137000 0000
                """
            )
        case .emailNotVerified:
            .script(
                """
                pool set loginRequireEmailVerified true
                register email ada@example.org pass-4711
                login email ada@example.org pass-4711
                """
            )
        case .accountLocked:
            .script(
                """
                pool set loginPasswordFailCheck {enabled: true, limit: 1}
                register username bob pass-4711
                login username bob wrong
                """
            )
        case .passwordTooOld:
            .script(
                """
                pool set passwordUpdatePolicy {enabled: true, forcedCycle: 30}
                register username bob pass-4711
                clock advance 31d
                login username bob pass-4711
                """
            )
        case .passwordPolicyAdvice:
            .none(
                .init(
                    chinese: "没有调用以此码结束：`pool set loginPasswordPolicy advise` 时登录成功，`events` 中记录此码",
                    english:
                        "no call ends with it: with `pool set loginPasswordPolicy advise` the login succeeds and `events` has the code"
                )
            )
        case .passwordPolicyReset:
            .script(
                """
                register username bob abcdef
                pool set loginPasswordPolicy require
                pool set passwordStrength 3
                login username bob abcdef
                """
            )
        case .sendingTooOften:
            .script(
                """
                send sms 13800138000
                send sms 13800138000
                """
            )
        case .registeringTooOften:
            .script(
                """
                pool set frequentRegisterCheck {enabled: true, limit: 1}
                register username bob pass-4711
                register username ada pass-4711
                """
            )
        case .appIDMissing:
            .none(
                .init(
                    chinese: "每次调用都带有应用 ID；缺少应用 ID 的 HTTP 调用返回此码",
                    english: "the shell names an application in every call; a call over HTTP without one ends so"
                )
            )
        case .emailTaken:
            .script(
                """
                user create --email ada@example.org
                user create --email ada@example.org
                """
            )
        case .oldPasswordRequired:
            .script(
                """
                register username bob pass-4711 --generate-token
                password update new-4711
                """
            )
        case .informationOfOtherUser:
            .none(
                .init(
                    chinese: "核心会给出确切原因：2020、2036 和 2207",
                    english: "the core tells exactly whose a token is: 2020, 2036 and 2207 stand in its place"
                )
            )
        case .oldPasswordWrong:
            .script(
                """
                register username bob pass-4711 --generate-token
                password update new-4711 wrong
                """
            )
        case .malformedEmail: .script("send email ada-example.org RESET_PASSWORD")
        case .loginExpired:
            .script(
                """
                register username bob pass-4711 --generate-token
                clock advance 15d
                whoami
                """
            )
        case .loginInvalid: .script("password reset first-token no-token new-4711")
        case .usernameMissing: .script("register username ' ' pass-4711")
        case .identityKindTaken:
            .script(
                """
                user create --username bob
                user identity add bob github 583231
                user identity add bob github 583232
                """
            )
        case .identitiesUnreadable:
            .script(
                """
                let a = register username ada pass-4711 --generate-token
                let b = register username bob pass-4711 --generate-token
                account link $a.token $b.token
                """
            )
        case .identityTaken:
            .script(
                """
                user create --username ada
                user create --username bob
                user identity add ada github 583231
                user identity add bob github 583231
                """
            )
        case .identityMissing:
            .script(
                """
                let a = register username ada pass-4711 --generate-token
                account unlink $a.token github
                """
            )
        case .lastLoginMethod:
            .script(
                """
                send sms 13800138000
                login phone-code 13800138000 (outbox last).code
                phone unbind
                """
            )
        case .noEmailForPassword:
            .none(
                .init(
                    chinese: "此处修改密码不需要邮箱，相应的拒绝是 2201 和 2203",
                    english: "a password is changed without an email here: 2201 and 2203 are the refusals"
                )
            )
        case .noEmailToUnbind:
            .script(
                """
                register username bob pass-4711 --generate-token
                email unbind
                """
            )
        case .domainTaken:
            .script(
                """
                app create shop --domain shop.example.org
                app create till --domain shop.example.org
                """
            )
        case .poolUnknown:
            .none(
                .init(
                    chinese: "只有一个用户池，所有调用都针对它",
                    english: "there is one pool, and every call is for it"
                )
            )
        case .emailNotEditable:
            .script(
                #"""
                register username bob pass-4711 --generate-token
                profile update {email: "bob@example.org"}
                """#
            )
        case .phoneNotEditable:
            .script(
                #"""
                register username bob pass-4711 --generate-token
                profile update {phone: "13800138000"}
                """#
            )
        case .oldEmailRequired:
            .script(
                """
                register email ada@example.org pass-4711 --generate-token
                send email new@example.org CHANGE_EMAIL
                email update new@example.org (outbox last).code
                """
            )
        case .oldPhoneRequired:
            .script(
                """
                send sms 13800138000
                login phone-code 13800138000 (outbox last).code
                send sms 13900139000
                phone update 13900139000 (outbox last).code
                """
            )
        case .emailUnchanged:
            .script(
                """
                register email ada@example.org pass-4711 --generate-token
                send email ada@example.org CHANGE_EMAIL
                email update ada@example.org (outbox last).code
                """
            )
        case .phoneUnchanged:
            .script(
                """
                send sms 13800138000
                login phone-code 13800138000 (outbox last).code
                clock advance 60s
                send sms 13800138000
                phone update 13800138000 (outbox last).code
                """
            )
        case .argumentMissing: .script("user exists")
        case .codeExpired:
            .script(
                """
                send sms 13800138000
                let code = (outbox last).code
                clock advance 1h
                login phone-code 13800138000 $code
                """
            )
        case .accountOrPasswordWrong:
            .script(
                """
                pool set uniformLoginErrors true
                login username nobody pass-4711
                """
            )
        case .mobileSessionMissing:
            .none(
                .init(
                    chinese: "核心没有移动应用的会话",
                    english: "the core has no sessions of mobile applications"
                )
            )
        case .mailUnknownError:
            .none(
                .init(
                    chinese: "内存中的用户池将邮件存入发件箱，不会出错",
                    english: "a pool in memory keeps its mails in the outbox: nothing fails there"
                )
            )
        case .mailTransportMissing:
            .none(
                .init(
                    chinese: "内存中的用户池将邮件存入发件箱，不需要 transporter",
                    english: "a pool in memory keeps its mails in the outbox and needs no transport"
                )
            )
        case .groupUnknown:
            .script(
                """
                user create --username bob
                group add staff bob
                """
            )
        case .roleUnknown:
            .script(
                """
                user create --username bob
                role assign editor bob
                """
            )
        case .resourceUnknown:
            .script(
                """
                user create --username bob
                resource grant invoices --to-user bob
                """
            )
        case .roleNotGiven:
            .script(
                """
                user create --username bob
                role create editor
                role revoke editor bob
                """
            )
        }
    }
}
