import AuthingAPI
import Foundation

/// Makes a sub-account of a user in an application.
struct CreateSubAccount: Sendable {
    let parts: CoreParts

    /// Makes the sub-account.
    ///
    /// - Parameter request: Account, password, user and what else is known.
    /// - Returns: The sub-account.
    /// - Throws: The first refusal.
    func callAsFunction(_ request: SubAccountCreation) async throws(AuthingError) -> SubAccount {
        let now = parts.now
        let event = EventDraft(.subAccountCreated, subject: request.account)
        let profile = try await parts.pool.prepare(event, at: now) { stores, _ in
            _ = try Self.check(request, stores, at: now)
            return try stores.pool.load().settings.passwordHashing
        }
        let hash = try await parts.hasher.hash(request.password, profile: profile)
        return try await parts.pool.settle(event, at: now) { [parts] stores, event in
            let subAccount = try Self.check(request, stores, at: now)
            event.userID = subAccount.userID
            let id = User.ID(rawValue: parts.environment.makeIdentifier())
            let record = SubAccountRecord(id: id, subAccount: subAccount, passwordHash: hash)
            guard try stores.subAccounts.insert(record) else {
                throw AuthingError.usernameTaken(subAccount.account)
            }
            return subAccount
        }
    }

    /// Asks every rule but whether the name is free at the end.
    private static func check(
        _ request: SubAccountCreation,
        _ stores: any PoolStores,
        at now: Date
    ) throws -> SubAccount {
        let account: String = try .username(request.account)
        guard !request.password.isEmpty else { throw AuthingError.passwordRequired() }
        let record = try stores.pool.load()
        let demands = PasswordDemands.ofOperators(record.settings)
        if let fault = demands.fault(of: request.password, ownedBy: [account]) {
            throw AuthingError.passwordWeak(fault)
        }
        let appID = try request.app.map { try stores.application($0).id } ?? record.identity.appID
        let userID = try stores.user(request.user).user.id
        guard try stores.subAccounts.find(account, appID: appID) == nil else {
            throw AuthingError.usernameTaken(account)
        }
        return SubAccount(
            account: account,
            appID: appID,
            userID: userID,
            nickname: request.nickname.flatMap { $0.isEmpty ? nil : $0 },
            createdAt: now
        )
    }
}
