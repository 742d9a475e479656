import AuthingAPI
import AuthingJSON
import Foundation

/// The claims about a user: OpenID Connect's profile, contact and address, and the API's own; only those that are set.
///
/// - SeeAlso: OpenID Connect Core 1.0, sections 5.1 and 5.3.2 (what is not known is left out).
enum UserClaims {
    private static let profile: [(claim: String, field: ProfileField)] = [
        ("name", .name), ("given_name", .givenName), ("middle_name", .middleName), ("family_name", .familyName),
        ("nickname", .nickname), ("preferred_username", .preferredUsername), ("profile", .profile),
        ("picture", .photo), ("website", .website), ("birthdate", .birthdate), ("gender", .gender),
        ("zoneinfo", .zoneinfo), ("locale", .locale),
    ]

    private static let address: [(claim: String, field: ProfileField)] = [
        ("country", .country), ("postal_code", .postalCode), ("region", .region), ("formatted", .formatted),
    ]

    /// All claims of a user, in their fixed order.
    static func all(of user: User) -> JSONObject {
        var claims = texts(profile, of: user)
        claims["updated_at"] = .integer(Int(user.updatedAt.timeIntervalSince1970.rounded(.down)))
        if let email = user.email {
            claims["email"] = .string(email)
            claims["email_verified"] = .bool(user.emailVerified)
        }
        if let phone = user.phone {
            claims["phone_number"] = .string(phone)
            claims["phone_number_verified"] = .bool(user.phoneVerified)
        }
        let address = texts(address, of: user)
        if !address.isEmpty { claims["address"] = .object(address) }
        claims["external_id"] = user.externalID.map { .string($0) }
        claims["unionid"] = user.unionID.map { .string($0) }
        return claims
    }

    /// A text, or null.
    static func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }

    private static func texts(_ names: [(claim: String, field: ProfileField)], of user: User) -> JSONObject {
        var claims = JSONObject()
        for (claim, field) in names { claims[claim] = user.details[field].map { .string($0) } }
        return claims
    }
}
