import AuthingAPI
import AuthingJSON
import Foundation

/// Logs in by a name and a password that a directory checks.
///
/// Two transactions with the directory between them: the first asks the rules and reserves a place among the failures of the
/// client address, the second imports or refreshes the user and completes the login, or keeps the failure.
struct LoginByDirectory: Sendable {
    let parts: CoreParts
    let kind: DirectoryKind
    let directory: (any DirectoryPort)?

    /// Logs in.
    ///
    /// - Parameters:
    ///   - credential: The name, the password and the captcha's answer.
    ///   - countsFailures: Whether failures of the client address lead to a captcha.
    ///   - context: The call's context.
    /// - Returns: The user with a new token.
    /// - Throws: The first refusal.
    func callAsFunction(
        _ credential: PasswordCredential,
        countsFailures: Bool,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        let call = LoginCall(method: .directory(kind), typed: credential.typed) {
            ["clientIp": .orNull(credential.options.clientIP)]
        }
        let login = CompleteLogin(parts: parts, call: call, context: context, now: parts.now)
        let places = try await reserve(credential, countsFailures: countsFailures, login)
        let name = kind.name(of: credential.typed)
        guard let directory else { throw try await end(login, places, .notConnected(kind.title), isFailure: false) }
        let answer: DirectoryAnswer
        do throws(DirectoryError) {
            answer = name.isEmpty ? .unknown : try await directory.authenticate(name, password: credential.password)
        } catch {
            throw try await end(login, places, .connectionFailed(kind.title), isFailure: false)
        }
        switch answer {
        case .proved(let entry):
            return try await complete(login, places, entry, directory)
        case .passwordRefused:
            throw try await end(login, places, context.refuse(.passwordRight, .passwordWrong()), isFailure: true)
        case .unknown:
            let refusal = context.refuse(.userKnown, .userUnknown(credential.typed))
            throw try await end(login, places, refusal, isFailure: true)
        }
    }

    private func reserve(
        _ credential: PasswordCredential,
        countsFailures: Bool,
        _ login: CompleteLogin
    ) async throws(AuthingError) -> [AttemptReservation] {
        try await parts.pool.prepare(login.event, at: login.now) { [parts] stores, _ in
            let rules = PasswordLoginRules(
                parts: parts,
                stores: stores,
                record: try stores.enter(login.context),
                context: login.context,
                now: login.now,
                // Tries that have not ended count as failures: a guesser gains nothing by making many at once.
                isPatienceOver: true
            )
            return try rules.checkForeign(credential, countsFailures: countsFailures)
        }
    }

    private func complete(
        _ login: CompleteLogin,
        _ places: [AttemptReservation],
        _ entry: DirectoryEntry,
        _ directory: any DirectoryPort
    ) async throws(AuthingError) -> User {
        let user = try await login { [kind] transaction, event in
            for place in places { try transaction.stores.attempts.release(place) }
            transaction.context.note(.passwordRight, .passed)
            let importing = DirectoryImport(kind: kind, directory: directory, transaction: transaction)
            return ProvedLogin(try importing(entry, &event))
        }
        guard let user else { throw .userUnknown(login.call.typed) }
        return user
    }

    /// Ends the login: the places become failures, or are given back where the directory never judged.
    private func end(
        _ login: CompleteLogin,
        _ places: [AttemptReservation],
        _ refusal: AuthingError,
        isFailure: Bool
    ) async throws(AuthingError) -> AuthingError {
        do throws(AuthingError) {
            try await parts.pool.settle(login.event, at: login.now) { stores, _ in
                for place in places {
                    if isFailure { try stores.attempts.fail(place) } else { try stores.attempts.release(place) }
                }
                throw refusal
            }
        } catch {
            return try await parts.presented(error)
        }
        return refusal
    }
}
