package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// Makes an organization and its root.
    package func createOrganization(
        _ name: String,
        code: String?,
        description: String?
    ) async throws(AuthingError) -> Organization {
        let now = parts.now
        let draft = EventDraft(.organizationCreated, subject: name)
        return try await parts.pool.settle(draft, at: now) { [parts] stores, _ in
            let id = parts.environment.makeIdentifier()
            let root = Department(
                id: parts.environment.makeIdentifier(),
                orgID: id,
                parentID: nil,
                name: try ObjectCode.checkName(name),
                code: try code.map { try ObjectCode.check($0, of: .organization) },
                description: description,
                createdAt: now,
                updatedAt: now
            )
            let organization = Organization(
                userPoolID: try stores.pool.load().identity.poolID,
                id: id,
                root: root,
                createdAt: now,
                updatedAt: now
            )
            try stores.organizations.insert(organization)
            return organization
        }
    }

    /// All organizations, oldest first.
    package func listAllOrganizations() async throws(AuthingError) -> [Organization] {
        try await parts.pool.look { stores in try stores.organizations.list() }
    }

    /// Finds an organization.
    package func findOrganization(_ reference: String) async throws(AuthingError) -> Organization {
        try await parts.pool.look { stores in try stores.organization(reference) }
    }

    /// Deletes an organization with its departments.
    package func deleteOrganization(_ reference: String) async throws(AuthingError) {
        let draft = EventDraft(.organizationDeleted, subject: reference)
        try await parts.pool.settle(draft, at: parts.now) { stores, _ in
            try stores.organizations.delete(stores.organization(reference).id)
        }
    }
}
