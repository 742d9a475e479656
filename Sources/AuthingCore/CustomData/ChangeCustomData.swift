import AuthingAPI
import AuthingJSON
import Foundation

/// Changes the custom data of the user who is logged in; all that was asked for or nothing.
struct ChangeCustomData: Sendable {
    let parts: CoreParts

    /// Sets values.
    ///
    /// - Parameters:
    ///   - changes: Values by key, null to remove one.
    ///   - context: The call's context, with its token.
    /// - Returns: All values after the change.
    /// - Throws: The first refusal.
    func set(_ changes: JSONObject, in context: RequestContext) async throws(AuthingError) -> [CustomValue] {
        guard !changes.isEmpty else { throw context.refuse(.customData, .argumentMissing("data")) }
        return try await change(changes.keys, in: context) { stores, userID in
            try context.requireCustomData(changes, for: userID, stores)
        }
    }

    /// Removes a value.
    ///
    /// - Parameters:
    ///   - key: The field.
    ///   - context: The call's context, with its token.
    /// - Returns: The values that remain.
    /// - Throws: The first refusal.
    func remove(_ key: String, in context: RequestContext) async throws(AuthingError) -> [CustomValue] {
        try await change([key], in: context) { stores, userID in
            try context.requireCustomData([key: nil], for: userID, stores)
        }
    }

    private func change(
        _ keys: [String],
        in context: RequestContext,
        _ check: @escaping @Sendable (any PoolStores, User.ID) throws -> [CustomDataRules.Change]
    ) async throws(AuthingError) -> [CustomValue] {
        let now = parts.now
        let event = EventDraft(
            .customDataChanged,
            subject: keys.joined(separator: ", "),
            clientIP: context.clientIP
        )
        return try await parts.pool.settle(event, at: now) { stores, event in
            let record = try stores.enter(context)
            let user = try stores.requireLogin(context, record, at: now).account.user
            event.userID = user.id
            let changes = try check(stores, user.id)
            try CustomDataRules(stores: stores).write(changes, for: user.id)
            return try stores.customData.values(of: user.id)
        }
    }
}
