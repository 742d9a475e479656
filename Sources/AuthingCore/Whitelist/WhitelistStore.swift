package import AuthingAPI
package import Foundation

/// Keeps who may register while a whitelist is on.
package protocol WhitelistStore {
    /// Adds a value unless it is there.
    ///
    /// - Parameters:
    ///   - value: The value in its normal form.
    ///   - kind: Which whitelist.
    ///   - now: When.
    /// - Returns: The entry, which may be older.
    /// - Throws: `StoreError`.
    func add(_ value: String, kind: WhitelistEntry.Kind, at now: Date) throws(StoreError) -> WhitelistEntry

    /// Removes a value.
    ///
    /// - Parameters:
    ///   - value: The value in its normal form.
    ///   - kind: Which whitelist.
    /// - Returns: Whether it was there.
    /// - Throws: `StoreError`.
    func remove(_ value: String, kind: WhitelistEntry.Kind) throws(StoreError) -> Bool

    /// Whether a value is listed.
    ///
    /// - Parameters:
    ///   - value: The value in its normal form.
    ///   - kind: Which whitelist.
    /// - Returns: Whether it is.
    /// - Throws: `StoreError`.
    func contains(_ value: String, kind: WhitelistEntry.Kind) throws(StoreError) -> Bool

    /// Entries by kind, then in the order of their bytes.
    ///
    /// - Parameter kind: Which whitelist; all three when absent.
    /// - Returns: The entries.
    /// - Throws: `StoreError`.
    func list(kind: WhitelistEntry.Kind?) throws(StoreError) -> [WhitelistEntry]
}
