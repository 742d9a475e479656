import AuthingAPI
import AuthingJSON

/// The rules of custom data, asked inside a transaction before anything is written.
struct CustomDataRules {
    /// The room that the values of a user may take: the bytes of their keys and JSON texts.
    static let limit = 65_536

    let stores: any PoolStores

    /// A change that fits its field.
    struct Change {
        /// The field.
        let field: CustomField
        /// The new value; `nil` to remove it.
        let value: JSON?
    }

    /// Asks whether values may be set.
    ///
    /// - Parameters:
    ///   - changes: Values by key, null to remove one.
    ///   - userID: Whose; `nil` for a user who does not exist yet.
    /// - Returns: What is to be written.
    /// - Throws: 400 for the first key that is not defined or value that does not fit, or for too much in all.
    func check(_ changes: JSONObject, for userID: User.ID?) throws -> [Change] {
        var checked: [Change] = []
        for (key, value) in changes {
            let field = try field(key)
            let kept: JSON? = if value.isNull { .none } else { try field.accept(value) }
            checked.append(Change(field: field, value: kept))
        }
        let keys = checked.map(\.field.key)
        let kept = try userID.map { try stores.customData.size(of: $0, without: keys) } ?? 0
        let size = checked.reduce(kept) { size, change in
            guard let value = change.value else { return size }
            return size + change.field.key.utf8.count + value.bytes().count
        }
        guard size <= Self.limit else { throw AuthingError.customDataTooLarge(size: size, limit: Self.limit) }
        return checked
    }

    /// The definition of a user's field.
    ///
    /// - Parameter key: The field as typed.
    /// - Returns: The definition.
    /// - Throws: 400 where there is none.
    func field(_ key: String) throws -> CustomField {
        if let normal = CustomFieldKey(key), let field = try stores.customData.field(normal.text, of: .user) {
            return field
        }
        throw AuthingError.customFieldUnknown(key, defined: try stores.customData.fields(of: .user).map(\.key))
    }

    /// Writes changes that were checked in this transaction.
    ///
    /// - Parameters:
    ///   - changes: The changes.
    ///   - userID: Whose.
    /// - Throws: `StoreError`.
    func write(_ changes: [Change], for userID: User.ID) throws {
        for change in changes {
            if let value = change.value {
                try stores.customData.set(value, of: change.field, for: userID)
            } else {
                try stores.customData.remove(change.field.key, of: userID)
            }
        }
    }
}

extension RequestContext {
    /// Asks whether custom data may be set, and takes the answer down.
    ///
    /// - Parameters:
    ///   - changes: Values by key, null to remove one; nothing is asked about none.
    ///   - userID: Whose; `nil` for a user who does not exist yet.
    ///   - stores: The transaction's stores.
    /// - Returns: What is to be written.
    /// - Throws: 400.
    func requireCustomData(
        _ changes: JSONObject,
        for userID: User.ID?,
        _ stores: any PoolStores
    ) throws -> [CustomDataRules.Change] {
        guard !changes.isEmpty else { return [] }
        let figures: KeyValuePairs<String, JSON> = ["keys": .array(changes.keys.map { .string($0) })]
        do {
            let checked = try CustomDataRules(stores: stores).check(changes, for: userID)
            note(.customData, .passed, figures: figures)
            return checked
        } catch let refusal as AuthingError {
            throw refuse(.customData, refusal, figures: figures)
        }
    }
}
