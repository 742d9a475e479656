package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// Makes a role.
    package func createRole(
        _ code: String,
        namespace: String,
        description: String?,
        parent: String?
    ) async throws(AuthingError) -> Role {
        let now = parts.now
        return try await parts.pool.settle(EventDraft(.roleCreated, subject: code), at: now) { [parts] stores, _ in
            let code = try ObjectCode.check(code, of: .role)
            _ = try stores.namespace(namespace)
            let above = try parent.map { try stores.role($0, in: namespace) }
            let role = Role(
                userPoolID: try stores.pool.load().identity.poolID,
                id: parts.environment.makeIdentifier(),
                code: code,
                namespace: namespace,
                description: description,
                parent: above.map { Role.Parent($0) },
                createdAt: now,
                updatedAt: now
            )
            guard try stores.roles.insert(role) else { throw AuthingError.codeTaken(.role, code) }
            return role
        }
    }

    /// Puts a role below another one, or below none.
    package func setParent(
        _ parent: String?,
        ofRole code: String,
        namespace: String
    ) async throws(AuthingError) -> Role {
        let now = parts.now
        return try await parts.pool.settle(EventDraft(.roleMoved, subject: code), at: now) { stores, _ in
            let role = try stores.role(code, in: namespace)
            let above = try parent.map { try stores.role($0, in: namespace) }
            guard try stores.roles.setParent(above?.id, of: role.id, at: now) else {
                throw AuthingError.roleCycle(code, below: parent ?? "")
            }
            return try stores.role(code, in: namespace)
        }
    }

    /// All roles of a namespace, or of all, in the order of their making.
    package func listAllRoles(namespace: String?) async throws(AuthingError) -> RoleList {
        try await parts.pool.look { stores in
            if let namespace { _ = try stores.namespace(namespace) }
            return RoleList(try stores.roles.list(in: namespace))
        }
    }

    /// A role and who holds it.
    package func describeRole(_ code: String, namespace: String) async throws(AuthingError) -> RoleDescription {
        try await parts.pool.look { stores in
            let role = try stores.role(code, in: namespace)
            return RoleDescription(role: role, holders: try stores.roles.holders(of: role.id))
        }
    }

    /// Deletes a role.
    package func deleteRole(_ code: String, namespace: String) async throws(AuthingError) {
        try await parts.pool.settle(EventDraft(.roleDeleted, subject: code), at: parts.now) { stores, _ in
            try stores.roles.delete(stores.role(code, in: namespace).id)
        }
    }

    /// Gives a role to a user, a group or a department.
    package func assignRole(
        _ code: String,
        namespace: String,
        to subject: AccessSubject
    ) async throws(AuthingError) {
        let now = parts.now
        try await parts.pool.settle(EventDraft(.roleAssigned, subject: code), at: now) { stores, event in
            let role = try stores.role(code, in: namespace)
            if case .role = subject { throw AuthingError.roleGivenToRole() }
            try stores.roles.assign(role.id, to: stores.find(subject, &event), at: now)
        }
    }

    /// Takes a role away again.
    package func revokeRole(
        _ code: String,
        namespace: String,
        from subject: AccessSubject
    ) async throws(AuthingError) {
        try await parts.pool.settle(EventDraft(.roleRevoked, subject: code), at: parts.now) { stores, event in
            let role = try stores.role(code, in: namespace)
            guard try stores.roles.revoke(role.id, from: stores.find(subject, &event)) else {
                throw AuthingError.roleNotGiven(code)
            }
        }
    }
}

extension Role.Parent {
    /// What a role below says of this one.
    fileprivate init(_ role: Role) {
        self.init(
            id: role.id,
            code: role.code,
            namespace: role.namespace,
            description: role.description,
            createdAt: role.createdAt,
            updatedAt: role.updatedAt
        )
    }
}
