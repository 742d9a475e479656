public import AuthingJSON

/// A token that was issued in exchange for another.
public struct RefreshedToken: Sendable, Equatable {
    /// The new id_token.
    public let token: Secret
    /// When it was issued, in seconds since 1970.
    public let iat: Int
    /// When it ends, in seconds since 1970.
    public let exp: Int

    /// Creates a result.
    ///
    /// - Parameters:
    ///   - token: The new id_token.
    ///   - iat: When it was issued, in seconds since 1970.
    ///   - exp: When it ends, in seconds since 1970.
    public init(token: Secret, iat: Int, exp: Int) {
        self.token = token
        self.iat = iat
        self.exp = exp
    }

    /// The result in the API's shape; the token stands in it as readable text.
    public var json: JSON {
        [
            "token": .string(token.reveal { $0 }),
            "iat": .integer(iat),
            "exp": .integer(exp),
        ]
    }
}
