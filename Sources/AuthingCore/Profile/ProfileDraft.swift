import AuthingAPI
import AuthingJSON

/// Profile fields of a registration, read and checked; whether identifiers are free is not known yet.
struct ProfileDraft: Sendable {
    /// A username.
    var username: String?
    /// An email, not proved.
    var email: String?
    /// A phone number, not proved.
    var phone: String?
    /// The raw answer of an external provider.
    var oauth: String?
    /// The address of the last login.
    var lastIP: String?
    /// The descriptive fields.
    var details = UserProfile()

    /// Reads fields; null and empty text leave a field without a value.
    ///
    /// - Parameter changes: The fields as given.
    /// - Throws: 2018 for an unknown field, 400 for a wrong type or gender, the code of a malformed identifier.
    init(_ changes: ProfileChanges) throws(AuthingError) {
        for (name, value) in changes.fields {
            let text = try ProfileValue.text(value, of: name, named: "profile.\(name)")
            if let field = ProfileField(rawValue: name) {
                details[field] = try ProfileValue.checked(text, for: field, named: "profile.\(name)")
            } else {
                try set(text, named: name)
            }
        }
    }

    /// The identifier of one kind.
    subscript(identifier: UniqueIdentifier) -> String? {
        switch identifier {
        case .email: email
        case .username: username
        case .phone: phone
        }
    }

    private mutating func set(_ text: String?, named name: String) throws(AuthingError) {
        switch name {
        case "username": username = try text.map { text throws(AuthingError) in try .username(text) }
        case "email": email = try text.map { text throws(AuthingError) in try .email(text) }
        case "phone": phone = try text.map { text throws(AuthingError) in try .phone(text) }
        case "oauth": oauth = text
        case "lastIP", "lastIp": lastIP = text
        default: throw .fieldNotEditable(name)
        }
    }
}

extension String {
    /// The normal form of a username.
    ///
    /// - Parameter typed: The name as typed.
    /// - Returns: The normal form.
    /// - Throws: 2211 when nothing is left, 400 when malformed.
    static func username(_ typed: String) throws(AuthingError) -> String {
        do {
            return try Username(typed).text
        } catch {
            throw error == .empty ? .usernameMissing() : .malformedUsername()
        }
    }

    /// The normal form of an email outside registration and login.
    ///
    /// - Parameter typed: The address as typed.
    /// - Returns: The normal form.
    /// - Throws: 2204.
    static func email(_ typed: String) throws(AuthingError) -> String {
        guard let email = EmailAddress(typed) else { throw .malformedEmail(typed) }
        return email.text
    }

    /// The normal form of a phone number.
    ///
    /// - Parameter typed: The number as typed.
    /// - Returns: The normal form.
    /// - Throws: 2028.
    static func phone(_ typed: String) throws(AuthingError) -> String {
        guard let phone = PhoneNumber(typed) else { throw .malformedPhone(typed) }
        return phone.text
    }
}
