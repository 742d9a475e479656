import AuthingAPI
import AuthingJSON

/// The custom data among the fields of an imported user.
struct CustomColumns: Sendable {
    private let fields: [String: CustomField]
    private static let prefix = UserRecord.customDataField + "."

    /// Knows the custom fields of users.
    ///
    /// - Parameter fields: Their definitions.
    init(_ fields: [CustomField]) {
        self.fields = Dictionary(fields.map { ($0.key, $0) }) { first, _ in first }
    }

    /// Takes the custom data out of a record: `customData`, a record of values; `customData.KEY`; and KEY itself, unless a
    /// user has a field of that name.
    ///
    /// - Parameter record: The record, left with the user's own fields.
    /// - Returns: The values by key, each as its field has it; null removes one.
    /// - Throws: What is wrong with the first one that does not fit, under the name that the file has for it.
    func take(from record: inout UserRecord) throws(AccountFields.Fault) -> JSONObject {
        var values = JSONObject()
        for (name, value) in record.fields where !AccountFields.isField(name) {
            do throws(AuthingError) {
                if name == UserRecord.customDataField {
                    for (key, value) in try Self.object(value) {
                        values[key] = try accept(value, key, isUntyped: false)
                    }
                } else if name.hasPrefix(Self.prefix) {
                    let key = String(name.dropFirst(Self.prefix.count))
                    values[key] = try accept(value, key, isUntyped: record.isUntyped)
                } else if fields[name] != nil {
                    values[name] = try accept(value, name, isUntyped: record.isUntyped)
                } else {
                    continue
                }
            } catch {
                throw AccountFields.Fault(field: name, reason: error)
            }
            record.fields[name] = nil
        }
        return values
    }

    private static func object(_ value: JSON) throws(AuthingError) -> JSONObject {
        if value.isNull { return [:] }
        guard let object = value.objectValue else {
            throw .badArgument("customData", expected: LocalizedText(chinese: "对象", english: "a record"))
        }
        return object
    }

    private func accept(_ value: JSON, _ key: String, isUntyped: Bool) throws(AuthingError) -> JSON {
        guard let field = fields[key] else { throw .customFieldUnknown(key, defined: fields.keys.sorted()) }
        if value.isNull { return value }
        guard isUntyped, let text = value.stringValue else { return try field.accept(value) }
        switch field.type {
        case .string, .select, .dateTime: return try field.accept(value)
        // What such a text says is JSON; one that says none does not fit, and the field words that.
        case .number, .boolean, .object: return try field.accept(Self.json(text) ?? value)
        }
    }

    private static func json(_ text: String) -> JSON? {
        do { return try JSON(parsing: text) } catch { return nil }
    }
}
