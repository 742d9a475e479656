package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// Changes a user.
    package func updateUser(_ reference: String, _ changes: UserChanges) async throws(AuthingError) -> User {
        try await UpdateUser(parts: parts)(reference, changes)
    }

    /// Marks a user's email or phone as verified.
    package func verifyContact(_ contact: UserContact, of reference: String) async throws(AuthingError) -> User {
        let now = parts.now
        return try await parts.pool.settle(EventDraft(.userUpdated, subject: reference), at: now) { stores, event in
            let user = try stores.user(reference).user
            event.userID = user.id
            let kind: ContactKind = contact == .email ? .email : .phone
            guard let present = user[kind.identifier] else { throw AuthingError.nothingToVerify(contact.rawValue) }
            var edit = UserEdit(user, at: now)
            edit.set(kind, to: present, isVerified: true)
            if kind == .email, !user.emailVerified { event.sequel = .emailVerified }
            return try edit.write(to: stores)
        }
    }

    /// Deletes users.
    package func deleteUsers(_ references: [String]) async throws(AuthingError) -> Int {
        guard !references.isEmpty else { throw .argumentMissing("user") }
        let now = parts.now
        let event = EventDraft(.userDeleted, subject: references.joined(separator: ", "))
        return try await parts.pool.prepare(event, at: now) { stores, _ in
            var named: [(reference: String, account: Account)] = []
            for reference in references {
                let account = try stores.user(reference)
                if named.contains(where: { $0.account.user.id == account.user.id }) { continue }
                named.append((reference, account))
            }
            for (reference, account) in named {
                try stores.erase(account)
                let event = EventDraft(.userDeleted, userID: account.user.id, subject: reference)
                try stores.events.append(event, code: .success, at: now)
            }
            return named.count
        }
    }
}
