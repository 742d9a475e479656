package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// Imports users.
    package func importUsers(
        from source: any UserRecordSource,
        options: UserImportOptions,
        progress: @escaping @Sendable (UserImportProgress) -> Void
    ) async throws(AuthingError) -> UserImportReport {
        try await ImportUsers(parts: parts, options: options, progress: progress)(from: source)
    }

    /// Hands out all users.
    package func exportUsers(withHashes: Bool, to sink: any UserRecordSink) async throws(AuthingError) -> Int {
        let event = EventDraft(.usersExported, subject: withHashes ? "with password hashes" : nil)
        return try await parts.pool.settle(event, at: parts.now) { stores, _ in
            var count = 0
            var isStopped = false
            try stores.transfer.forEach { account in
                isStopped = !sink.write(AccountFields.record(of: account, withHash: withHashes))
                if !isStopped { count += 1 }
                return !isStopped
            }
            if isStopped { throw AuthingError.exportStopped() }
            return count
        }
    }
}
