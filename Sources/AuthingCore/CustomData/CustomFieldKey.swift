import AuthingAPI
import AuthingJSON
import Foundation

/// The name of a custom field in its normal form: composed, without blanks around it.
///
/// Composed, since SQLite tells the two spellings of an accented letter apart and a dictionary of Swift does not.
struct CustomFieldKey: Sendable, Equatable {
    /// The longest key in characters.
    private static let longest = 64

    /// The name.
    let text: String

    /// Reads a name.
    ///
    /// - Parameter typed: The name as typed; `nil` comes back when it is none.
    init?(_ typed: String) {
        let text = typed.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
        let hasControls = text.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
        guard !text.isEmpty, !hasControls, text.unicodeScalars.count <= Self.longest else { return nil }
        self.text = text
    }

    /// Whether the name is that of something the core keeps itself, in whatever letter case.
    ///
    /// Values of custom fields travel beside a user's own fields, into scripts, functions and other people's programs: one
    /// called `roles` must not be taken for the user's roles there.
    var isReserved: Bool { Self.reserved.contains(text.lowercased()) }

    private static let reserved = Set((userFields + relations + claims + programming).map { $0.lowercased() })

    /// The fields of a user that are not descriptive.
    private static let userFields =
        User(id: User.ID(rawValue: ""), userPoolID: "", createdAt: Date(timeIntervalSince1970: 0)).json.objectValue
        .map { $0.keys.filter { ProfileField(rawValue: $0) == nil } } ?? []

    /// What hangs on a user, and what records of one have elsewhere.
    private static let relations = [
        "_id", "userId", "appId", "identities", "customData", "role", "roles", "group", "groups", "permission",
        "permissions", "resources", "authorizedResources", "orgs", "departments", "isRoot", "admin", "isAdmin", "salt",
        "isBlocked", "lockedUntil", "passwordHash", "passwordLevel", "encryptedPassword", "passwordSecurityLevel",
        "resetPasswordOnFirstLogin", "mfa", "mfaToken",
        "accessToken", "refreshToken", "idToken", "phoneCountryCode", "mainDepartmentId", "mainDepartmentCode",
    ]

    /// The claims by which a token, or its holder, is judged.
    private static let claims = [
        "sub", "iss", "aud", "exp", "iat", "nbf", "jti", "userpool_id", "email_verified", "phone_number_verified",
    ]

    /// What an object of a script language has by itself.
    private static let programming = ["__proto__", "prototype", "constructor"]
}
