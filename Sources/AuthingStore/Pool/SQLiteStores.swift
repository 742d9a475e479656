import AuthingAPI
import AuthingCore
import AuthingJSON
import GRDB
import Synchronization

/// The stores of all concepts on one connection, within one transaction.
struct SQLiteStores: PoolStores {
    let db: Database
    let settings: SettingsCache
    let deliveries: DeliverySignal
    private let usernameKeys: UsernameKeys

    /// Takes a connection within a transaction.
    ///
    /// - Parameters:
    ///   - db: The connection.
    ///   - settings: The settings that were read last.
    ///   - deliveries: Told of messages that are to leave.
    init(db: Database, settings: SettingsCache, deliveries: DeliverySignal) {
        (self.db, self.settings, self.deliveries) = (db, settings, deliveries)
        usernameKeys = UsernameKeys(SQLitePoolRecordStore(db: db, cache: settings))
    }

    var pool: any PoolRecordStore { SQLitePoolRecordStore(db: db, cache: settings) }
    var users: any UserStore { SQLiteUserStore(db: db, keys: usernameKeys) }
    var transfer: any TransferStore { SQLiteTransferStore(db: db, keys: usernameKeys) }
    var codes: any CodeStore { SQLiteCodeStore(db: db) }
    var captchas: any CaptchaStore { SQLiteCaptchaStore(db: db) }
    var attempts: any LoginAttemptStore { SQLiteLoginAttemptStore(db: db) }
    var resetTokens: any ResetTokenStore { SQLiteResetTokenStore(db: db) }
    var formerPasswords: any FormerPasswordStore { SQLiteFormerPasswordStore(db: db) }
    var subAccounts: any SubAccountStore { SQLiteSubAccountStore(db: db) }
    var sessions: any SessionStore { SQLiteSessionStore(db: db) }
    var tokens: any IssuedTokenStore { SQLiteIssuedTokenStore(db: db) }
    var links: any VerificationLinkStore { SQLiteVerificationLinkStore(db: db) }
    var identities: any IdentityStore { SQLiteIdentityStore(db: db) }
    var customData: any CustomDataStore { SQLiteCustomDataStore(db: db) }
    var outbox: any OutboxStore { SQLiteOutboxStore(db: db) }
    var sendings: any SendingStore { SQLiteSendingStore(db: db) }
    var whitelist: any WhitelistStore { SQLiteWhitelistStore(db: db) }
    var applications: any ApplicationStore { SQLiteApplicationStore(db: db) }
    var namespaces: any NamespaceStore { SQLiteNamespaceStore(db: db) }
    var roles: any RoleStore { SQLiteRoleStore(db: db) }
    var groups: any GroupStore { SQLiteGroupStore(db: db) }
    var organizations: any OrganizationStore { SQLiteOrganizationStore(db: db) }
    var resources: any ResourceStore { SQLiteResourceStore(db: db) }
    var tickets: any TicketStore { SQLiteTicketStore(db: db) }
    var webhooks: any WebhookStore { SQLiteWebhookStore(db: db, signal: deliveries) }
    var events: any EventStore { TellingEventStore(SQLiteEventStore(db: db), in: self) }
}

/// The settings that a text was last read as: reading them takes longer than the rest of a small call.
///
/// The text is compared each time, so that a change by another process, a rollback or a restored state counts at once.
final class SettingsCache: Sendable {
    private let last = Mutex<(text: String, settings: PoolSettings)?>(nil)

    /// The settings of a text.
    ///
    /// - Parameters:
    ///   - text: The JSON text.
    ///   - defaults: What settings that are not in it have.
    /// - Returns: The settings.
    /// - Throws: `StoreError` when the text is not what was written.
    func settings(of text: String, defaults: PoolSettings) throws(StoreError) -> PoolSettings {
        if let last = last.withLock({ $0 }), last.text == text { return last.settings }
        let settings = try Self.read(text, defaults)
        last.withLock { $0 = (text, settings) }
        return settings
    }

    private static func read(_ text: String, _ defaults: PoolSettings) throws(StoreError) -> PoolSettings {
        var settings = defaults
        do {
            for (name, value) in try JSON(parsing: text).objectValue ?? [:] {
                try settings.set(name, to: value)
            }
        } catch {
            throw StoreError(.damaged, underlying: "settings")
        }
        return settings
    }
}
