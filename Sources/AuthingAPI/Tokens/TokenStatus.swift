public import AuthingJSON

/// The verdict on a token, in the API's terms.
public struct TokenStatus: Sendable, Equatable {
    /// 200 for a good token, else the code of what is wrong.
    public let code: Int
    /// The code's text in the language of the call.
    public let message: String
    /// Whether the token is good.
    public let status: Bool
    /// When it ends, in seconds since 1970; `nil` for a bad one.
    public let exp: Int?
    /// When it was issued, in seconds since 1970; `nil` for a bad one.
    public let iat: Int?

    /// The verdict on a good token.
    ///
    /// - Parameters:
    ///   - message: That the user is logged in.
    ///   - exp: When the token ends, in seconds since 1970.
    ///   - iat: When it was issued, in seconds since 1970.
    public init(good message: String, exp: Int, iat: Int) {
        (code, self.message, status, self.exp, self.iat) = (200, message, true, exp, iat)
    }

    /// The verdict on a bad token.
    ///
    /// - Parameters:
    ///   - error: What is wrong with it.
    ///   - language: The language of the message.
    public init(bad error: AuthingError, in language: Language) {
        (code, message, status) = (error.code.rawValue, error.code.meaning.text(in: language), false)
        (exp, iat) = (nil, nil)
    }

    /// The verdict in the API's shape: five keys, in the order of the documentation's sample.
    public var json: JSON {
        [
            "code": .integer(code),
            "message": .string(message),
            "status": .bool(status),
            "exp": exp.map { .integer($0) } ?? .null,
            "iat": iat.map { .integer($0) } ?? .null,
        ]
    }
}
