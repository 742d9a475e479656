package import AuthingAPI

/// The names of a pool: made once, never changed.
package struct PoolIdentity: Sendable, Equatable {
    /// The pool's id, 24 hexadecimal digits.
    package let poolID: String
    /// The id of its application, 24 hexadecimal digits.
    package let appID: String
    /// The host name of its application, in token issuers and links.
    package let domain: String

    /// Creates an identity.
    ///
    /// - Parameters:
    ///   - poolID: The pool's id.
    ///   - appID: The id of its application.
    ///   - domain: The host name of its application; a reserved name that resolves nowhere by default.
    package init(poolID: String, appID: String, domain: String = "core.authing.localhost") {
        self.poolID = poolID
        self.appID = appID
        self.domain = domain
    }

    /// The one of every pool in memory, so that results without a seed read alike, too; its keys are drawn all the same.
    package static let inMemory = Self(poolID: "5f0000000000000000000001", appID: "5f0000000000000000000002")
}

/// The secrets of a pool; they never leave it.
package struct PoolKeys: Sendable {
    /// The application's secret, which signs tokens: at least 32 characters.
    package let appSecret: Secret
    /// Keys the digests of codes, captchas and links, 32 bytes.
    package let codeKey: [UInt8]

    /// Wraps keys.
    ///
    /// - Parameters:
    ///   - appSecret: Signs tokens.
    ///   - codeKey: Keys the digests of codes, captchas and links.
    package init(appSecret: Secret, codeKey: [UInt8]) {
        self.appSecret = appSecret
        self.codeKey = codeKey
    }

    /// Draws new keys.
    ///
    /// - Parameter environment: Where randomness comes from.
    init(from environment: Environment) {
        self.init(appSecret: Secret(environment.makeRandomWord()), codeKey: environment.randomBytes(32))
    }
}

extension PoolKeys: CustomStringConvertible, CustomReflectable {
    /// Always `<pool keys>`.
    package var description: String { "<pool keys>" }
    /// A mirror without children.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// The pool itself.
package struct PoolRecord: Sendable {
    /// Its names.
    package let identity: PoolIdentity
    /// Its settings.
    package let settings: PoolSettings
    /// The settings it had when it was new.
    package let defaults: PoolSettings
    /// Its secrets; `nil` until one is needed.
    package let keys: PoolKeys?

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - identity: Its names.
    ///   - settings: Its settings.
    ///   - defaults: The settings it had when it was new.
    ///   - keys: Its secrets.
    package init(identity: PoolIdentity, settings: PoolSettings, defaults: PoolSettings, keys: PoolKeys?) {
        self.identity = identity
        self.settings = settings
        self.defaults = defaults
        self.keys = keys
    }
}

/// Keeps the pool itself.
package protocol PoolRecordStore {
    /// The pool as it is now.
    ///
    /// - Returns: The record.
    /// - Throws: `StoreError`.
    func load() throws(StoreError) -> PoolRecord

    /// Replaces the settings.
    ///
    /// - Parameter settings: All of them.
    /// - Throws: `StoreError`.
    func save(_ settings: PoolSettings) throws(StoreError)

    /// Gives the pool its secrets, unless it has some.
    ///
    /// - Parameter keys: New ones.
    /// - Throws: `StoreError`.
    func saveIfAbsent(_ keys: PoolKeys) throws(StoreError)
}
