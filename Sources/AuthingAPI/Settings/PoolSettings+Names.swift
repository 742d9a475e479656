public import AuthingJSON

extension PoolSettings {
    /// All settings by name; times in whole seconds.
    public var json: JSON {
        .object(JSONObject(PoolSetting.all.map { ($0.name, value(of: $0)) }))
    }

    /// The value of one setting.
    ///
    /// - Parameter setting: The setting.
    /// - Returns: Its value; a record has all its keys.
    public func value(of setting: PoolSetting) -> JSON {
        guard setting.isRecord else { return setting.fields.first?.read(self) ?? .null }
        return .object(JSONObject(setting.fields.map { ($0.name, $0.read(self)) }))
    }

    /// Changes one setting by name; on a refusal nothing is changed.
    ///
    /// - Parameters:
    ///   - name: The setting's name.
    ///   - value: Its value; a record changes the keys it names and leaves the others.
    /// - Throws: 400 for an unknown name or key, a wrong type or a value out of range.
    public mutating func set(_ name: String, to value: JSON) throws(AuthingError) {
        guard let setting = PoolSetting.named(name) else {
            throw .settingUnknown(name, known: PoolSetting.all.map(\.name))
        }
        var changed = self
        if setting.isRecord {
            try changed.merge(value, into: setting)
        } else if let field = setting.fields.first {
            try changed.write(value, to: field, named: name)
        }
        self = changed
    }

    private mutating func merge(_ value: JSON, into setting: PoolSetting) throws(AuthingError) {
        guard let record = value.objectValue, !record.isEmpty else {
            throw .badArgument(setting.name, expected: Self.recordExpectation(setting))
        }
        for (key, member) in record {
            guard let field = setting.fields.first(where: { $0.name == key }) else {
                throw .settingUnknown(
                    "\(setting.name).\(key)",
                    known: setting.fields.map { "\(setting.name).\($0.name)" }
                )
            }
            try write(member, to: field, named: "\(setting.name).\(key)")
        }
    }

    private mutating func write(_ value: JSON, to field: SettingField, named name: String) throws(AuthingError) {
        guard field.write(&self, value) else { throw .badArgument(name, expected: field.kind.expectation) }
    }

    private static func recordExpectation(_ setting: PoolSetting) -> LocalizedText {
        let keys = setting.fields.map(\.name).joined(separator: ", ")
        return .both("包含 \(keys) 中若干键的记录", "a record with some of the keys \(keys)")
    }
}
