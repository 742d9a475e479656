import AuthingAPI
import Foundation

/// Decides whether a code that was typed is good, inside a transaction; the one way by which every code is judged.
///
/// A wrong code counts against the account it was sent to, whatever it is for: too many in a row stop all of the account's
/// codes until it is recovered.
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
        let digest = CodeDigest(try stores.keys(of: record, from: environment)).digest(of: code, at: address)
        let owner = try stores.users.find(address.identifier, address.recipient)?.user.id
        guard let owner else { return try context.require(verdict(digest)) }
        let limit = AttemptLimit.streak(.code, of: owner, record.settings)
        let streak = try stores.attempts.count(limit.scope, after: nil).failed
        try context.require(
            .failureStreak,
            streak < limit.most,
            // Where nobody is to learn which accounts there are, it looks like any wrong code.
            else: record.settings.uniformLoginErrors ? .codeWrong() : .accountStopped(limit: limit.most),
            figures: limit.figures(streak)
        )
        let result = try verdict(digest)
        if result == .wrong { try stores.attempts.fail(stores.attempts.reserve(limit.scope, at: now)) }
        if result == .right { try stores.attempts.clear(limit.scope) }
        try context.require(result)
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
