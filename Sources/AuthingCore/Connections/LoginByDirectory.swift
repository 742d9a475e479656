import AuthingAPI
import AuthingJSON
import Foundation

/// Logs in by a name and a password that a directory checks.
///
/// Two transactions with the directory between them: the first asks the rules and reserves a place among the failures of the
/// client address and of the account, the second imports or refreshes the user and completes the login, or keeps the failure.
///
/// A directory counts wrong passwords in its own way, or not at all. So those for a user of the pool are counted here too,
/// among the wrong passwords of the account: where they stop it, it takes none, whoever checks it.
struct LoginByDirectory: Sendable {
    let parts: CoreParts
    let kind: DirectoryKind
    let directory: (any DirectoryPort)?

    /// What the first transaction reserved.
    private struct Start: Sendable {
        /// The places among the attempts.
        let places: [AttemptReservation]
        /// Whose account the name stands for; `nil` for somebody of whom the pool knows nothing yet.
        let holder: User.ID?
    }

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
        do throws(AuthingError) {
            return try await attempt(credential, countsFailures: countsFailures, in: context)
        } catch {
            throw try await parts.presented(error)
        }
    }

    private func attempt(
        _ credential: PasswordCredential,
        countsFailures: Bool,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        let call = LoginCall(method: .directory(kind), typed: credential.typed) {
            ["clientIp": .orNull(credential.options.clientIP)]
        }
        let login = CompleteLogin(parts: parts, call: call, context: context, now: parts.now)
        let start = try await reserve(credential, countsFailures: countsFailures, login)
        let name = kind.name(of: credential.typed)
        guard let directory else { throw try await end(login, start, .notConnected(kind.title), isFailure: false) }
        let answer: DirectoryAnswer
        do throws(DirectoryError) {
            answer = name.isEmpty ? .unknown : try await directory.authenticate(name, password: credential.password)
        } catch {
            throw try await end(login, start, .connectionFailed(kind.title), isFailure: false)
        }
        switch answer {
        case .proved(let entry):
            return try await complete(login, start, entry, directory)
        case .passwordRefused:
            throw try await end(login, start, context.refuse(.passwordRight, .passwordWrong()), isFailure: true)
        case .unknown:
            let refusal = context.refuse(.userKnown, .userUnknown(credential.typed))
            throw try await end(login, start, refusal, isFailure: true)
        }
    }

    private func reserve(
        _ credential: PasswordCredential,
        countsFailures: Bool,
        _ login: CompleteLogin
    ) async throws(AuthingError) -> Start {
        try await parts.pool.prepare(login.event, at: login.now) { [self] stores, event in
            let rules = PasswordLoginRules(
                parts: parts,
                stores: stores,
                record: try stores.enter(login.context),
                context: login.context,
                now: login.now,
                // Tries that have not ended count as failures: a guesser gains nothing by making many at once.
                isPatienceOver: true
            )
            let holder = try holder(of: credential.typed, stores)
            event.userID = holder
            let places = try rules.checkForeign(credential, countsFailures: countsFailures, holder: holder)
            return Start(places: places, holder: holder)
        }
    }

    /// The account that was made of an entry of the directory and has the name still.
    private func holder(of typed: String, _ stores: any PoolStores) throws -> User.ID? {
        guard let directory else { return nil }
        let names: [(UniqueIdentifier, String?)] = [
            // A text that is no username is nobody's.
            (.username, (try? Username(kind.name(of: typed)))?.text),
            (.email, EmailAddress(typed)?.text),
            (.phone, PhoneNumber(typed)?.text),
        ]
        for case (let identifier, let name?) in names {
            guard let id = try stores.users.find(identifier, name)?.user.id else { continue }
            let isEntry = try stores.identities.list(of: id).contains {
                $0.provider == kind.rawValue && $0.connectionID == directory.connectionID
            }
            if isEntry { return id }
        }
        return nil
    }

    private func complete(
        _ login: CompleteLogin,
        _ start: Start,
        _ entry: DirectoryEntry,
        _ directory: any DirectoryPort
    ) async throws(AuthingError) -> User {
        let user = try await login { [kind] transaction, event in
            for place in start.places { try transaction.stores.attempts.release(place) }
            transaction.context.note(.passwordRight, .passed)
            let importing = DirectoryImport(kind: kind, directory: directory, transaction: transaction)
            let account = try importing(entry, &event)
            // By whatever name it was found.
            if let refusal = try Self.stop(of: account.user.id, transaction.record, transaction.stores, login.context) {
                throw refusal
            }
            return ProvedLogin(account)
        }
        guard let user else { throw .userUnknown(login.call.typed) }
        return user
    }

    /// The refusal of an account on which too many wrong passwords in a row were tried.
    private static func stop(
        of id: User.ID,
        _ record: PoolRecord,
        _ stores: any PoolStores,
        _ context: RequestContext
    ) throws -> AuthingError? {
        let limit = AttemptLimit.streak(.password, of: id, record.settings)
        let failures = try stores.attempts.count(limit.scope, after: nil).failed
        guard failures >= limit.most else { return nil }
        return context.refuse(.failureStreak, .accountStopped(limit: limit.most), figures: limit.figures(failures))
    }

    /// Ends the login: the places become failures, or are given back where the directory never judged.
    private func end(
        _ login: CompleteLogin,
        _ start: Start,
        _ refusal: AuthingError,
        isFailure: Bool
    ) async throws(AuthingError) -> AuthingError {
        do throws(AuthingError) {
            try await parts.pool.settle(login.event, at: login.now) { stores, event in
                event.userID = start.holder
                for place in start.places {
                    if isFailure { try stores.attempts.fail(place) } else { try stores.attempts.release(place) }
                }
                guard isFailure, let holder = start.holder,
                    let stop = try Self.stop(of: holder, stores.pool.load(), stores, login.context)
                else { throw refusal }
                event.sequel = .accountLocked
                throw stop
            }
        } catch {
            return error
        }
        return refusal
    }
}
