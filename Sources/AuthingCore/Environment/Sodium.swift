import CSodium

/// libsodium, made ready once.
enum Sodium {
    private static let isReady = sodium_init() >= 0

    /// Lets libsodium choose its fastest code; before that its hashes are slow and its randomness unseeded.
    static func start() {
        precondition(isReady, "libsodium cannot start: the system gives no randomness")
    }
}
