import AuthingAPI
import AuthingCore

/// The texts that no two usernames share, within one transaction: whether they are folded is asked once.
final class UsernameKeys {
    private let pool: SQLitePoolRecordStore
    private var isFolded: Bool?

    /// Takes the pool whose setting decides.
    ///
    /// - Parameter pool: The pool's record.
    init(_ pool: SQLitePoolRecordStore) { self.pool = pool }

    /// The text that no other username shares with this one.
    ///
    /// - Parameter username: The username in its normal form.
    /// - Returns: The text.
    /// - Throws: `StoreError`.
    func key(of username: String) throws(StoreError) -> String {
        if let isFolded { return isFolded ? username.foldedName : username }
        isFolded = try pool.load().settings.usernamesFolded
        return try key(of: username)
    }

    /// Asks again, because the setting is about to change.
    func forget() { isFolded = nil }
}
