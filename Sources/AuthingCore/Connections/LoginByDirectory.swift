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
        let step = try await parts.shielded { () async throws(AuthingError) in
            try await ask(credential, login, start)
        }
        guard let user = try await login.finish(step) else { throw .userUnknown(call.typed) }
        return user
    }

    /// Lets the directory judge, and acts on what it said.
    private func ask(
        _ credential: PasswordCredential,
        _ login: CompleteLogin,
        _ start: Start
    ) async throws(AuthingError) -> LoginStep {
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
            let refusal = login.context.refuse(.passwordRight, .passwordWrong())
            throw try await end(login, start, refusal, isFailure: true)
        case .unknown:
            let refusal = login.context.refuse(.userKnown, .userUnknown(credential.typed))
            throw try await end(login, start, refusal, isFailure: true)
        }
    }

    private func reserve(
        _ credential: PasswordCredential,
        countsFailures: Bool,
        _ login: CompleteLogin
    ) async throws(AuthingError) -> Start {
        try await parts.prepareInTurn(login.event, in: login.context, at: login.now) { [self] stores, event, round in
            let record = try stores.enter(round.context)
            let rules = PasswordLoginRules(parts: parts, stores: stores, record: record, round: round, now: login.now)
            let holder = try holder(of: credential.typed, stores)
            event.userID = holder
            return try rules.checkForeign(credential, countsFailures: countsFailures, holder: holder)
                .map { Start(places: $0, holder: holder) }
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
    ) async throws(AuthingError) -> LoginStep {
        try await login.begin { [kind] transaction, event in
            try transaction.stores.attempts.release(start.places)
            transaction.context.note(.passwordRight, .passed)
            let importing = DirectoryImport(kind: kind, directory: directory, transaction: transaction)
            let account = try importing(entry, &event)
            // By whatever name it was found.
            if let stop = try transaction.passwordTries.stop(of: account.user.id) { throw stop }
            return ProvedLogin(account)
        }
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
                try isFailure ? stores.attempts.fail(start.places) : stores.attempts.release(start.places)
                let settings = try stores.pool.load().settings
                let tries = PasswordTries(stores: stores, settings: settings, context: login.context, now: login.now)
                guard isFailure, let holder = start.holder, let stop = try tries.stop(of: holder) else { throw refusal }
                event.sequel = .accountLocked
                throw stop
            }
        } catch {
            return error
        }
        return refusal
    }
}
