import AuthingAPI
import AuthingJSON
import Foundation

/// The rules of a password login up to the password, asked inside a transaction.
struct PasswordLoginRules {
    let parts: CoreParts
    let stores: any PoolStores
    let record: PoolRecord
    let round: AttemptRound
    let now: Date

    /// What the rules come to.
    enum Result: Sendable {
        /// Nobody has the identifier, and it is to be registered.
        case unknown
        /// The password is to be checked.
        case check(PasswordTrial, PoolSettings.PasswordHashing)
        /// It is refused, but not before as much time as a check takes; whose account it is, where there is one.
        case refuseLate(AuthingError, User.ID?, [AttemptReservation], PoolSettings.PasswordHashing)
    }

    /// Asks every rule in the order of the API.
    ///
    /// - Parameter credential: What was presented.
    /// - Returns: What to do next; `nil` where attempts that have not ended decide, and then nothing was written.
    /// - Throws: The first refusal.
    func check(_ credential: PasswordCredential) throws -> Result? {
        if case .subAccount = credential.identifier {
            try context.require(.subAccounts, record.settings.enableSubAccount, else: .subAccountsDisabled())
        }
        let text = try readIdentifier(credential)
        guard !credential.password.isEmpty else {
            throw context.refuse(.passwordGiven, .argumentMissing("password"))
        }
        let bearer = try text.flatMap { try find(credential.identifier, $0) }
        let limits = try limits(for: bearer, credential)
        if try tries.dependOnPending(limits, in: round) { return nil }
        try checkCaptcha(credential, limits)
        guard let bearer else { return try refuseUnknown(credential, limits) }
        let id = bearer.account.user.id
        context.note(.userKnown, .passed, figures: ["id": .string(id.rawValue)])
        do {
            let hash = try requireOpen(bearer, limits)
            let trial = PasswordTrial(bearer: bearer, hash: hash, places: try tries.reserve(limits))
            return .check(trial, record.settings.passwordHashing)
        } catch let refusal as AuthingError where record.settings.uniformLoginErrors {
            return .refuseLate(refusal, id, try tries.reserve(limits), record.settings.passwordHashing)
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
    /// - Returns: The places reserved among the attempts; `nil` where attempts that have not ended decide.
    /// - Throws: 2231, 2000, 2001, 2057.
    func checkForeign(
        _ credential: PasswordCredential,
        countsFailures: Bool,
        holder: User.ID?
    ) throws -> [AttemptReservation]? {
        guard !credential.typed.isEmpty else { throw context.refuse(.usernameForm, .argumentMissing("username")) }
        // An empty password would be an anonymous bind, and that succeeds (RFC 4513, section 5.1.2).
        guard !credential.password.isEmpty, !credential.password.reveal({ $0.utf8.contains(0) }) else {
            throw context.refuse(.passwordGiven, .argumentMissing("password"))
        }
        var limits = countsFailures ? try limits(for: nil, credential) : []
        if let holder { limits.append(.streak(.password, of: holder, record.settings)) }
        if try tries.dependOnPending(limits, in: round) { return nil }
        if countsFailures { try checkCaptcha(credential, limits) }
        try tries.requireStreak(limits, in: round)
        return try tries.reserve(limits)
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
        let places = try tries.reserve(limits)
        if record.settings.uniformLoginErrors {
            return .refuseLate(refusal, nil, places, record.settings.passwordHashing)
        }
        try stores.attempts.fail(places)
        throw refusal
    }

    /// Nothing but the password stands between the caller and the account.
    ///
    /// - Returns: The hash of the password.
    private func requireOpen(_ bearer: PasswordBearer, _ limits: [AttemptLimit]) throws -> PasswordHash {
        try tries.requireOpen(bearer, limits, in: round)
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
        return limits + (bearer.map(tries.limits) ?? [])
    }

    /// Few failures came from the client address, or on the account, or a captcha was solved.
    private func checkCaptcha(_ credential: PasswordCredential, _ limits: [AttemptLimit]) throws {
        guard let check = record.settings.captchaCheck else {
            context.note(.captchaNeed, .skipped)
            return
        }
        let counted = limits.filter { $0.consequence == .captcha }
        let failures = try counted.map { try tries.failures($0, in: round) }.max() ?? 0
        let isNeeded = failures >= check.limit
        let isPerAccount = record.settings.captchaPerAccount
        let answer = credential.options.captchaCode ?? ""
        let isOpen = !isNeeded || !answer.isEmpty
        let ends = isOpen ? [] : try counted.compactMap { try $0.end(among: stores.attempts, at: now) }
        try context.require(
            .captchaNeed,
            isOpen,
            else: .captchaRequired(
                failures: failures,
                limit: check.limit,
                window: check.timeInterval,
                ofAccount: isPerAccount
            ),
            figures: check.figures("failures", failures, until: ends.max())
        )
        guard isNeeded else { return }
        let digests = try digests()
        let holder: CaptchaHolder =
            isPerAccount ? .account(digests.digest(ofAccount: credential.typed)) : .client(context.clientIP)
        let digest = digests.digest(ofCaptcha: answer, for: holder)
        let isRight = try stores.captchas.redeem(digest, from: holder, now: now)
        try context.require(.captchaRight, isRight, else: .captchaWrong())
    }

    private var tries: PasswordTries {
        PasswordTries(stores: stores, settings: record.settings, context: context, now: now)
    }

    private var context: RequestContext { round.context }

    private func digests() throws -> CodeDigest {
        CodeDigest(try stores.keys(of: record, from: parts.environment))
    }
}
