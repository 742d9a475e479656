package import AuthingAPI
import AuthingJSON

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
            let keys = try stores.customData.fields(of: .user).map(\.key)
            var count = 0
            var isStopped = !sink.begin(customKeys: keys)
            try stores.transfer.forEach { account in
                guard !isStopped else { return false }
                var record = AccountFields.record(of: account, withHash: withHashes)
                let custom = keys.isEmpty ? [:] : try stores.customData.values(of: account.user.id).dictionary
                if !custom.isEmpty { record.fields[UserRecord.customDataField] = .object(custom) }
                isStopped = !sink.write(record)
                if !isStopped { count += 1 }
                return !isStopped
            }
            if isStopped { throw AuthingError.exportStopped() }
            return count
        }
    }
}
