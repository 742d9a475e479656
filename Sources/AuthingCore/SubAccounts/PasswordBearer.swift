import AuthingAPI
import Foundation

/// Whose password a login checks: a user's own, or that of one of the user's sub-accounts.
struct PasswordBearer: Sendable {
    /// Who is logged in by it.
    let account: Account
    /// The sub-account; `nil` for the user's own password.
    let subAccount: SubAccountRecord?

    /// Wraps an account, or one with a sub-account.
    ///
    /// - Parameters:
    ///   - account: Who is logged in.
    ///   - subAccount: The sub-account.
    init(_ account: Account, _ subAccount: SubAccountRecord? = nil) {
        self.account = account
        self.subAccount = subAccount
    }

    /// The hash of the password; `nil` where there is none.
    var passwordHash: PasswordHash? { subAccount.map(\.passwordHash) ?? account.passwordHash }

    /// Under which id wrong passwords are counted.
    ///
    /// A sub-account has its own: neither do its failures stop the user, nor does its password end the user's.
    var countedID: User.ID { subAccount?.id ?? account.user.id }

    /// Whether wrong passwords keep it locked.
    ///
    /// - Parameter now: The present.
    /// - Returns: The end of the lock while it lasts.
    func lock(at now: Date) -> Date? {
        guard let subAccount else { return account.lock(at: now) }
        guard let end = subAccount.lockedUntil, now < end else { return nil }
        return end
    }
}

extension PoolStores {
    /// The bearer of a sub-account's password.
    ///
    /// - Parameters:
    ///   - account: The sub-account's name, in its normal form.
    ///   - appID: The application's id.
    /// - Returns: The sub-account and its user; `nil` where there is none.
    /// - Throws: `StoreError`.
    func subAccountBearer(_ account: String, appID: String) throws(StoreError) -> PasswordBearer? {
        guard let found = try subAccounts.find(account, appID: appID),
            let user = try users.find(id: found.subAccount.userID)
        else { return nil }
        return PasswordBearer(user, found)
    }

    /// A bearer as it is now.
    ///
    /// - Parameter bearer: The bearer as it was.
    /// - Returns: The bearer; `nil` when it is gone.
    /// - Throws: `StoreError`.
    func present(_ bearer: PasswordBearer) throws(StoreError) -> PasswordBearer? {
        guard let old = bearer.subAccount else {
            return try users.find(id: bearer.account.user.id).map { PasswordBearer($0) }
        }
        let present = try subAccountBearer(old.subAccount.account, appID: old.subAccount.appID)
        // One of the same name that was made anew is another one.
        return present?.subAccount?.id == old.id ? present : nil
    }

    /// Locks a bearer's password.
    ///
    /// - Parameters:
    ///   - bearer: Whose.
    ///   - end: Until when.
    /// - Throws: `StoreError`.
    func lock(_ bearer: PasswordBearer, until end: Date) throws(StoreError) {
        if let subAccount = bearer.subAccount {
            try subAccounts.setLock(until: end, of: subAccount.id)
        } else {
            try users.setLock(until: end, of: bearer.account.user.id)
        }
    }

    /// Replaces a bearer's hash by one of the same password.
    ///
    /// - Parameters:
    ///   - old: The hash to replace.
    ///   - new: The hash to put in its place.
    ///   - bearer: Whose.
    /// - Throws: `StoreError`.
    func renewHash(_ old: PasswordHash, by new: PasswordHash, of bearer: PasswordBearer) throws(StoreError) {
        if let subAccount = bearer.subAccount {
            try subAccounts.renewHash(old, by: new, of: subAccount.id)
        } else {
            try users.renewHash(old, by: new, of: bearer.account.user.id)
        }
    }
}
