package import AuthingAPI

extension PasswordHasher {
    /// Hashes many new passwords, a few at a time through the queue, so that logins get their turn.
    ///
    /// - Parameters:
    ///   - passwords: Each of at most ``longestPassword`` bytes.
    ///   - profile: What a hash may cost.
    ///   - progress: Told how many are done.
    /// - Returns: The hashes, in the order of the passwords.
    /// - Throws: `AuthingError` with `.passwordWeak` or `.systemBusy`; 1000 when the task is cancelled.
    package func hash(
        _ passwords: [Secret],
        profile: PoolSettings.PasswordHashing,
        progress: @escaping @Sendable (Int) -> Void
    ) async throws(AuthingError) -> [PasswordHash] {
        // One job is some 20 ms of work, so that the hops between threads do not count.
        let size = max(1, min(512, Self.kibibytesOfAJob / (profile.memoryInKiB * profile.passes)))
        var hashes: [PasswordHash] = []
        hashes.reserveCapacity(passwords.count)
        while hashes.count < passwords.count {
            if Task.isCancelled { throw StoreError(.cancelled).refusal }
            let round = passwords[hashes.count..<min(passwords.count, hashes.count + size * jobsAtOnce)]
            let jobs = stride(from: round.startIndex, to: round.endIndex, by: size).map { start in
                Array(round[start..<min(round.endIndex, start + size)])
            }
            hashes += try await run(jobs, profile: profile)
            progress(hashes.count)
        }
        return hashes
    }

    private static let kibibytesOfAJob = 32_768
}
