import AuthingAPI

/// Gives the user a token belongs to.
struct CurrentUser: Sendable {
    let parts: CoreParts

    /// Reads the user.
    ///
    /// - Parameter context: The call's context, with its token.
    /// - Returns: The user as the pool has it now, with the token the call came with.
    /// - Throws: The first refusal.
    func callAsFunction(in context: RequestContext) async throws(AuthingError) -> User {
        let now = parts.now
        return try await parts.pool.look { stores in
            let record = try stores.enter(context)
            return try stores.requireLogin(context, record, at: now).user
        }
    }
}
