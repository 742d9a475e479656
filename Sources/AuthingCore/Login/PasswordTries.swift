import AuthingAPI
import AuthingJSON
import Foundation

/// What a password is asked for.
enum PasswordUse {
    /// To log in by it.
    case login
    /// As the present one, which is to be changed.
    case change

    /// The rule that it is right.
    var rule: DecisionRule {
        switch self {
        case .login: .passwordRight
        case .change: .oldPasswordRight
        }
    }

    /// The refusal of a wrong one.
    ///
    /// - Parameter remaining: Tries left before the account locks; `nil` where no lock is configured.
    /// - Returns: 2006 or 2203.
    func wrong(remaining: Int? = nil) -> AuthingError {
        switch self {
        case .login: .passwordWrong(remaining: remaining)
        case .change: .oldPasswordWrong(remaining: remaining)
        }
    }
}

/// A password that is being checked: what is carried from the transaction that allowed the try to the one that settles it.
struct PasswordTrial: Sendable {
    /// Whose password it is, as the first transaction found it.
    let bearer: PasswordBearer
    /// The hash the password is checked against.
    let hash: PasswordHash
    /// The places reserved among the attempts.
    let places: [AttemptReservation]

    /// Settles the places: a wrong password leaves failures, a right one nothing.
    ///
    /// Before anything can end the transaction: the try has ended, whatever else there is to refuse.
    ///
    /// - Parameters:
    ///   - isRight: Whether the password was right.
    ///   - stores: The transaction's stores.
    /// - Throws: `StoreError`.
    func settle(isRight: Bool, in stores: any PoolStores) throws(StoreError) {
        if isRight { try stores.attempts.release(places) } else { try stores.attempts.fail(places) }
    }

    /// Gives the places back of a try that was not made.
    ///
    /// - Parameter stores: The transaction's stores.
    /// - Throws: `StoreError`.
    func giveBack(in stores: any PoolStores) throws(StoreError) {
        try stores.attempts.release(places)
    }
}

/// Counts and settles the tries of passwords inside a transaction, whatever a password is asked for: all are guesses, and
/// share one count.
struct PasswordTries {
    let stores: any PoolStores
    let settings: PoolSettings
    let context: RequestContext
    let now: Date
}

/// Before the password is checked.
extension PasswordTries {
    /// What is counted of a password, and how much of it is too much.
    ///
    /// - Parameter bearer: Whose password.
    /// - Returns: The limits.
    func limits(of bearer: PasswordBearer) -> [AttemptLimit] {
        let streak = AttemptLimit.streak(.password, of: bearer.countedID, settings)
        guard let check = settings.lockCheck, bearer.lock(at: now) == nil else { return [streak] }
        return [AttemptLimit(.lock, .account(bearer.countedID), check), streak]
    }

    /// Whether a limit is reached only if attempts that have not ended fail.
    ///
    /// - Parameters:
    ///   - limits: The limits.
    ///   - round: The round; when patience is over, nothing is waited for.
    /// - Returns: Whether to ask again when they have ended.
    /// - Throws: `StoreError`.
    func dependOnPending(_ limits: [AttemptLimit], in round: AttemptRound) throws -> Bool {
        guard !round.isPatienceOver else { return false }
        return try limits.contains { limit in
            let count = try stores.attempts.count(limit.scope, after: limit.start(at: now))
            return count.failed < limit.most && count.failed + count.pending >= limit.most
        }
    }

    /// How many attempts failed that a limit counts.
    ///
    /// - Parameters:
    ///   - limit: The limit.
    ///   - round: The round; when patience is over, those that have not ended failed too.
    /// - Returns: The number.
    /// - Throws: `StoreError`.
    func failures(_ limit: AttemptLimit, in round: AttemptRound) throws -> Int {
        let count = try stores.attempts.count(limit.scope, after: limit.start(at: now))
        return count.failed + (round.isPatienceOver ? count.pending : 0)
    }

    /// Ends the call where a password takes no more tries.
    ///
    /// - Parameters:
    ///   - bearer: Whose password.
    ///   - limits: What is counted of it.
    ///   - round: The round.
    /// - Throws: 2057.
    func requireOpen(_ bearer: PasswordBearer, _ limits: [AttemptLimit], in round: AttemptRound) throws {
        try checkLock(of: bearer, limits, in: round)
        try requireStreak(limits, in: round)
    }

    /// Ends the call where too many wrong passwords in a row were tried, since the account was last its owner's.
    ///
    /// - Parameters:
    ///   - limits: What is counted of it.
    ///   - round: The round.
    /// - Throws: 2057.
    func requireStreak(_ limits: [AttemptLimit], in round: AttemptRound) throws {
        for limit in limits where limit.consequence == .stop {
            let failures = try failures(limit, in: round)
            try context.require(
                .failureStreak,
                failures < limit.most,
                else: .accountStopped(limit: limit.most),
                figures: limit.figures(failures)
            )
        }
    }

    private func checkLock(of bearer: PasswordBearer, _ limits: [AttemptLimit], in round: AttemptRound) throws {
        if let refusal = lockRefusal(of: bearer) { throw refusal }
        guard let limit = limits.first(where: { $0.consequence == .lock }) else {
            context.note(.accountLock, .skipped)
            return
        }
        let failures = try failures(limit, in: round)
        let end = now + settings.loginLockDuration.inSeconds
        try context.require(
            .accountLock,
            failures < limit.most,
            else: .accountLocked(until: end),
            figures: limit.figures(failures, until: failures < limit.most ? nil : end)
        )
    }

    /// Takes one place for each scope that is counted.
    ///
    /// - Parameter limits: What is counted.
    /// - Returns: The places.
    /// - Throws: `StoreError`.
    func reserve(_ limits: [AttemptLimit]) throws -> [AttemptReservation] {
        var scopes: [AttemptScope] = []
        for limit in limits where !scopes.contains(limit.scope) { scopes.append(limit.scope) }
        return try scopes.map { try stores.attempts.reserve($0, at: now) }
    }

    /// Allows a try of a present password before its hash is computed, so that parallel ones cannot outrun a limit.
    ///
    /// - Parameters:
    ///   - account: Whose password is tried.
    ///   - hash: Its hash.
    ///   - round: The round.
    /// - Returns: The try; `nil` where attempts that have not ended decide.
    /// - Throws: 2057.
    func begin(_ account: Account, _ hash: PasswordHash, in round: AttemptRound) throws -> PasswordTrial? {
        let bearer = PasswordBearer(account)
        let limits = limits(of: bearer)
        if try dependOnPending(limits, in: round) { return nil }
        try requireOpen(bearer, limits, in: round)
        return PasswordTrial(bearer: bearer, hash: hash, places: try reserve(limits))
    }
}

/// After it was checked, and its places were settled.
extension PasswordTries {
    /// Ends the call where a password is wrong, and counts that.
    ///
    /// - Parameters:
    ///   - trial: The try.
    ///   - isRight: Whether the password was right when it was checked.
    ///   - use: What it is asked for.
    ///   - event: What the trail says of the call.
    /// - Throws: 2057; 2203 or 2006.
    func require(_ trial: PasswordTrial, isRight: Bool, for use: PasswordUse, _ event: inout EventDraft) throws {
        guard isRight else { throw try refuseWrong(trial.bearer, for: use, &event) }
        _ = try reconsider(trial.bearer, trial.hash, for: use)
        try takeRight(trial.bearer, for: use)
    }

    /// A bearer as it is now, if the proof of its password still stands.
    ///
    /// - Parameters:
    ///   - bearer: Whose password was right.
    ///   - hash: The hash it was checked against.
    ///   - use: What it is asked for.
    /// - Returns: The bearer.
    /// - Throws: 2004 when it is gone, 2057 when it was locked, 2203 or 2006 when its password was changed meanwhile.
    func reconsider(
        _ bearer: PasswordBearer,
        _ hash: PasswordHash,
        for use: PasswordUse
    ) throws -> PasswordBearer {
        guard let present = try stores.present(bearer) else { throw context.refuse(.userKnown, .userUnknown()) }
        if let refusal = lockRefusal(of: present) { throw refusal }
        // What was right then is not right now.
        guard present.passwordHash == hash else { throw context.refuse(use.rule, use.wrong()) }
        return present
    }

    /// Forgets the wrong tries before a right one.
    ///
    /// - Parameters:
    ///   - bearer: Whose password was right.
    ///   - use: What it is asked for.
    /// - Throws: `StoreError`.
    func takeRight(_ bearer: PasswordBearer, for use: PasswordUse) throws {
        context.note(use.rule, .passed)
        try stores.attempts.clear(.account(bearer.countedID))
        try stores.attempts.clear(.streak(.password, bearer.countedID))
    }

    /// Counts a wrong try, and locks or stops what it was one too many for.
    ///
    /// - Parameters:
    ///   - bearer: Whose password was tried.
    ///   - use: What it is asked for.
    ///   - event: What the trail says of the call.
    /// - Returns: The refusal: 2004, 2057; 2203 or 2006.
    /// - Throws: `StoreError`.
    func refuseWrong(
        _ bearer: PasswordBearer,
        for use: PasswordUse,
        _ event: inout EventDraft
    ) throws -> AuthingError {
        guard let present = try stores.present(bearer) else {
            return context.refuse(.userKnown, .userUnknown(event.subject))
        }
        if let refusal = lockRefusal(of: present) { return refusal }
        if let stop = try stop(of: present.countedID, after: use) {
            event.sequel = .accountLocked
            return stop
        }
        guard let check = settings.lockCheck else { return context.refuse(use.rule, use.wrong()) }
        let scope = AttemptScope.account(present.countedID)
        let failures = try stores.attempts.count(scope, after: now - check.timeInterval.inSeconds).failed
        guard failures >= check.limit else {
            return context.refuse(
                use.rule,
                use.wrong(remaining: check.limit - failures),
                figures: check.figures("failures", failures)
            )
        }
        let end = now + settings.loginLockDuration.inSeconds
        try stores.lock(present, until: end)
        try stores.attempts.clear(scope)
        event.sequel = .accountLocked
        context.note(use.rule, .refused(use.wrong().code))
        return context.refuse(
            .accountLock,
            .accountLocked(until: end),
            figures: check.figures("failures", failures, until: end)
        )
    }
}

extension PasswordTries {
    /// The refusal of an account on which too many wrong passwords in a row were tried.
    ///
    /// - Parameters:
    ///   - id: Whose account.
    ///   - use: What the password was asked for that was one too many.
    /// - Returns: 2057; `nil` where there were few enough.
    /// - Throws: `StoreError`.
    func stop(of id: User.ID, after use: PasswordUse? = nil) throws -> AuthingError? {
        let limit = AttemptLimit.streak(.password, of: id, settings)
        let streak = try stores.attempts.count(limit.scope, after: nil).failed
        guard streak >= limit.most else { return nil }
        if let use { context.note(use.rule, .refused(use.wrong().code)) }
        return context.refuse(.failureStreak, .accountStopped(limit: limit.most), figures: limit.figures(streak))
    }

    private func lockRefusal(of bearer: PasswordBearer) -> AuthingError? {
        guard let end = bearer.lock(at: now) else { return nil }
        return context.refuse(
            .accountLock,
            .accountLocked(until: end),
            figures: ["until": .string(WireTime.text(of: end))]
        )
    }
}
