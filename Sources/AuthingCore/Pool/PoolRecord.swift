package import AuthingAPI

/// The names of a pool and of the application through which it is entered: made once, never changed.
package struct PoolIdentity: Sendable, Equatable {
    /// The pool's id, 24 hexadecimal digits.
    package let poolID: String
    /// The id of the application, 24 hexadecimal digits.
    package let appID: String
    /// The host name of the application, in token issuers and links.
    package let domain: String
    /// The name of the application's key, in the header of its tokens.
    package let keyID: String

    /// Creates an identity.
    ///
    /// - Parameters:
    ///   - poolID: The pool's id.
    ///   - appID: The id of the application.
    ///   - domain: The host name of the application; a reserved name that resolves nowhere by default.
    ///   - keyID: The name of the application's key; by default that of the pool's first one.
    package init(poolID: String, appID: String, domain: String = "core.authing.localhost", keyID: String = "1") {
        self.poolID = poolID
        self.appID = appID
        self.domain = domain
        self.keyID = keyID
    }

    /// The one of every pool in memory, so that results without a seed read alike, too; its keys are drawn all the same.
    package static let inMemory = Self(poolID: "5f0000000000000000000001", appID: "5f0000000000000000000002")
}

/// The secrets that a call through an application works with; they never leave the pool.
package struct PoolKeys: Sendable {
    /// The application's own secret, which signs its tokens: at least 32 characters.
    package let appSecret: Secret
    /// Keys the digests of codes, captchas and links, 32 bytes; all applications of the pool share it.
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

/// The pool itself, as it is entered through one of its applications.
package struct PoolRecord: Sendable {
    /// Its names and those of the application.
    package let identity: PoolIdentity
    /// Who may enter the application.
    package let access: Application.Access
    /// Its settings.
    package let settings: PoolSettings
    /// The settings it had when it was new.
    package let defaults: PoolSettings
    /// The secrets; `nil` until they are needed.
    package let keys: PoolKeys?

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - identity: Its names and those of the application.
    ///   - access: Who may enter the application.
    ///   - settings: Its settings.
    ///   - defaults: The settings it had when it was new.
    ///   - keys: The secrets.
    package init(
        identity: PoolIdentity,
        access: Application.Access,
        settings: PoolSettings,
        defaults: PoolSettings,
        keys: PoolKeys?
    ) {
        self.identity = identity
        self.access = access
        self.settings = settings
        self.defaults = defaults
        self.keys = keys
    }
}

/// Keeps the pool itself.
package protocol PoolRecordStore {
    /// The pool as it is now, entered through one of its applications.
    ///
    /// - Parameter appID: The application; where it is none of the pool's, and without one, it is entered through the default
    ///   one, as the record's identity tells.
    /// - Returns: The record.
    /// - Throws: `StoreError`.
    func load(through appID: String?) throws(StoreError) -> PoolRecord

    /// Replaces the settings.
    ///
    /// - Parameter settings: All of them.
    /// - Throws: `StoreError`.
    func save(_ settings: PoolSettings) throws(StoreError)

    /// Gives the pool and an application those of the secrets that they lack.
    ///
    /// - Parameters:
    ///   - keys: New ones.
    ///   - appID: The application.
    /// - Throws: `StoreError`.
    func saveIfAbsent(_ keys: PoolKeys, of appID: String) throws(StoreError)
}

extension PoolRecordStore {
    /// The pool as it is now, entered through its default application.
    ///
    /// - Returns: The record.
    /// - Throws: `StoreError`.
    package func load() throws(StoreError) -> PoolRecord { try load(through: nil) }
}
