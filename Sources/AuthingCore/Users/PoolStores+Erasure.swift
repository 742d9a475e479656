import AuthingAPI
import Foundation

extension PoolStores {
    /// Deletes an account with everything that belongs to it; what the audit trail says of it stays.
    ///
    /// The user's row takes along all that refers to it. Codes, messages and attempts hang on addresses and numbers in place
    /// of the row, and what webhooks were told on nothing; they are taken away by name.
    ///
    /// - Parameter account: The account.
    /// - Throws: `StoreError`.
    func erase(_ account: Account) throws {
        let user = account.user
        for kind in [ContactKind.phone, .email] {
            guard let recipient = user[kind.identifier] else { continue }
            try codes.forget(kind.channel, to: recipient)
            try outbox.forget(to: recipient)
            try sendings.forget(kind.channel, to: recipient)
        }
        try attempts.forget(user.id)
        try webhooks.forget(user.id)
        try users.delete(user.id)
    }
}
