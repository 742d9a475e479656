import AuthingAPI
import Foundation

/// Logs in by an identifier and a password.
///
/// Two transactions with the hash between them: the first asks the rules and reserves a place among the attempts, so that
/// parallel guesses cannot outrun a limit; the second turns the place into a failure or gives it back.
struct PasswordLogin: Sendable {
    let parts: CoreParts

    /// Logs in.
    ///
    /// - Parameters:
    ///   - credential: What was presented.
    ///   - context: The call's context.
    /// - Returns: The user with a new token.
    /// - Throws: The first refusal.
    func callAsFunction(
        _ credential: PasswordCredential,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        do throws(AuthingError) {
            return try await attemptTwice(credential, in: context)
        } catch {
            throw try await parts.presented(error)
        }
    }

    private func attemptTwice(
        _ credential: PasswordCredential,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        do throws(AuthingError) {
            return try await attempt(credential, in: context)
        } catch {
            // Someone registered the account while this login was about to: then it is one like any other.
            guard credential.options.autoRegister, error.code == .userExists else { throw error }
            return try await attempt(credential, in: context)
        }
    }

    private func attempt(
        _ credential: PasswordCredential,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        let login = CompleteLogin(parts: parts, call: credential.call, context: context, now: parts.now)
        switch try await reserve(credential, login) {
        case .unknown:
            guard let plan = credential.registration else { throw credential.unknownError }
            return try await Register(parts: parts)(plan, in: context)
        case .check(let trial, let hashing):
            let settlement = PasswordLoginSettlement(login: login, trial: trial, hashing: hashing)
            return try await settlement.settle(credential.password)
        case .refuseLate(let refusal, let userID, let places, let hashing):
            let late = LateRefusal(login: login, refusal: refusal, userID: userID, hashing: hashing, places: places)
            try await late.settle(credential.password)
        }
    }

    private func reserve(
        _ credential: PasswordCredential,
        _ login: CompleteLogin
    ) async throws(AuthingError) -> PasswordLoginRules.Result {
        try await parts.prepareInTurn(login.event, in: login.context, at: login.now) { [parts] stores, _, round in
            let record = try stores.enter(round.context)
            let rules = PasswordLoginRules(parts: parts, stores: stores, record: record, round: round, now: login.now)
            return try rules.check(credential)
        }
    }
}
