import AuthingAPI
import AuthingJSON
import Foundation

/// The rules of a password login up to the password, asked inside a transaction.
struct PasswordLoginRules {
    let parts: CoreParts
    let stores: any PoolStores
    let record: PoolRecord
    let context: RequestContext
    let now: Date
    /// Whether attempts of others that have not ended count as failures, because they were waited for long enough.
    let isPatienceOver: Bool

    /// What the rules come to.
    enum Result: Sendable {
        /// Other attempts decide whether this one may be made: ask again when they have ended. Nothing was written.
        case wait
        /// Nobody has the identifier, and it is to be registered.
        case unknown
        /// The password is to be checked, on these reserved places.
        case check(PasswordBearer, PasswordHash, [AttemptReservation], PoolSettings.PasswordHashing)
        /// It is refused, but not before as much time as a check takes; whose account it is, where there is one.
        case refuseLate(AuthingError, User.ID?, [AttemptReservation], PoolSettings.PasswordHashing)
    }

    /// Asks every rule in the order of the API.
    ///
    /// - Parameter credential: What was presented.
    /// - Returns: What to do next.
    /// - Throws: The first refusal.
    func check(_ credential: PasswordCredential) throws -> Result {
        if case .subAccount = credential.identifier {
            try context.require(.subAccounts, record.settings.enableSubAccount, else: .subAccountsDisabled())
        }
        let text = try readIdentifier(credential)
        guard !credential.password.isEmpty else {
            throw context.refuse(.passwordGiven, .argumentMissing("password"))
        }
        let bearer = try text.flatMap { try find(credential.identifier, $0) }
        let limits = try limits(for: bearer, credential)
        if !isPatienceOver, try limits.contains(where: dependsOnPending) { return .wait }
        try checkCaptcha(credential, limits)
        guard let bearer else { return try refuseUnknown(credential, limits) }
        let id = bearer.account.user.id
        context.note(.userKnown, .passed, figures: ["id": .string(id.rawValue)])
        do {
            let hash = try requireOpen(bearer, limits)
            return .check(bearer, hash, try reserve(limits), record.settings.passwordHashing)
        } catch let refusal as AuthingError where record.settings.uniformLoginErrors {
            return .refuseLate(refusal, id, try reserve(limits), record.settings.passwordHashing)
        }
    }

    /// Whose password it is, by an identifier in its normal form.
    private func find(_ identifier: PasswordCredential.Identifier, _ text: String) throws -> PasswordBearer? {
        switch identifier {
        case .user(let identifier): try stores.users.find(identifier, text).map { PasswordBearer($0) }
        case .subAccount: try stores.subAccountBearer(text, appID: context.appID)
        }
    }

    /// Asks the rules of a login whose password somebody else checks.
    ///
    /// - Parameters:
    ///   - credential: What was presented.
    ///   - countsFailures: Whether failures of the client address lead to a captcha.
    ///   - holder: Whose account the name stands for, where that is known: it may be stopped.
    /// - Returns: The places reserved among the attempts.
    /// - Throws: 2231, 2000, 2001, 2057.
    func checkForeign(
        _ credential: PasswordCredential,
        countsFailures: Bool,
        holder: User.ID?
    ) throws -> [AttemptReservation] {
        guard !credential.typed.isEmpty else { throw context.refuse(.usernameForm, .argumentMissing("username")) }
        // An empty password would be an anonymous bind, and that succeeds (RFC 4513, section 5.1.2).
        guard !credential.password.isEmpty, !credential.password.reveal({ $0.utf8.contains(0) }) else {
            throw context.refuse(.passwordGiven, .argumentMissing("password"))
        }
        var limits: [AttemptLimit] = []
        if countsFailures {
            limits = try self.limits(for: nil, credential)
            try checkCaptcha(credential, limits)
        }
        if let holder { limits.append(.streak(.password, of: holder, record.settings)) }
        try checkStreak(limits)
        return try reserve(limits)
    }

    /// The identifier in its normal form; `nil` for a username that nobody can have.
    private func readIdentifier(_ credential: PasswordCredential) throws -> String? {
        let typed = credential.typed
        switch credential.identifier {
        case .user(.email):
            let email = EmailAddress(typed)
            try context.require(.emailForm, email != nil, else: .malformedEmailAtLogin(typed))
            return email?.text
        case .user(.phone):
            let phone = PhoneNumber(typed)
            try context.require(.phoneForm, phone != nil, else: .malformedPhone(typed))
            return phone?.text
        case .user(.username), .subAccount:
            guard !typed.isEmpty else {
                throw context.refuse(.usernameForm, .argumentMissing(credential.call.method.accountName))
            }
            // A text that is no username is nobody's: the answer is that of an unknown user.
            return try? Username(typed).text
        }
    }

    private func refuseUnknown(_ credential: PasswordCredential, _ limits: [AttemptLimit]) throws -> Result {
        if credential.options.autoRegister {
            context.note(.userKnown, .passed, figures: ["known": false, "autoRegister": true])
            return .unknown
        }
        let refusal = context.refuse(.userKnown, credential.unknownError)
        let places = try reserve(limits)
        if record.settings.uniformLoginErrors {
            return .refuseLate(refusal, nil, places, record.settings.passwordHashing)
        }
        for place in places { try stores.attempts.fail(place) }
        throw refusal
    }

    /// Nothing but the password stands between the caller and the account.
    ///
    /// - Returns: The hash of the password.
    private func requireOpen(_ bearer: PasswordBearer, _ limits: [AttemptLimit]) throws -> PasswordHash {
        try checkLock(of: bearer, limits)
        try checkStreak(limits)
        try context.require(.passwordSet, bearer.passwordHash != nil, else: .noPassword())
        guard let hash = bearer.passwordHash else { throw AuthingError.noPassword() }
        return hash
    }
}

/// The rules that count attempts.
extension PasswordLoginRules {
    /// What is counted, and how much of it is too much.
    private func limits(for bearer: PasswordBearer?, _ credential: PasswordCredential) throws -> [AttemptLimit] {
        var limits: [AttemptLimit] = []
        let settings = record.settings
        if let check = settings.captchaCheck {
            limits.append(AttemptLimit(.captcha, .client(context.clientIP), check))
            if settings.captchaPerAccount {
                let scope: AttemptScope =
                    if let bearer { .account(bearer.countedID) } else {
                        .stranger(try digests().digest(ofAccount: credential.typed))
                    }
                limits.append(AttemptLimit(.captcha, scope, check))
            }
        }
        guard let bearer else { return limits }
        if let check = settings.lockCheck, bearer.lock(at: now) == nil {
            limits.append(AttemptLimit(.lock, .account(bearer.countedID), check))
        }
        return limits + [.streak(.password, of: bearer.countedID, settings)]
    }

    /// Whether a limit is reached only if attempts that have not ended fail.
    private func dependsOnPending(_ limit: AttemptLimit) throws -> Bool {
        let count = try stores.attempts.count(limit.scope, after: limit.start(at: now))
        return count.failed < limit.most && count.failed + count.pending >= limit.most
    }

    private func failures(_ limit: AttemptLimit) throws -> Int {
        let count = try stores.attempts.count(limit.scope, after: limit.start(at: now))
        return count.failed + (isPatienceOver ? count.pending : 0)
    }

    /// Few failures came from the client address, or on the account, or a captcha was solved.
    private func checkCaptcha(_ credential: PasswordCredential, _ limits: [AttemptLimit]) throws {
        guard let check = record.settings.captchaCheck else {
            context.note(.captchaNeed, .skipped)
            return
        }
        let failures = try limits.filter { $0.consequence == .captcha }.map(failures).max() ?? 0
        let isNeeded = failures >= check.limit
        let isPerAccount = record.settings.captchaPerAccount
        let answer = credential.options.captchaCode ?? ""
        try context.require(
            .captchaNeed,
            !isNeeded || !answer.isEmpty,
            else: .captchaRequired(
                failures: failures,
                limit: check.limit,
                window: check.timeInterval,
                ofAccount: isPerAccount
            ),
            figures: check.figures("failures", failures)
        )
        guard isNeeded else { return }
        let digests = try digests()
        let holder: CaptchaHolder =
            isPerAccount ? .account(digests.digest(ofAccount: credential.typed)) : .client(context.clientIP)
        let digest = digests.digest(ofCaptcha: answer, for: holder)
        let isRight = try stores.captchas.redeem(digest, from: holder, now: now)
        try context.require(.captchaRight, isRight, else: .captchaWrong())
    }

    private func checkLock(of bearer: PasswordBearer, _ limits: [AttemptLimit]) throws {
        if let end = bearer.lock(at: now) {
            throw context.refuse(
                .accountLock,
                .accountLocked(until: end),
                figures: ["until": .string(WireTime.text(of: end))]
            )
        }
        guard let limit = limits.first(where: { $0.consequence == .lock }) else {
            context.note(.accountLock, .skipped)
            return
        }
        let failures = try failures(limit)
        let end = now + record.settings.loginLockDuration.inSeconds
        try context.require(
            .accountLock,
            failures < limit.most,
            else: .accountLocked(until: end),
            figures: limit.figures(failures)
        )
    }

    /// Not too many wrong passwords in a row were tried, since the account was last its owner's.
    private func checkStreak(_ limits: [AttemptLimit]) throws {
        for limit in limits where limit.consequence == .stop {
            let failures = try failures(limit)
            try context.require(
                .failureStreak,
                failures < limit.most,
                else: .accountStopped(limit: limit.most),
                figures: limit.figures(failures)
            )
        }
    }

    /// Takes one place for each scope that is counted.
    private func reserve(_ limits: [AttemptLimit]) throws -> [AttemptReservation] {
        var scopes: [AttemptScope] = []
        for limit in limits where !scopes.contains(limit.scope) { scopes.append(limit.scope) }
        return try scopes.map { try stores.attempts.reserve($0, at: now) }
    }

    private func digests() throws -> CodeDigest {
        CodeDigest(try stores.keys(of: record, from: parts.environment))
    }
}
