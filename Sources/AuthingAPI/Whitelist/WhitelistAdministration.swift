/// Says who may register while a whitelist is on.
///
/// The setting `whitelist` turns each of the three on; users that an operator makes need no entry.
/// A part of ``PoolAdministration``.
public protocol WhitelistAdministration: Sendable {
    /// Adds entries; one that is there already stays as it is.
    ///
    /// - Parameters:
    ///   - values: Addresses, domains written `@example.com`, numbers or names, one or more.
    ///   - kind: Which whitelist.
    /// - Returns: The entries of these values, in the order given.
    /// - Throws: 2231 without a value; 2204, 2028, 2211 or 400 for one that cannot be an entry, and then none is added.
    func addToWhitelist(
        _ values: [String],
        kind: WhitelistEntry.Kind
    ) async throws(AuthingError) -> [WhitelistEntry]

    /// Removes entries.
    ///
    /// - Parameters:
    ///   - values: What to remove, one or more; a value that has no entry is passed over.
    ///   - kind: Which whitelist.
    /// - Returns: How many entries were removed.
    /// - Throws: 2231 without a value; 2204, 2028, 2211 or 400 for one that cannot be an entry, and then none is removed.
    func removeFromWhitelist(_ values: [String], kind: WhitelistEntry.Kind) async throws(AuthingError) -> Int

    /// Lists entries by kind, then in the order of their bytes.
    ///
    /// - Parameter kind: Which whitelist; all three when absent.
    /// - Returns: The entries.
    /// - Throws: 1000 when the store fails.
    func listWhitelist(kind: WhitelistEntry.Kind?) async throws(AuthingError) -> [WhitelistEntry]
}
