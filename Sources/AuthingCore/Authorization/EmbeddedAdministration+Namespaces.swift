package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// Makes a namespace.
    package func createNamespace(
        _ code: String,
        name: String?,
        description: String?
    ) async throws(AuthingError) -> Namespace {
        let now = parts.now
        return try await parts.pool.settle(EventDraft(.namespaceCreated, subject: code), at: now) { stores, _ in
            let namespace = Namespace(
                code: try ObjectCode.check(code, of: .namespace),
                name: try ObjectCode.checkName(name ?? code),
                description: description,
                createdAt: now
            )
            guard try stores.namespaces.insert(namespace) else { throw AuthingError.codeTaken(.namespace, code) }
            return namespace
        }
    }

    /// All namespaces, oldest first.
    package func listNamespaces() async throws(AuthingError) -> [Namespace] {
        try await parts.pool.look { stores in try stores.namespaces.list() }
    }

    /// Deletes a namespace with its roles and resources.
    package func deleteNamespace(_ code: String) async throws(AuthingError) {
        try await parts.pool.settle(EventDraft(.namespaceDeleted, subject: code), at: parts.now) { stores, _ in
            _ = try stores.namespace(code)
            guard try stores.namespaces.delete(code) else { throw AuthingError.namespaceKept(code) }
        }
    }
}
