package import AuthingAPI
import Foundation

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// Makes a sub-account.
    package func createSubAccount(_ request: SubAccountCreation) async throws(AuthingError) -> SubAccount {
        try await CreateSubAccount(parts: parts)(request)
    }

    /// Lists sub-accounts.
    package func listSubAccounts(ofUser user: String?) async throws(AuthingError) -> [SubAccount] {
        try await parts.pool.look { stores in
            let id = try user.map { try stores.user($0).user.id }
            return try stores.subAccounts.list(of: id).map(\.subAccount)
        }
    }

    /// Deletes a sub-account.
    package func deleteSubAccount(_ account: String, app: String?) async throws(AuthingError) {
        let event = EventDraft(.subAccountDeleted, subject: account)
        try await parts.pool.settle(event, at: parts.now) { stores, event in
            let appID = try app.map { try stores.application($0).id } ?? stores.pool.load().identity.appID
            guard let found = try stores.subAccounts.find(account, appID: appID) else {
                throw AuthingError.subAccountUnknown(account)
            }
            event.userID = found.subAccount.userID
            try stores.attempts.recover(found.id)
            try stores.subAccounts.remove(found.id)
        }
    }
}
