import AuthingAPI
import AuthingJSON
import Foundation
import Synchronization

/// A service that answers as told and remembers the contexts it was called with.
final class StubService: AuthenticationService {
    let contexts = Mutex<[RequestContext]>([])
    let user = Mutex<User?>(nil)
    let refusal = Mutex<AuthingError?>(nil)

    /// Takes the context down, then refuses or answers.
    func answer(_ context: RequestContext) throws(AuthingError) -> User {
        contexts.withLock { $0.append(context) }
        context.decisions?.record(Decision(rule: .application, outcome: .passed))
        if let refusal = refusal.withLock({ $0 }) { throw refusal }
        guard let user = user.withLock({ $0 }) else { throw .userUnknown() }
        return user
    }

    func registerByEmail(_ request: EmailRegistration, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }

    func registerByUsername(
        _ request: UsernameRegistration,
        in context: RequestContext
    ) async throws(AuthingError) -> User { try answer(context) }

    func registerByPhoneCode(
        _ request: PhoneCodeRegistration,
        in context: RequestContext
    ) async throws(AuthingError) -> User { try answer(context) }

    func loginByEmail(_ request: EmailLogin, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }

    func loginByUsername(_ request: UsernameLogin, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }

    func loginByPhonePassword(
        _ request: PhonePasswordLogin,
        in context: RequestContext
    ) async throws(AuthingError) -> User { try answer(context) }

    func loginByPhoneCode(_ request: PhoneCodeLogin, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }

    func sendSMSCode(_ request: SMSCodeSending, in context: RequestContext) async throws(AuthingError) -> CommonMessage
    {
        _ = try answer(context)
        return CommonMessage(message: "sent")
    }

    func sendEmail(_ request: EmailSending, in context: RequestContext) async throws(AuthingError) -> CommonMessage {
        _ = try answer(context)
        return CommonMessage(message: "")
    }

    func checkLoginStatus(
        of token: Secret?,
        in context: RequestContext
    ) async throws(AuthingError) -> TokenStatus {
        _ = try answer(context)
        return TokenStatus(bad: .notLoggedIn(), in: context.language)
    }

    func refreshToken(in context: RequestContext) async throws(AuthingError) -> RefreshedToken {
        _ = try answer(context)
        return RefreshedToken(token: Secret("refreshed"), iat: 1, exp: 2)
    }

    func logout(in context: RequestContext) async throws(AuthingError) { _ = try answer(context) }

    func currentUser(in context: RequestContext) async throws(AuthingError) -> User { try answer(context) }

    func updatePassword(_ request: PasswordUpdate, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }

    func resetPasswordByPhoneCode(
        _ request: PhonePasswordReset,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        _ = try answer(context)
        return CommonMessage(message: "reset")
    }

    func resetPasswordByEmailCode(
        _ request: EmailPasswordReset,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        _ = try answer(context)
        return CommonMessage(message: "reset")
    }

    func trackSession(in context: RequestContext) async throws(AuthingError) -> SessionTrack {
        _ = try answer(context)
        return SessionTrack(nil)
    }

    func resetPasswordByFirstLoginToken(
        _ request: FirstLoginReset,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        _ = try answer(context)
        return CommonMessage(message: "reset")
    }

    func resetPasswordByForcedToken(
        _ request: ForcedReset,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        _ = try answer(context)
        return CommonMessage(message: "reset")
    }

    func loginBySubAccount(_ request: SubAccountLogin, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }

    func validateTicket(
        _ request: TicketValidation,
        in context: RequestContext
    ) async throws(AuthingError) -> TicketAnswer {
        _ = try answer(context)
        return .json([:])
    }

    func checkPasswordStrength(
        _ password: Secret,
        in context: RequestContext
    ) async throws(AuthingError) -> PasswordStrength {
        _ = try answer(context)
        return PasswordStrength(isValid: true, message: "fine")
    }

    func bindPhone(_ request: PhoneBinding, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }

    func unbindPhone(in context: RequestContext) async throws(AuthingError) -> User { try answer(context) }

    func updatePhone(_ request: PhoneReplacement, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }

    func bindEmail(_ request: EmailBinding, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }

    func unbindEmail(in context: RequestContext) async throws(AuthingError) -> User { try answer(context) }

    func updateEmail(_ request: EmailReplacement, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }

    func updateProfile(_ changes: ProfileChanges, in context: RequestContext) async throws(AuthingError) -> User {
        try answer(context)
    }

    func securityLevel(in context: RequestContext) async throws(AuthingError) -> SecurityLevel {
        _ = try answer(context)
        return SecurityLevel(email: true, phone: false, password: true, passwordSecurityLevel: .low, mfa: false)
    }

    func userExists(_ query: UserQuery, in context: RequestContext) async throws(AuthingError) -> Bool {
        _ = try answer(context)
        return true
    }

    func linkAccount(_ request: AccountLinking, in context: RequestContext) async throws(AuthingError) {
        _ = try answer(context)
    }

    func unlinkAccount(_ request: AccountUnlinking, in context: RequestContext) async throws(AuthingError) {
        _ = try answer(context)
    }

    func customData(in context: RequestContext) async throws(AuthingError) -> [CustomValue] {
        _ = try answer(context)
        return []
    }

    func setCustomData(
        _ changes: JSONObject,
        in context: RequestContext
    ) async throws(AuthingError) -> [CustomValue] {
        _ = try answer(context)
        return changes.map { CustomValue(key: $0.key, type: .string, value: $0.value, label: nil) }
    }

    func removeCustomData(
        _ key: String,
        in context: RequestContext
    ) async throws(AuthingError) -> [CustomValue] {
        _ = try answer(context)
        return []
    }
}
