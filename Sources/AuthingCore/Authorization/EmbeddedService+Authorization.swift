package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedService {
    /// The roles the user holds.
    package func listRoles(
        namespace: String?,
        in context: RequestContext
    ) async throws(AuthingError) -> RoleList {
        try await forUser(of: context) { stores, user in
            RoleList(try stores.roles.held(by: user.id, in: namespace))
        }
    }

    /// What the user may use.
    package func listAuthorizedResources(
        namespace: String,
        type: ResourceType?,
        in context: RequestContext
    ) async throws(AuthingError) -> AuthorizedResourceList {
        try await forUser(of: context) { stores, user in
            try context.require(.namespaceGiven, !namespace.isEmpty, else: .argumentMissing("namespace"))
            return AuthorizedResourceList(
                try stores.resources.authorized(for: user.id, in: namespace, type: type)
            )
        }
    }

    /// Reads what belongs to the user a call is made for, after a look at its application and token.
    ///
    /// - Parameters:
    ///   - context: The call's context, with its token.
    ///   - body: Reads; an `AuthingError` it throws is a refusal.
    /// - Returns: What the function returned.
    /// - Throws: The first refusal.
    func forUser<Value: Sendable>(
        of context: RequestContext,
        _ body: @escaping @Sendable (any PoolStores, User) throws -> Value
    ) async throws(AuthingError) -> Value {
        let now = parts.now
        return try await parts.pool.look { stores in
            let record = try stores.enter(context)
            return try body(stores, stores.requireLogin(context, record, at: now).account.user)
        }
    }
}
