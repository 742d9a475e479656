import Synchronization

/// How much memory the process may take before a script gets no further value.
///
/// The limits of single values do not add up to one: two hundred open calls may each hold a list of a million elements.
/// What is counted is what the process has allocated, pools left out, so the program sets a limit, and tests that share a
/// process with others have none.
package enum ScriptMemory {
    /// The limit of the program.
    package static let standard = 160 << 20

    private static let limit = Mutex<(bytes: Int, taken: @Sendable () -> Int)?>(nil)
    /// Bytes built since the process was last asked, by all threads.
    private static let built = Atomic<Int>(0)
    /// The process is asked once in so many bytes.
    private static let interval = 4 << 20
    /// What takes less is not worth a count.
    private static let small = 1 << 10

    /// Sets the limit.
    ///
    /// - Parameters:
    ///   - bytes: the limit.
    ///   - taken: how many bytes the process has allocated for scripts; asked on any thread.
    package static func limit(to bytes: Int, taken: @escaping @Sendable () -> Int) {
        limit.withLock { $0 = (bytes, taken) }
    }

    /// Notes that a value of about this size was built, or is about to be.
    static func note(_ bytes: Int) throws(ValueFault) {
        guard bytes >= small, built.add(bytes, ordering: .relaxed).newValue >= interval else { return }
        built.store(0, ordering: .relaxed)
        guard let limit = limit.withLock({ $0 }) else { return }
        let taken = limit.taken()
        guard taken > limit.bytes else { return }
        throw ValueFault(
            .tooLarge,
            "there is too much to keep: at most \(limit.bytes >> 20) MiB, but \(taken >> 20) MiB are taken",
            hint: "keep fewer large values at once"
        )
    }
}
