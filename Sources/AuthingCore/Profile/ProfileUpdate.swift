import AuthingAPI
import AuthingJSON

/// The fields that a user changes of its own, read and checked in the order of the API.
struct ProfileUpdate {
    /// The fields that may be named, as the API spells them.
    static let fields = ["username", "lastIP"] + ProfileField.allCases.map(\.rawValue)

    private let changes: JSONObject

    /// Takes changes whose names are those of fields that a user may change, each given once.
    ///
    /// - Parameter changes: The fields as given.
    /// - Throws: 2231 without any, 2225, 2226, 2019, 2018 for one that is not the user's to change, 400 for one given twice.
    init(_ changes: ProfileChanges) throws(AuthingError) {
        let names = changes.fields.keys
        guard !names.isEmpty else { throw .changesMissing() }
        if names.contains("email") { throw .emailNotEditable() }
        if names.contains("phone") { throw .phoneNotEditable() }
        if names.contains("password") { throw .passwordNotEditable() }
        var read = JSONObject()
        for (given, value) in changes.fields {
            // One example of the official document spells it so.
            let name = given == "lastIp" ? "lastIP" : given
            guard Self.fields.contains(name) else { throw .fieldNotEditable(given, known: Self.fields) }
            guard read[name] == nil else { throw .fieldRepeated(name) }
            read[name] = value
        }
        self.changes = read
    }

    /// Changes a user's record.
    ///
    /// - Parameters:
    ///   - edit: The record.
    ///   - stores: The transaction's stores.
    /// - Throws: 2211 for an empty username, 2034 for a taken one, 400 for a value that does not fit.
    func apply(to edit: inout UserEdit, _ stores: any PoolStores) throws {
        if let value = changes["username"] {
            let username: String = try .username(try ProfileValue.text(value, of: "username", named: "username") ?? "")
            try stores.pool.load().settings.requireVisible(username)
            if let holder = try stores.users.find(.username, username), holder.user.id != edit.user.id {
                throw AuthingError.usernameTaken(username)
            }
            edit.set(\.username, username, .username)
        }
        if let gender = changes["gender"] { try Self.set(.gender, to: gender, in: &edit) }
        for field in ProfileField.allCases where field != .gender {
            if let value = changes[field.rawValue] { try Self.set(field, to: value, in: &edit) }
        }
        if let value = changes["lastIP"] {
            edit.set(\.lastIP, try ProfileValue.text(value, of: "lastIP", named: "lastIP"), .lastIP)
        }
    }

    private static func set(_ field: ProfileField, to value: JSON, in edit: inout UserEdit) throws(AuthingError) {
        let text = try ProfileValue.text(value, of: field.rawValue, named: field.rawValue)
        edit.set(
            \.details[field],
            try ProfileValue.checked(text, for: field, named: field.rawValue),
            .detail(field)
        )
    }
}
