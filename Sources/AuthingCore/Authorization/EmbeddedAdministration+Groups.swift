package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// Makes a group.
    package func createGroup(
        _ code: String,
        name: String?,
        description: String?
    ) async throws(AuthingError) -> UserGroup {
        let now = parts.now
        return try await parts.pool.settle(EventDraft(.groupCreated, subject: code), at: now) { stores, _ in
            let group = UserGroup(
                code: try ObjectCode.check(code, of: .group),
                name: try ObjectCode.checkName(name ?? code),
                description: description,
                createdAt: now,
                updatedAt: now
            )
            guard try stores.groups.insert(group) else { throw AuthingError.codeTaken(.group, code) }
            return group
        }
    }

    /// All groups, oldest first.
    package func listGroups() async throws(AuthingError) -> [UserGroup] {
        try await parts.pool.look { stores in try stores.groups.list() }
    }

    /// A group and who is in it.
    package func describeGroup(_ code: String) async throws(AuthingError) -> UserGroupDescription {
        try await parts.pool.look { stores in
            UserGroupDescription(group: try stores.group(code), members: try stores.groups.members(of: code))
        }
    }

    /// Deletes a group.
    package func deleteGroup(_ code: String) async throws(AuthingError) {
        try await parts.pool.settle(EventDraft(.groupDeleted, subject: code), at: parts.now) { stores, _ in
            try stores.groups.delete(stores.group(code).code)
        }
    }

    /// Adds a user to a group.
    package func addUser(_ user: String, toGroup code: String) async throws(AuthingError) {
        let now = parts.now
        try await parts.pool.settle(EventDraft(.groupJoined, subject: code), at: now) { stores, event in
            let group = try stores.group(code)
            let userID = try stores.user(user).user.id
            event.userID = userID
            try stores.groups.add(userID, to: group.code, at: now)
        }
    }

    /// Takes a user out of a group.
    package func removeUser(_ user: String, fromGroup code: String) async throws(AuthingError) {
        try await parts.pool.settle(EventDraft(.groupLeft, subject: code), at: parts.now) { stores, event in
            let group = try stores.group(code)
            let userID = try stores.user(user).user.id
            event.userID = userID
            guard try stores.groups.remove(userID, from: group.code) else {
                throw AuthingError.notAMember(of: .group, group.code)
            }
        }
    }
}
