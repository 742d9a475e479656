public import AuthingJSON

extension AuthenticationClient {
    /// The custom data of the user who is logged in, as a dictionary.
    ///
    /// - Returns: Values by key, each with its type; unset fields are left out.
    /// - Throws: See ``CustomDataService/customData(in:)``.
    public func udfValue() async throws(AuthingError) -> JSONObject {
        try await listUdv().dictionary
    }

    /// Sets several values of the user who is logged in; all of them or none.
    ///
    /// - Parameter data: Values by key, null to remove one.
    /// - Throws: 2231 for an empty dictionary, before any request; see
    ///   ``CustomDataService/setCustomData(_:in:)``.
    public func setUdfValue(_ data: JSONObject) async throws(AuthingError) {
        guard !data.isEmpty else { throw .argumentMissing("data") }
        _ = try await change(data)
    }

    /// Removes a value of the user who is logged in.
    ///
    /// - Parameter key: The field; one without a value stays so.
    /// - Throws: See ``CustomDataService/removeCustomData(_:in:)``.
    public func removeUdfValue(_ key: String) async throws(AuthingError) {
        _ = try await removeUdv(key)
    }

    /// The custom data of the user who is logged in, as a list with types and labels.
    ///
    /// - Returns: The values in the order in which their fields were defined.
    /// - Throws: See ``CustomDataService/customData(in:)``.
    public func listUdv() async throws(AuthingError) -> [CustomValue] {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.customData(in: context)
        }
    }

    /// Sets one value of the user who is logged in.
    ///
    /// - Parameters:
    ///   - key: The field.
    ///   - value: The value; null removes it.
    /// - Returns: All values after the change.
    /// - Throws: See ``CustomDataService/setCustomData(_:in:)``.
    public func setUdv(_ key: String, value: JSON) async throws(AuthingError) -> [CustomValue] {
        try await change([key: value])
    }

    /// Removes a value of the user who is logged in.
    ///
    /// - Parameter key: The field; one without a value stays so.
    /// - Returns: The values that remain.
    /// - Throws: See ``CustomDataService/removeCustomData(_:in:)``.
    public func removeUdv(_ key: String) async throws(AuthingError) -> [CustomValue] {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.removeCustomData(key, in: context)
        }
    }

    private func change(_ changes: JSONObject) async throws(AuthingError) -> [CustomValue] {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.setCustomData(changes, in: context)
        }
    }
}
