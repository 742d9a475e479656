package import AuthingAPI

/// In whose name id_tokens are issued and read: one application with its key.
package struct TokenAuthority: Sendable, Equatable {
    /// The pool; the claim `userpool_id`.
    package let poolID: String
    /// The application; the claim `aud`.
    package let appID: String
    /// The claim `iss`: `https://DOMAIN/oidc`.
    package let issuer: String
    /// The name of the key, the header's `kid`; it tells nothing about the key.
    package let keyID: String
    /// The application's secret, from which codes are computed.
    let key: [UInt8]

    /// Creates an authority.
    ///
    /// - Parameters:
    ///   - poolID: The pool.
    ///   - appID: The application.
    ///   - domain: The application's domain, without scheme and path.
    ///   - keyID: The name of the key, 1 to 64 characters.
    ///   - secret: The application's secret: its UTF-8 bytes are the key, as readers outside expect; at least 32 of them.
    package init(poolID: String, appID: String, domain: String, keyID: String, secret: Secret) {
        self.poolID = poolID
        self.appID = appID
        self.issuer = "https://\(domain)/oidc"
        self.keyID = keyID
        self.key = secret.reveal { Array($0.utf8) }
    }
}

extension TokenAuthority: CustomStringConvertible, CustomReflectable {
    /// The names, without the key.
    package var description: String { "<authority \(appID) key \(keyID)>" }

    /// A mirror without children.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
