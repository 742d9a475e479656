extension DecisionRule {
    /// The codes that the rule ends a call with, the usual one first; none for a rule that only takes note.
    public var codes: [AuthingError.Code] {
        switch self {
        case .application: [.appUnknown, .appIDMissing]
        case .registrationOpen, .identifierListed: [.registrationDisabled]
        case .registrationFrequency: [.registeringTooOften]
        case .emailForm: [.malformedEmailAtLogin, .malformedEmail]
        case .phoneForm: [.malformedPhone]
        case .usernameForm: [.usernameMissing, .argumentMissing, .badRequest]
        case .passwordGiven: [.passwordRequired, .argumentMissing, .oldPasswordRequired]
        case .passwordPolicy, .passwordUnused: [.passwordWeak]
        case .identifierFree: [.userExists, .usernameTaken, .phoneTaken, .emailTaken]
        case .profile: profileCodes
        case .codeRight, .codeFailures, .captchaRight: [.codeWrong]
        case .codeFresh: [.codeExpired]
        case .sendingInterval, .sendingQuota, .messageLimit: [.sendingTooOften]
        case .emailScene, .linkDistinct, .page: [.badRequest]
        case .captchaNeed: [.captchaRequired]
        case .userKnown: [.userUnknown, .accountOrPasswordWrong]
        case .accountLock: [.accountLocked, .accountOrPasswordWrong]
        case .failureStreak: [.accountLocked, .codeWrong, .accountOrPasswordWrong]
        case .passwordSet: [.noPassword, .accountOrPasswordWrong]
        case .passwordRight: [.passwordWrong, .accountOrPasswordWrong]
        case .userActive: [.userLocked, .loginInvalid]
        case .emailVerified: [.emailNotVerified]
        case .firstLogin: [.firstLoginResetRequired]
        case .subAccounts, .applicationAccess: [.forbidden]
        case .passwordAge: [.passwordTooOld]
        case .passwordPolicyAtLogin: [.passwordPolicyReset]
        case .resetToken: [.loginInvalid, .loginExpired, .argumentMissing]
        case .pipeline: [.failure]
        case .contactAbsent: [.phoneTaken, .emailTaken]
        case .contactPresent: [.identityMissing, .noEmailToUnbind, .argumentMissing]
        case .contactChanged: [.emailUnchanged, .phoneUnchanged]
        case .oldContactGiven: [.oldEmailRequired, .oldPhoneRequired]
        case .oldContactRight: [.oldEmailWrong, .oldPhoneWrong]
        case .oldPasswordRight: [.oldPasswordWrong]
        case .token: tokenCodes(garbage: .notLoggedIn) + [.loginInvalid]
        case .linkTokens: tokenCodes(garbage: .loginInvalid) + [.argumentMissing, .notLoggedIn]
        case .customData: [.badRequest, .argumentMissing]
        case .queryGiven, .namespaceGiven: [.argumentMissing]
        case .ticketForm: [.badRequest, .loginInvalid]
        case .ticketGood: [.loginInvalid]
        case .ticketService: [.badRequest]
        case .unprovedDropped: []
        case .identitiesPresent: [.identitiesUnreadable]
        case .identityKindFree: [.identityKindTaken]
        case .identityFree: [.identityTaken]
        case .identityBound: [.identityMissing, .argumentMissing]
        case .loginMethodRemains: [.lastLoginMethod]
        }
    }

    /// The rules that end a call with a code, in the order of their declaration.
    ///
    /// - Parameter code: The code.
    /// - Returns: The rules; none for a code that no rule stands behind.
    public static func raising(_ code: AuthingError.Code) -> [DecisionRule] {
        allCases.filter { $0.codes.contains(code) }
    }

    private var profileCodes: [AuthingError.Code] {
        [
            .badRequest, .fieldNotEditable, .emailNotEditable, .phoneNotEditable, .verificationRequired,
            .argumentMissing,
            .usernameMissing, .usernameTaken, .phoneTaken, .emailTaken, .malformedEmail, .malformedPhone,
        ]
    }

    private func tokenCodes(garbage: AuthingError.Code) -> [AuthingError.Code] {
        [garbage, .loginExpired, .userOfOtherPool, .userUnknown, .userLocked, .forbidden]
    }
}
