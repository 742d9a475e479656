package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// Defines a resource.
    package func defineResource(
        _ code: String,
        namespace: String,
        type: ResourceType,
        actions: [String],
        description: String?
    ) async throws(AuthingError) -> Resource {
        let now = parts.now
        return try await parts.pool.settle(EventDraft(.resourceDefined, subject: code), at: now) { stores, _ in
            let code = try ObjectCode.check(code, type)
            guard type == .data || actions.isEmpty else { throw AuthingError.actionsOnDataOnly(code, type) }
            let resource = Resource(
                namespace: try stores.namespace(namespace).code,
                code: code,
                type: type,
                description: description,
                actions: try ObjectCode.check(actions, of: code),
                createdAt: now,
                updatedAt: now
            )
            guard try stores.resources.insert(resource) else { throw AuthingError.codeTaken(.resource, code) }
            return resource
        }
    }

    /// The resources of a namespace, in the order of their definition.
    package func listResources(
        namespace: String,
        type: ResourceType?
    ) async throws(AuthingError) -> [Resource] {
        try await parts.pool.look { stores in
            try stores.resources.list(in: stores.namespace(namespace).code, type: type)
        }
    }

    /// Deletes a resource, and all that was granted on it.
    package func deleteResource(_ code: String, namespace: String) async throws(AuthingError) {
        try await parts.pool.settle(EventDraft(.resourceDeleted, subject: code), at: parts.now) { stores, _ in
            guard let resource = try stores.resources.find(code, in: namespace) else {
                throw AuthingError.unknown(.resource, code, in: namespace)
            }
            try stores.resources.delete(resource)
        }
    }

    /// Grants a resource; actions are added to those granted before.
    package func grantResource(_ grant: ResourceGrant, to subject: AccessSubject) async throws(AuthingError) {
        let now = parts.now
        let draft = EventDraft(.resourceGranted, subject: grant.code)
        try await parts.pool.settle(draft, at: now) { stores, event in
            let resource = try stores.resource(for: grant)
            var grant = grant
            grant.actions = try Self.actions(of: grant, resource)
            if resource.type == .data, grant.actions.isEmpty { grant.actions = resource.actions }
            guard resource.type != .data || !grant.actions.isEmpty else {
                throw AuthingError.actionMissing(of: grant.code)
            }
            try stores.resources.grant(grant, of: resource, to: stores.find(subject, &event), at: now)
        }
    }

    /// Takes a grant back, or the actions it names.
    package func revokeResource(_ grant: ResourceGrant, from subject: AccessSubject) async throws(AuthingError) {
        let draft = EventDraft(.resourceRevoked, subject: grant.code)
        try await parts.pool.settle(draft, at: parts.now) { stores, event in
            let resource = try stores.resource(for: grant)
            var grant = grant
            grant.actions = try Self.actions(of: grant, resource)
            guard try stores.resources.revoke(grant, of: resource, from: stores.find(subject, &event)) else {
                throw AuthingError.notGranted(grant.code)
            }
        }
    }

    private static func actions(of grant: ResourceGrant, _ resource: Resource) throws(AuthingError) -> [String] {
        guard resource.type == .data else {
            guard grant.actions.isEmpty else { throw .actionsOnDataOnly(grant.code, resource.type) }
            return []
        }
        return try ObjectCode.check(grant.actions, of: grant.code, known: resource.actions)
    }
}

extension PoolStores {
    /// The resource a grant falls under: the one with its code, or else all data of its type.
    fileprivate func resource(for grant: ResourceGrant) throws -> Resource {
        if let resource = try resources.find(grant.code, in: grant.namespace) { return resource }
        if let type = ObjectCode.dataType(of: grant.code),
            let whole = try resources.find("\(type):*", in: grant.namespace), whole.type == .data
        {
            _ = try ObjectCode.check(grant.code, .data)
            return whole
        }
        throw AuthingError.unknown(.resource, grant.code, in: grant.namespace)
    }
}
