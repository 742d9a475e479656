import AuthingAPI
import Foundation

/// Decides whether a code that was typed is good, inside a transaction; the one way by which every code is judged.
///
/// A wrong code counts against the account it was sent to, whatever it is for: too many in a row stop all of the account's
/// codes until it is recovered, too many within a time until they are old enough. A new code refills neither.
struct CodeGate {
    let stores: any PoolStores
    let record: PoolRecord
    let context: RequestContext
    let environment: Environment
    let now: Date

    /// Judges a code and spends a right one.
    ///
    /// - Parameters:
    ///   - code: The code as typed.
    ///   - address: What it was sent to and what for.
    /// - Throws: 2001, 2300, 2057.
    func redeem(_ code: Secret, at address: CodeAddress) throws {
        try judge(code, at: address) { digest in try stores.codes.redeem(digest, at: address, now: now) }
    }

    /// Judges a code and leaves a right one.
    ///
    /// - Parameters:
    ///   - code: The code as typed.
    ///   - address: What it was sent to and what for.
    /// - Throws: 2001, 2300, 2057.
    func check(_ code: Secret, at address: CodeAddress) throws {
        try judge(code, at: address) { digest in try stores.codes.check(digest, at: address, now: now) }
    }

    private func judge(
        _ code: Secret,
        at address: CodeAddress,
        _ verdict: ([UInt8]) throws -> CodeVerdict
    ) throws {
        let digests = CodeDigest(try stores.keys(of: record, from: environment))
        let owner = try stores.users.find(address.identifier, address.recipient)?.user.id
        let limits = limits(of: owner, at: address, digests)
        for limit in limits { try requireRoom(limit) }
        let result = try verdict(digests.digest(of: code, at: address))
        for limit in limits {
            switch result {
            case .wrong: try stores.attempts.fail(stores.attempts.reserve(limit.scope, at: now))
            // The owner is here: what was tried in a row has ended, what was tried today has not.
            case .right where limit.consequence == .stop: try stores.attempts.clear(limit.scope)
            case .right, .expired: break
            }
        }
        try context.require(result)
    }

    /// The limits on wrong codes: those in a row where the address is an account's, and those within a time.
    private func limits(of owner: User.ID?, at address: CodeAddress, _ digests: CodeDigest) -> [AttemptLimit] {
        let settings = record.settings
        var limits = owner.map { [AttemptLimit.streak(.code, of: $0, settings)] } ?? []
        if settings.codeFailCheck.isEnabled {
            let scope: AttemptScope =
                owner.map { .codes($0) } ?? .strangerCodes(digests.digest(ofAccount: address.recipient))
            limits.append(AttemptLimit(.pause, scope, settings.codeFailCheck))
        }
        return limits
    }

    private func requireRoom(_ limit: AttemptLimit) throws {
        let failures = try stores.attempts.count(limit.scope, after: limit.start(at: now)).failed
        let isOpen = failures < limit.most
        let end = isOpen ? nil : try limit.end(among: stores.attempts, at: now)
        try context.require(
            limit.consequence == .stop ? .failureStreak : .codeFailures,
            isOpen,
            else: refusal(limit, failures),
            figures: limit.figures(failures, until: end)
        )
    }

    private func refusal(_ limit: AttemptLimit, _ failures: Int) -> AuthingError {
        // Where nobody is to learn which accounts there are, it looks like any wrong code.
        guard !record.settings.uniformLoginErrors else { return .codeWrong() }
        guard let window = limit.window else { return .accountStopped(limit: limit.most) }
        return .codeFailuresTooMany(failures, limit: limit.most, window: window)
    }
}

extension CodeAddress {
    /// The identifier of the account that the code was sent to.
    var identifier: UniqueIdentifier {
        switch channel {
        case .sms: .phone
        case .email: .email
        }
    }
}
