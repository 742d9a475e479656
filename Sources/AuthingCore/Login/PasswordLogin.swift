import AuthingAPI
import Foundation

/// Logs in by an identifier and a password.
///
/// Two transactions with the hash between them: the first asks the rules and reserves a place among the attempts, so that
/// parallel guesses cannot outrun a limit; the second turns the place into a failure or gives it back.
struct PasswordLogin: Sendable {
    let parts: CoreParts

    /// How long a login waits that depends on others which have not ended, in milliseconds between its questions: soon at
    /// first, then seldom, 5 s in all.
    private static let pauses = [2, 4, 8, 16, 32] + Array(repeating: 50, count: 99)

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
        switch try await reserve(credential, login.event, in: context, now: login.now) {
        case .unknown, .wait:
            guard let plan = credential.registration else { throw credential.unknownError }
            return try await Register(parts: parts)(plan, in: context)
        case .check(let bearer, let hash, let places, let hashing):
            let settlement = PasswordLoginSettlement(
                login: login,
                bearer: bearer,
                checkedHash: hash,
                hashing: hashing,
                places: places
            )
            return try await settlement.settle(credential.password)
        case .refuseLate(let refusal, let userID, let places, let hashing):
            let late = LateRefusal(login: login, refusal: refusal, userID: userID, hashing: hashing, places: places)
            try await late.settle(credential.password)
        }
    }

    private func reserve(
        _ credential: PasswordCredential,
        _ event: EventDraft,
        in context: RequestContext,
        now: Date
    ) async throws(AuthingError) -> PasswordLoginRules.Result {
        for pause in Self.pauses {
            let result = try await ask(credential, event, in: context, now: now, isPatienceOver: false)
            guard case .wait = result else { return result }
            do {
                try await Task.sleep(for: .milliseconds(pause))
            } catch {
                throw StoreError(.cancelled).refusal
            }
        }
        // What still has not ended never will: its process died.
        return try await ask(credential, event, in: context, now: now, isPatienceOver: true)
    }

    /// Asks the rules once.
    ///
    /// What a round that waits took down is dropped: only the one that decides is of interest.
    private func ask(
        _ credential: PasswordCredential,
        _ event: EventDraft,
        in context: RequestContext,
        now: Date,
        isPatienceOver: Bool
    ) async throws(AuthingError) -> PasswordLoginRules.Result {
        var roundContext = context
        roundContext.decisions = context.decisions.map { _ in DecisionRecorder() }
        let recorded = roundContext
        do throws(AuthingError) {
            let result = try await parts.pool.prepare(event, at: now) { [parts] stores, event in
                let record = try stores.enter(recorded)
                let rules = PasswordLoginRules(
                    parts: parts,
                    stores: stores,
                    record: record,
                    context: recorded,
                    now: now,
                    isPatienceOver: isPatienceOver
                )
                return try rules.check(credential)
            }
            if case .wait = result { return result }
            context.takeOver(recorded.decisions)
            return result
        } catch {
            context.takeOver(recorded.decisions)
            throw error
        }
    }
}
