import AuthingAPI
import AuthingJSON
import Foundation

/// A user's record while it is being changed: the new values, and which fields they are.
struct UserEdit {
    /// The user as it is to be.
    private(set) var user: User
    /// What differs from the record, or was at least named.
    private(set) var fields: Set<UserField> = []

    /// Begins a change.
    ///
    /// - Parameters:
    ///   - user: The user as it is.
    ///   - now: The time of the change.
    init(_ user: User, at now: Date) {
        self.user = user
        self.user.updatedAt = now
    }

    /// Sets a value.
    ///
    /// - Parameters:
    ///   - path: Where the user keeps it.
    ///   - value: The value.
    ///   - field: The field.
    mutating func set<Value>(_ path: WritableKeyPath<User, Value>, _ value: Value, _ field: UserField) {
        user[keyPath: path] = value
        fields.insert(field)
    }

    /// Sets or clears descriptive fields.
    ///
    /// - Parameter changes: The fields with their new values; of a field that is named twice the last one counts.
    mutating func apply(_ changes: [ProfileChange]) {
        for change in changes { set(\.details[change.field], change.value, .detail(change.field)) }
    }

    /// Writes the change.
    ///
    /// - Parameter stores: The transaction's stores.
    /// - Returns: The user after the change.
    /// - Throws: 2034, 2035, 2200 or 2026 where someone else has an identifier; `StoreError`.
    func write(to stores: any PoolStores) throws -> User {
        switch try stores.users.update(user, fields) {
        case .identifier(let identifier): throw AuthingError.taken(identifier, user[identifier] ?? "")
        case .externalID: throw AuthingError.externalIDTaken(user.externalID ?? "")
        case nil: return user
        }
    }
}

extension User {
    /// The identifier of one kind.
    subscript(identifier: UniqueIdentifier) -> String? {
        switch identifier {
        case .email: email
        case .username: username
        case .phone: phone
        }
    }
}
