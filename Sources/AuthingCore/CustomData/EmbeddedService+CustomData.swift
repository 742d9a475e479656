package import AuthingAPI
package import AuthingJSON

// What each method does and refuses is documented with the protocol.

extension EmbeddedService {
    /// All values of the user.
    package func customData(in context: RequestContext) async throws(AuthingError) -> [CustomValue] {
        let now = parts.now
        return try await parts.pool.look { stores in
            let record = try stores.enter(context)
            return try stores.customData.values(of: stores.requireLogin(context, record, at: now).account.user.id)
        }
    }

    /// Sets values.
    package func setCustomData(
        _ changes: JSONObject,
        in context: RequestContext
    ) async throws(AuthingError) -> [CustomValue] {
        try await ChangeCustomData(parts: parts).set(changes, in: context)
    }

    /// Removes a value.
    package func removeCustomData(
        _ key: String,
        in context: RequestContext
    ) async throws(AuthingError) -> [CustomValue] {
        try await ChangeCustomData(parts: parts).remove(key, in: context)
    }
}
