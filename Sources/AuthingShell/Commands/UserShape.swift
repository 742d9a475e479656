/// The user as commands answer it: the API's fifty fields in its order.
enum UserShape {
    /// One user.
    static let one = ResultShape("the user", fields: fields, columns: identityColumns)
    /// Users in a list.
    static let many = ResultShape(
        "a list of users",
        fields: fields,
        columns: ["id", "username", "email", "phone", "nickname", "loginsCount", "blocked"]
    )

    /// The columns of a user's external identities, the only list of records in one.
    static let identityColumns = ["provider", "userIdInIdp", "openid", "connectionId", "isSocial", "type"]

    /// What a field of the user is.
    ///
    /// - Parameter field: The API's name of the field.
    /// - Returns: One line for people.
    static func summary(of field: String) -> String {
        fields.first { $0.name == field }?.summary ?? field
    }

    private static let fields: [ResultShape.Field] = [
        .init("id", "24 hexadecimal digits"),
        .init("arn", "the resource name of the user"),
        .init("userPoolId", "the pool"),
        .init("status", "Activated, Suspended, Resigned or Archived"),
        .init("username", "unique, letter case counts"),
        .init("email", "unique, in lower case"),
        .init("emailVerified", "whether the address was proved"),
        .init("phone", "unique, 11 digits"),
        .init("phoneVerified", "whether the number was proved"),
        .init("unionid", "identity across one provider's apps"),
        .init("openid", "identity in one app"),
        .init("nickname", "the name others see, not unique"),
        .init("registerSource", "how the account came to be"),
        .init("photo", "the address of the avatar"),
        .init("password", "always null: a hash does not leave the core", secrecy: .secret),
        .init("oauth", "a provider's raw answer, JSON text"),
        .init("token", "the id_token issued last", secrecy: .token),
        .init("tokenExpiredAt", "when it ends"),
        .init("loginsCount", "logins so far"),
        .init("lastLogin", "the time of the last login"),
        .init("lastIP", "the address it came from"),
        .init("signedUp", "the time of the registration"),
        .init("blocked", "whether an operator keeps the user out"),
        .init("isDeleted", "whether the user was deleted"),
        .init("device", "the device of the last login"),
        .init("browser", "the browser of the last login"),
        .init("company", "the company"),
        .init("name", "the full name"),
        .init("givenName", "the given name"),
        .init("familyName", "the family name"),
        .init("middleName", "the middle name"),
        .init("profile", "the address of a page about the user"),
        .init("preferredUsername", "the name the user prefers"),
        .init("website", "the address of a web site"),
        .init("gender", "M, F or U"),
        .init("birthdate", "the day of birth, free text"),
        .init("zoneinfo", "time zone"),
        .init("locale", "language"),
        .init("address", "the address as free text"),
        .init("formatted", "the whole address"),
        .init("streetAddress", "street and house number"),
        .init("locality", "the town of the address"),
        .init("region", "the region of the address"),
        .init("postalCode", "the postal code"),
        .init("city", "the city"),
        .init("province", "the province"),
        .init("country", "the country"),
        .init("createdAt", "the time of creation"),
        .init("updatedAt", "the time of the last change"),
        .init("externalId", "id in a foreign system"),
        .init("identities", "external identities, where asked for"),
        .init("customData", "values of custom fields by key, where asked for"),
    ]
}
