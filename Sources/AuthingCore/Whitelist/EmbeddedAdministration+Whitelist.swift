package import AuthingAPI
import Foundation

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// Adds entries to a whitelist.
    package func addToWhitelist(
        _ values: [String],
        kind: WhitelistEntry.Kind
    ) async throws(AuthingError) -> [WhitelistEntry] {
        let now = parts.now
        return try await change(values, kind, at: now) { stores, values in
            try values.map { try stores.whitelist.add($0, kind: kind, at: now) }
        }
    }

    /// Removes entries from a whitelist.
    package func removeFromWhitelist(
        _ values: [String],
        kind: WhitelistEntry.Kind
    ) async throws(AuthingError) -> Int {
        try await change(values, kind, at: parts.now) { stores, values in
            try values.count { try stores.whitelist.remove($0, kind: kind) }
        }
    }

    /// Lists the entries of whitelists.
    package func listWhitelist(kind: WhitelistEntry.Kind?) async throws(AuthingError) -> [WhitelistEntry] {
        try await parts.pool.look { stores in try stores.whitelist.list(kind: kind) }
    }

    private func change<Answer: Sendable>(
        _ typed: [String],
        _ kind: WhitelistEntry.Kind,
        at now: Date,
        _ body: @escaping @Sendable (any PoolStores, [String]) throws -> Answer
    ) async throws(AuthingError) -> Answer {
        let event = EventDraft(.whitelistChanged, subject: "\(kind.rawValue) \(typed.joined(separator: " "))")
        return try await parts.pool.settle(event, at: now) { stores, _ in
            guard !typed.isEmpty else { throw AuthingError.argumentMissing("value") }
            return try body(stores, typed.map { try WhitelistValue($0, kind: kind).text })
        }
    }
}
