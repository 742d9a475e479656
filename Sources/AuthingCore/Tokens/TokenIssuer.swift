package import AuthingAPI
import AuthingJSON
package import Foundation

/// Writes id_tokens: JSON Web Tokens, signed with `HS256`, their keys always in the same order.
///
/// - SeeAlso: RFC 7519 (JWT), RFC 7515 (JWS); the claims are those of the API's id_token.
package struct TokenIssuer: Sendable {
    private let authority: TokenAuthority
    private let header: [UInt8]

    /// Creates an issuer.
    ///
    /// - Parameter authority: In whose name it writes.
    package init(authority: TokenAuthority) {
        self.authority = authority
        let header: JSON = ["alg": "HS256", "typ": "JWT", "kid": .string(authority.keyID)]
        self.header = Base64URL.encodedBytes(header.bytes())
    }

    /// Writes the id_token of a user.
    ///
    /// The token mirrors the user as given; later changes do not touch it. A profile too large for a token is left out of it.
    ///
    /// - Parameters:
    ///   - user: Whom it stands for.
    ///   - tokenID: Its id, `jti`.
    ///   - issuedAt: The present.
    ///   - lifetime: How long it lives, whole seconds.
    /// - Returns: The token, at most ``TokenGate/longestToken`` bytes, and the claims the core keeps.
    package func issue(
        for user: User,
        tokenID: String,
        at issuedAt: Date,
        lifetime: Duration
    ) -> (token: Secret, claims: TokenClaims) {
        let start = Date(timeIntervalSince1970: issuedAt.timeIntervalSince1970.rounded(.down))
        let claims = TokenClaims(
            tokenID: tokenID,
            userID: user.id,
            appID: authority.appID,
            issuedAt: start,
            expiresAt: start.addingTimeInterval(lifetime.inSeconds.rounded(.down))
        )
        var payload = registeredClaims(claims)
        payload["data"] = dataClaim(of: user)
        let full = sign(payload.appending(UserClaims.all(of: user)))
        let token = full.utf8.count <= TokenGate.longestToken ? full : sign(payload)
        return (Secret(token), claims)
    }

    /// Signs claims, whatever they say.
    func sign(_ payload: JSONObject) -> String {
        var text = header
        text.append(UInt8(ascii: "."))
        text += Base64URL.encodedBytes(JSON.object(payload).bytes())
        let code = HMACSHA256.code(for: text, key: authority.key)
        text.append(UInt8(ascii: "."))
        text += Base64URL.encodedBytes(code)
        return String(decoding: text, as: UTF8.self)
    }

    private func registeredClaims(_ claims: TokenClaims) -> JSONObject {
        [
            "iss": .string(authority.issuer),
            "sub": .string(claims.userID.rawValue),
            "aud": .string(authority.appID),
            "iat": .integer(Int(claims.issuedAt.timeIntervalSince1970)),
            "exp": .integer(Int(claims.expiresAt.timeIntervalSince1970)),
            "jti": .string(claims.tokenID),
            "userpool_id": .string(authority.poolID),
        ]
    }

    /// What readers of the API's second version look at.
    private func dataClaim(of user: User) -> JSON {
        [
            "type": "user",
            "userPoolId": .string(authority.poolID),
            "appId": .string(authority.appID),
            "id": .string(user.id.rawValue),
            "userId": .string(user.id.rawValue),
            "_id": .string(user.id.rawValue),
            "phone": UserClaims.text(user.phone),
            "email": UserClaims.text(user.email),
            "username": UserClaims.text(user.username),
            "unionid": UserClaims.text(user.unionID),
            "openid": UserClaims.text(user.openID),
            "clientId": .string(authority.poolID),
        ]
    }
}

extension JSONObject {
    /// The object with more keys behind its own.
    fileprivate func appending(_ other: JSONObject) -> JSONObject {
        var whole = self
        for (key, value) in other { whole[key] = value }
        return whole
    }
}
