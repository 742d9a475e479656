/// Takes users in and hands them out, many at a time.
///
/// A part of ``PoolAdministration``.
public protocol TransferAdministration: Sendable {
    /// Imports users, by default all or none.
    ///
    /// Everything is checked and every plain password hashed before the pool is touched; the users are then written in one
    /// transaction. A hash of another system is kept as it is and renewed by the first login that fits it. Of a plain
    /// password is demanded what binds an operator: its length and, where the pool refuses them, that it is none of the
    /// common ones (2029); the strength policy does not apply. No other password of an import has a security level.
    ///
    /// A user of the pool whom the import gives another password, blocks or puts away is logged out everywhere.
    ///
    /// - Parameters:
    ///   - source: The users; they are read twice.
    ///   - options: What happens to users that the pool has or that have a fault.
    ///   - progress: Told now and then how far the import is, on any thread.
    /// - Returns: What the import came to.
    /// - Throws: 400 with the report in its data where users have faults and nothing was imported; 1000.
    func importUsers(
        from source: any UserRecordSource,
        options: UserImportOptions,
        progress: @escaping @Sendable (UserImportProgress) -> Void
    ) async throws(AuthingError) -> UserImportReport

    /// Hands out all users, oldest first, as of one moment.
    ///
    /// - Parameters:
    ///   - withHashes: Whether the hashes of the passwords are among it.
    ///   - sink: Takes the users.
    /// - Returns: How many there were.
    /// - Throws: 1000; 500 when the sink takes no more.
    func exportUsers(withHashes: Bool, to sink: any UserRecordSink) async throws(AuthingError) -> Int
}
