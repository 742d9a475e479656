package import AuthingAPI
import AuthingJSON
import Foundation

/// The console of a pool in this process.
package struct EmbeddedAdministration: PoolAdministration {
    let parts: CoreParts
    private let file: String?

    /// Creates the console.
    ///
    /// - Parameters:
    ///   - parts: The pool and the world around it.
    ///   - file: The file the pool is kept in, to be shown; `nil` for one in memory.
    package init(_ parts: CoreParts, file: String?) {
        self.parts = parts
        self.file = file
    }

    // What each method does and refuses is documented with the protocol.

    /// What the pool is and how it is set.
    package func describePool() async throws(AuthingError) -> PoolDescription {
        try await parts.pool.look { [file] stores in
            let record = try stores.pool.load()
            return PoolDescription(
                id: record.identity.poolID,
                appID: record.identity.appID,
                file: file,
                userCount: try stores.users.count(),
                settings: record.settings
            )
        }
    }

    /// The messages that left the pool.
    package func listOutbox(limit: Int) async throws(AuthingError) -> [OutboxMessage] {
        try await parts.pool.look { stores in try stores.outbox.list(limit: limit) }.map(parts.seal.open)
    }

    /// The last message that left the pool.
    package func lastMessage(to recipient: String?) async throws(AuthingError) -> OutboxMessage? {
        let normal = recipient.map { EmailAddress($0)?.text ?? PhoneNumber($0)?.text ?? $0 }
        return try await parts.pool.look { stores in try stores.outbox.last(to: normal) }.map(parts.seal.open)
    }

    /// Follows the link in a mail.
    package func openMessage(_ message: OutboxMessage.Reference) async throws(AuthingError) -> User {
        try await OpenMessage(parts: parts)(message)
    }

    /// Forgets all messages.
    package func clearOutbox() async throws(AuthingError) -> Int {
        try await parts.pool.settle(EventDraft(.outboxCleared), at: parts.now) { stores, _ in
            try stores.outbox.clear()
        }
    }

    /// Makes a captcha.
    package func issueCaptcha(clientIP: String?, account: String?) async throws(AuthingError) -> Captcha {
        try await IssueCaptcha(parts: parts)(from: clientIP, for: account)
    }

    /// The audit trail.
    package func listEvents(after: Int, limit: Int) async throws(AuthingError) -> [AuditEvent] {
        try await parts.pool.look { stores in try stores.events.list(after: after, limit: limit) }
    }
}
