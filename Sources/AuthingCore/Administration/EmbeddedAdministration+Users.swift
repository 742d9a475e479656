package import AuthingAPI
import Foundation

extension EmbeddedAdministration {
    /// Makes a user.
    package func createUser(_ request: UserCreation) async throws(AuthingError) -> User {
        try await CreateUser(parts: parts)(request)
    }

    /// Finds a user.
    package func findUser(_ reference: String, with parts: Set<UserPart>) async throws(AuthingError) -> User {
        try await self.parts.pool.look { stores in
            var user = try stores.user(reference).user
            if parts.contains(.identities) { user.identities = try stores.identities.list(of: user.id) }
            if parts.contains(.customData) {
                user.customData = try stores.customData.values(of: user.id).dictionary
            }
            return user
        }
    }

    /// Lists users.
    package func listUsers(page: Int, limit: Int) async throws(AuthingError) -> UserPage {
        guard (1...1_000_000_000).contains(page) else { throw .badArgument("page", expected: .positive) }
        guard (1...1000).contains(limit) else {
            throw .badArgument(
                "limit",
                expected: LocalizedText(chinese: " 1 到 1000 的整数", english: "a whole number, 1 to 1000")
            )
        }
        return try await parts.pool.look { stores in
            let users = try stores.users.list(offset: (page - 1) * limit, limit: limit).map(\.user)
            return UserPage(totalCount: try stores.users.count(), list: users)
        }
    }

    /// Bars a user.
    package func blockUser(_ reference: String) async throws(AuthingError) -> User {
        try await setBlocked(true, reference)
    }

    /// Lets a user in again.
    package func unblockUser(_ reference: String) async throws(AuthingError) -> User {
        try await setBlocked(false, reference)
    }

    private func setBlocked(_ isBlocked: Bool, _ reference: String) async throws(AuthingError) -> User {
        let now = parts.now
        let event = EventDraft(isBlocked ? .userBlocked : .userUnblocked, subject: reference)
        return try await parts.pool.settle(event, at: now) { stores, event in
            var edit = UserEdit(try stores.user(reference).user, at: now)
            edit.set(\.isBlocked, isBlocked, .isBlocked)
            let user = try edit.write(to: stores)
            event.userID = user.id
            if isBlocked {
                try stores.tokens.revokeAll(of: user.id, except: nil, at: now)
                try stores.sessions.endAll(of: user.id, exceptOf: nil)
            } else {
                try stores.endLock(of: user.id)
            }
            return user
        }
    }
}

extension PoolStores {
    /// The one account a text names.
    ///
    /// - Parameter reference: An id, an email, a phone or a username.
    /// - Returns: The account.
    /// - Throws: 2004 when it fits none, 400 when it fits several.
    func user(_ reference: String) throws -> Account {
        // SQLite reads a text up to its first NUL: such a one would find somebody it does not name.
        guard !reference.utf8.contains(0) else { throw AuthingError.userUnknown() }
        var found: [Account] = []
        if let account = try users.find(id: User.ID(rawValue: reference)) { found.append(account) }
        let texts: [(UniqueIdentifier, String?)] = [
            (.email, EmailAddress(reference)?.text),
            (.phone, PhoneNumber(reference)?.text),
            // A text that is no username is nobody's.
            (.username, (try? Username(reference))?.text),
        ]
        for case (let identifier, let text?) in texts {
            guard let account = try users.find(identifier, text) else { continue }
            if !found.contains(where: { $0.user.id == account.user.id }) { found.append(account) }
        }
        guard let account = found.first else { throw AuthingError.userUnknown(reference) }
        guard found.count == 1 else {
            throw AuthingError.ambiguousUser(userIDs: found.map(\.user.id.rawValue))
        }
        return account
    }
}

extension LocalizedText {
    /// The values of a page number.
    fileprivate static let positive = LocalizedText(chinese: "正整数", english: "a whole number from 1")
}
