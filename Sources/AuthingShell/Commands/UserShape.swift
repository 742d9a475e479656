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
        .init("nickname", "not unique"),
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
        .init("company", "profile"),
        .init("name", "profile"),
        .init("givenName", "profile"),
        .init("familyName", "profile"),
        .init("middleName", "profile"),
        .init("profile", "the address of a page about the user"),
        .init("preferredUsername", "profile"),
        .init("website", "profile"),
        .init("gender", "M, F or U"),
        .init("birthdate", "profile"),
        .init("zoneinfo", "time zone"),
        .init("locale", "language"),
        .init("address", "profile"),
        .init("formatted", "the whole address"),
        .init("streetAddress", "profile"),
        .init("locality", "profile"),
        .init("region", "profile"),
        .init("postalCode", "profile"),
        .init("city", "profile"),
        .init("province", "profile"),
        .init("country", "profile"),
        .init("createdAt", "the time of creation"),
        .init("updatedAt", "the time of the last change"),
        .init("externalId", "id in a foreign system"),
        .init("identities", "external identities, where asked for"),
        .init("customData", "values of custom fields by key, where asked for"),
    ]
}
