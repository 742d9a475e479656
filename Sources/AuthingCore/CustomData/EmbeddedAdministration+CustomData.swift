package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// Defines a field.
    package func defineField(_ field: CustomField) async throws(AuthingError) -> CustomField {
        try await parts.pool.settle(EventDraft(.fieldDefined, subject: field.key), at: parts.now) { stores, _ in
            let field = try field.checked()
            try stores.customData.define(field)
            return field
        }
    }

    /// Removes a definition.
    package func undefineField(
        _ key: String,
        of target: CustomFieldTarget
    ) async throws(AuthingError) -> [CustomField] {
        try await parts.pool.settle(EventDraft(.fieldUndefined, subject: key), at: parts.now) { stores, _ in
            guard let normal = CustomFieldKey(key), try stores.customData.undefine(normal.text, of: target) else {
                throw AuthingError.customFieldUnknown(
                    key,
                    defined: try stores.customData.fields(of: target).map(\.key)
                )
            }
            return try stores.customData.fields(of: target)
        }
    }

    /// Lists definitions.
    package func listFields(of target: CustomFieldTarget?) async throws(AuthingError) -> [CustomField] {
        try await parts.pool.look { stores in try stores.customData.fields(of: target) }
    }
}
