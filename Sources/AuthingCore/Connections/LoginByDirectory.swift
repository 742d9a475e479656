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
        let step = try await parts.shielded { () async throws(AuthingError) in
            try await ask(credential, login, places)
        }
        guard let user = try await login.finish(step) else { throw .userUnknown(call.typed) }
        return user
    }

    /// Lets the directory judge, and acts on what it said.
    private func ask(
        _ credential: PasswordCredential,
        _ login: CompleteLogin,
        _ places: [AttemptReservation]
    ) async throws(AuthingError) -> LoginStep {
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
            let refusal = login.context.refuse(.passwordRight, .passwordWrong())
            throw try await end(login, places, refusal, isFailure: true)
        case .unknown:
            let refusal = login.context.refuse(.userKnown, .userUnknown(credential.typed))
            throw try await end(login, places, refusal, isFailure: true)
        }
    }

    private func reserve(
        _ credential: PasswordCredential,
        countsFailures: Bool,
        _ login: CompleteLogin
    ) async throws(AuthingError) -> [AttemptReservation] {
        try await parts.prepareInTurn(login.event, in: login.context, at: login.now) { [parts] stores, _, round in
            let record = try stores.enter(round.context)
            let rules = PasswordLoginRules(parts: parts, stores: stores, record: record, round: round, now: login.now)
            return try rules.checkForeign(credential, countsFailures: countsFailures)
        }
    }

    private func complete(
        _ login: CompleteLogin,
        _ places: [AttemptReservation],
        _ entry: DirectoryEntry,
        _ directory: any DirectoryPort
    ) async throws(AuthingError) -> LoginStep {
        try await login.begin { [kind] transaction, event in
            try transaction.stores.attempts.release(places)
            transaction.context.note(.passwordRight, .passed)
            let importing = DirectoryImport(kind: kind, directory: directory, transaction: transaction)
            return ProvedLogin(try importing(entry, &event))
        }
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
                try isFailure ? stores.attempts.fail(places) : stores.attempts.release(places)
                throw refusal
            }
        } catch {
            return try await parts.presented(error)
        }
        return refusal
    }
}
