import AuthingAPI
import AuthingJSON
import Foundation
import Testing

struct AuthingErrorTests {
    private static let instant = Date(timeIntervalSince1970: 1_767_225_900)

    private static let all: [AuthingError] = [
        .argumentMissing("phone"), .identifierMissing(),
        .badArgument("page", expected: LocalizedText(chinese: "正整数", english: "1 or more")),
        .ambiguousUser(userIDs: ["a", "b"]), .appUnknown("abc"), .appIDMissing(), .systemBusy(),
        .systemBusy(LocalizedText(chinese: "文件被占用", english: "the file is in use")),
        .malformedEmailAtLogin("x@"), .malformedEmail("x@"), .malformedPhone("12"), .usernameMissing(),
        .malformedUsername(), .invisibleUsername(), .usernamesCollide(userIDs: ["a", "b"]), .usernameTaken("ada"),
        .phoneTaken("13800138000"), .emailTaken("a@b.cn"),
        .userUnknown(), .userUnknown("a@b.cn"), .registrationDisabled(),
        .registeringTooOften(limit: 3, window: .seconds(300), retryAt: instant), .passwordRequired(),
        .userExists("a@b.cn"), .captchaRequired(failures: 3, limit: 3, window: .seconds(300)), .captchaWrong(),
        .accountOrPasswordWrong(),
        .accountStopped(limit: 100),
        .accountLocked(until: instant), .noPassword(), .passwordWrong(), .passwordWrong(remaining: 2),
        .userBlocked(), .userInactive(status: "Suspended"), .codeWrong(),
        .codeExpired(at: instant), .sendingTooOften(interval: .seconds(60), retryAt: instant),
        .sendingQuotaUsedUp(limit: 1_000, window: .seconds(86_400)),
        .codeFailuresTooMany(20, limit: 20, window: .seconds(86_400)), .sceneUnknown("NONE", known: ["RESET_PASSWORD"]),
        .mailProviderFailed(), .mailTransportMissing(), .smsGatewayFailed(),
        .passwordWeak(LocalizedText(chinese: "请输入密码", english: "enter a password")), .oldPasswordRequired(),
        .oldPasswordWrong(), .oldPasswordWrong(remaining: 2), .notLoggedIn(), .loginExpired(),
        .loginExpired(at: instant), .loginInvalid(),
        .userOfOtherPool(), .customValueMismatch(CustomField("size", .select, options: ["S", "M"])),
        .customValueMismatch(CustomField("age", .number)), .customValueMismatch(CustomField("day", .dateTime)),
        .customValueMismatch(CustomField("data", .object)), .customValueMismatch(CustomField("is", .boolean)),
        .customValueMismatch(CustomField("name", .string)), .identityKindTaken("github"), .identitiesUnreadable(),
        .identityTaken("github"),
        .webhookURLMalformed(), .webhookSecretMalformed(), .webhookEventUnknown("x", known: ["login"]),
        .webhookUnknown("x"), .tooManyWebhooks(limit: 100), .webhookSenderMissing(),
        .pipelineRefused("", by: "check", at: .preRegister), .pipelineTooSlow("check", at: .preRegister),
        .pipelineFailed("check", at: .preRegister, reason: LocalizedText(chinese: "出错", english: "it broke")),
        .pipelineTooDeep(), .pipelineFunctionUnknown("check", known: []),
        .pipelineFunctionUnknown("check", known: ["other"]),
        .identityMissing("github", bound: []), .identityMissing("github", bound: ["qq"]), .lastLoginMethod(),
        .linkToItself(),
        .serviceNotAllowed("https://app.example.org"), .malformedService("x"),
        .emailNotVerified("a@b.cn"), .firstLoginReset(token: Secret("token")),
        .passwordTooOld(days: 90, token: Secret("token")),
        .passwordBelowPolicy(LocalizedText(chinese: "太短", english: "too short"), token: Secret("token")),
        .passwordUsedBefore(last: 1), .passwordUsedBefore(last: 3), .resetTokenExpired(), .resetTokenInvalid(),
        .subAccountsDisabled(), .subAccountUnknown("till-1"),
        .notWhitelisted(.email, "a@b.cn"),
        .linkExpired(at: instant), .linkUsed(), .linkOfOtherEmail("a@b.cn"), .linkMissing(.number(1)),
        .linkMissing(.lastLink(to: "a@b.cn")), .linkMissing(.lastLink(to: nil)),
        .customFieldUnknown("age", defined: []), .customFieldUnknown("age", defined: ["school"]),
        .customDataTooLarge(size: 70_000, limit: 65_536), .malformedCustomFieldKey(""), .customFieldReserved("id"),
        .fieldNotEditable("x"), .fieldNotEditable("nikname"), .emailNotEditable(),
        .phonePresent(), .emailPresent(), .phoneMissing(), .emailMissing(), .phoneNotBoundYet(), .emailNotBoundYet(),
        .phoneUnchanged(), .emailUnchanged(), .oldPhoneRequired(), .oldEmailRequired(), .oldPhoneWrong(),
        .oldEmailWrong(), .phoneNotEditable(), .passwordNotEditable(), .changesMissing(), .passwordInRecord(),
        .nothingToVerify("email"), .fieldRepeated("lastIP"),
        .queryMissing(),
        .externalIDTaken("x-1"),
    ]

    private static let access: [AuthingError] = [
        .malformedResourceCode("x", .data), .malformedResourceCode("", .menu),
        .actionUnfit("read", of: "books:1", known: []), .actionUnfit("read", of: "books:1", known: ["books:a"]),
        .actionMissing(of: "books:1"), .actionsOnDataOnly("menu_a", .menu), .roleCycle("a", below: "b"),
        .departmentCycle("a", below: "b"), .otherOrganization("a", below: "b"), .rootDepartment("a"),
        .roleGivenToRole(), .roleNotGiven("a"), .notGranted("a"), .malformedName(), .namespaceKept("default"),
        .malformedAppName(), .appNameTaken("a"), .descriptionTooLong(), .domainTaken("a.b"), .defaultAppKept("a"),
        .appForbidden(), .subjectMissing(options: ["--to-user"]), .severalSubjects(options: ["--to-user"]),
    ]

    private static let accessObjects: [AuthingError] = AccessObject.allCases.flatMap { object -> [AuthingError] in
        [
            .unknown(object, "x"), .unknown(object, "x", in: "default"), .codeTaken(object, "x"),
            .malformedCode(object, "x y"), .ambiguous(object, ids: ["a", "b"]), .notAMember(of: object, "x"),
        ]
    }

    @Test(arguments: all + access + accessObjects)
    func isWordedInBothLanguages(error: AuthingError) {
        #expect(error.message.chinese.unicodeScalars.contains { $0.value >= 0x4E00 })
        #expect(error.message.english.utf8.allSatisfy { $0 < 0x80 })
        #expect(error.hint(in: .english)?.utf8.allSatisfy { $0 < 0x80 } ?? true)
    }

    @Test(arguments: all + access + accessObjects)
    func isOneLineWithoutAFullStop(error: AuthingError) {
        for text in [error.message, error.hint].compactMap(\.self) {
            for language in Language.allCases {
                let line = text.text(in: language)
                #expect(!line.isEmpty && !line.hasSuffix(".") && !line.hasSuffix("。") && !line.contains("\n"))
            }
        }
        #expect(error.message.english.first?.isUppercase == false)
    }

    @Test func namesTheRuleAndItsFigures() {
        let error = AuthingError.captchaRequired(failures: 4, limit: 3, window: .seconds(300))
        #expect(error.message(in: .english) == "a captcha is required: 4 failed logins in 300 s, the limit is 3")
        #expect(error.message(in: .chinese) == "账号异常，需要输入验证码：300 s 内登录失败 4 次，上限为 3 次")
        #expect(error.hint(in: .english) == "get one with `captcha new`, then log in with --captcha-code")
    }

    @Test func writesInstantsInUTC() {
        #expect(AuthingError.codeExpired(at: Self.instant).message.english.hasSuffix("expired at 2026-01-01T00:05:00Z"))
    }

    @Test func tellsProgramsHowManyTriesRemain() {
        #expect(AuthingError.passwordWrong(remaining: 2).data == ["remainCount": 2])
        #expect(AuthingError.passwordWrong().data == nil)
        #expect(AuthingError.oldPasswordWrong(remaining: 2).data == ["remainCount": 2])
        #expect(AuthingError.oldPasswordWrong().data == nil)
    }

    @Test func fallsBackToTheGeneralMeaning() {
        let error = AuthingError(.mobileSessionMissing)
        #expect(error.message == AuthingError.Code.mobileSessionMissing.meaning)
        #expect("\(error)" == "error[2401]: no mobile SSO session")
    }

    @Test(arguments: [("zh-CN", Language.chinese), ("en-US", .english)])
    func languagesAreNamedAsInTheHeader(name: String, language: Language) {
        #expect(Language(rawValue: name) == language)
    }
}
