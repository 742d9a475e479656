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
        case check(Account, PasswordHash, [AttemptReservation], PoolSettings.PasswordHashing)
    }

    /// Asks every rule in the order of the API.
    ///
    /// - Parameter credential: What was presented.
    /// - Returns: What to do next.
    /// - Throws: The first refusal.
    func check(_ credential: PasswordCredential) throws -> Result {
        let text = try readIdentifier(credential)
        guard !credential.password.isEmpty else {
            throw context.refuse(.passwordGiven, .argumentMissing("password"))
        }
        let account = try text.flatMap { try stores.users.find(credential.identifier, $0) }
        if try mustWait(for: account) { return .wait }
        try checkCaptcha(credential.options.captchaCode)
        guard let account else { return try refuseUnknown(credential) }
        context.note(.userKnown, .passed, figures: ["id": .string(account.user.id.rawValue)])
        try checkLock(of: account)
        try context.require(.passwordSet, account.passwordHash != nil, else: .noPassword())
        guard let hash = account.passwordHash else { throw AuthingError.noPassword() }
        return .check(account, hash, try reserve(for: account), record.settings.passwordHashing)
    }

    /// The identifier in its normal form; `nil` for a username that nobody can have.
    private func readIdentifier(_ credential: PasswordCredential) throws -> String? {
        let typed = credential.typed
        switch credential.identifier {
        case .email:
            let email = EmailAddress(typed)
            try context.require(.emailForm, email != nil, else: .malformedEmailAtLogin(typed))
            return email?.text
        case .phone:
            let phone = PhoneNumber(typed)
            try context.require(.phoneForm, phone != nil, else: .malformedPhone(typed))
            return phone?.text
        case .username:
            guard !typed.isEmpty else { throw context.refuse(.usernameForm, .argumentMissing("username")) }
            // A text that is no username is nobody's: the answer is that of an unknown user.
            return try? Username(typed).text
        }
    }

    /// Whether a limit is reached only if attempts that have not ended fail.
    private func mustWait(for account: Account?) throws -> Bool {
        guard !isPatienceOver else { return false }
        if let check = record.settings.captchaCheck, try dependsOnPending(.client(context.clientIP), check) {
            return true
        }
        if let check = record.settings.lockCheck, let account, account.lock(at: now) == nil {
            return try dependsOnPending(.account(account.user.id), check)
        }
        return false
    }

    private func dependsOnPending(_ scope: AttemptScope, _ check: FailureCheck) throws -> Bool {
        let count = try stores.attempts.count(scope, after: now - check.timeInterval.inSeconds)
        return count.failed < check.limit && count.failed + count.pending >= check.limit
    }

    private func failures(_ scope: AttemptScope, _ check: FailureCheck) throws -> Int {
        let count = try stores.attempts.count(scope, after: now - check.timeInterval.inSeconds)
        return count.failed + (isPatienceOver ? count.pending : 0)
    }

    /// Few failures came from the client address, or a captcha was solved.
    private func checkCaptcha(_ answer: String?) throws {
        guard let check = record.settings.captchaCheck else {
            context.note(.captchaNeed, .skipped)
            return
        }
        let failures = try failures(.client(context.clientIP), check)
        let isNeeded = failures >= check.limit
        let isGiven = answer.map { !$0.isEmpty } ?? false
        try context.require(
            .captchaNeed,
            !isNeeded || isGiven,
            else: .captchaRequired(failures: failures, limit: check.limit, window: check.timeInterval),
            figures: check.figures("failures", failures)
        )
        guard isNeeded, let answer else { return }
        let digest = CodeDigest(try stores.keys(of: record, from: parts.environment))
            .digest(ofCaptcha: answer, from: context.clientIP)
        let isRight = try stores.captchas.redeem(digest, from: context.clientIP, now: now)
        try context.require(.captchaRight, isRight, else: .captchaWrong())
    }

    private func refuseUnknown(_ credential: PasswordCredential) throws -> Result {
        if credential.options.autoRegister {
            context.note(.userKnown, .passed, figures: ["known": false, "autoRegister": true])
            return .unknown
        }
        if record.settings.captchaCheck != nil {
            try stores.attempts.fail(stores.attempts.reserve(.client(context.clientIP), at: now))
        }
        throw context.refuse(.userKnown, .userUnknown(credential.typed))
    }

    private func checkLock(of account: Account) throws {
        if let end = account.lock(at: now) {
            throw context.refuse(
                .accountLock,
                .accountLocked(until: end),
                figures: ["until": .string(WireTime.text(of: end))]
            )
        }
        guard let check = record.settings.lockCheck else {
            context.note(.accountLock, .skipped)
            return
        }
        let failures = try failures(.account(account.user.id), check)
        let end = now + record.settings.loginLockDuration.inSeconds
        try context.require(
            .accountLock,
            failures < check.limit,
            else: .accountLocked(until: end),
            figures: check.figures("failures", failures)
        )
    }

    private func reserve(for account: Account) throws -> [AttemptReservation] {
        var places: [AttemptReservation] = []
        if record.settings.captchaCheck != nil {
            places.append(try stores.attempts.reserve(.client(context.clientIP), at: now))
        }
        if record.settings.lockCheck != nil {
            places.append(try stores.attempts.reserve(.account(account.user.id), at: now))
        }
        return places
    }
}
