package import AuthingAPI

/// What imports and exports ask of the users besides ``UserStore``.
package protocol TransferStore {
    /// Adds an account.
    ///
    /// - Parameter account: The account.
    /// - Returns: False, and nothing was added, when another has its id or an identifier.
    /// - Throws: `StoreError`.
    func add(_ account: Account) throws(StoreError) -> Bool

    /// The accounts that share an id, an email, a username, a phone or an external id with one, deleted ones too.
    ///
    /// - Parameter user: The user.
    /// - Returns: The accounts, each once.
    /// - Throws: `StoreError`.
    func accounts(sharedBy user: User) throws(StoreError) -> [Account]

    /// Writes everything of an account anew.
    ///
    /// - Parameter account: The account; its id says which.
    /// - Returns: False, and nothing was written, when another has one of its identifiers.
    /// - Throws: `StoreError`.
    func replace(_ account: Account) throws(StoreError) -> Bool

    /// Hands out all accounts that are not deleted, in the order in which they were made.
    ///
    /// - Parameter body: Takes one; returns false to end it.
    /// - Throws: `StoreError`, also for what the function throws.
    func forEach(_ body: (Account) throws -> Bool) throws(StoreError)
}
