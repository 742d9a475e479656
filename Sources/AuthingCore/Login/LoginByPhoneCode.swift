import AuthingAPI
import AuthingJSON
import Foundation

/// Logs in by a phone number that a code proves; an unknown number gets an account.
struct LoginByPhoneCode: Sendable {
    let parts: CoreParts

    /// Logs in.
    ///
    /// - Parameters:
    ///   - request: Phone and code.
    ///   - context: The call's context.
    /// - Returns: The user with a new token.
    /// - Throws: The first refusal.
    func callAsFunction(_ request: PhoneCodeLogin, in context: RequestContext) async throws(AuthingError) -> User {
        let login = CompleteLogin(
            parts: parts,
            call: LoginCall(
                method: .phoneCode,
                typed: request.phone,
                customData: request.customData,
                context: request.context
            ) {
                ["clientIp": .orNull(request.clientIP)]
            },
            context: context,
            now: parts.now
        )
        let user = try await login { transaction, _ in
            try transaction.requireApplication()
            let phone = try Self.redeem(request, transaction)
            return try Self.prove(phone, transaction)
        }
        if let user { return user }
        return try await register(request, login)
    }

    /// Spends the code.
    private static func redeem(_ request: PhoneCodeLogin, _ transaction: EntryTransaction) throws -> PhoneNumber {
        let context = transaction.context
        guard let phone = PhoneNumber(request.phone) else {
            throw context.refuse(.phoneForm, .malformedPhone(request.phone))
        }
        context.note(.phoneForm, .passed)
        try transaction.redeem(request.code, at: CodeAddress(phone: phone))
        return phone
    }

    /// The account of a number whose code was right.
    private static func prove(_ phone: PhoneNumber, _ transaction: EntryTransaction) throws -> ProvedLogin? {
        guard let account = try transaction.stores.users.find(.phone, phone.text) else {
            transaction.context.note(.userKnown, .passed, figures: ["known": false])
            return nil
        }
        let id = account.user.id
        transaction.context.note(.userKnown, .passed, figures: ["id": .string(id.rawValue)])
        return ProvedLogin(try transaction.claim(.phone, phone.text, of: account))
    }

    /// Makes the account of a number that nobody has and whose code was right, and logs in.
    private func register(_ request: PhoneCodeLogin, _ login: CompleteLogin) async throws(AuthingError) -> User {
        let plan = RegistrationPlan(
            identifier: .phone(request.phone),
            password: nil,
            needsPassword: false,
            proof: .given,
            source: "basic:phone-code",
            options: RegistrationOptions(
                forceLogin: true,
                customData: request.customData,
                context: request.context
            )
        )
        do throws(AuthingError) {
            return try await Register(parts: parts)(plan, in: login.context)
        } catch {
            // Someone registered the number since the code was spent: then this is a login like any other.
            guard error.code == .userExists, let phone = PhoneNumber(request.phone) else { throw error }
            guard let user = try await login(proving: { transaction, _ in try Self.prove(phone, transaction) }) else {
                throw error
            }
            return user
        }
    }
}
