import CSodium

/// libsodium, made ready once.
enum Sodium {
    private static let isReady = sodium_init() >= 0

    /// Lets libsodium choose its fastest code; before that its hashes are slow and its randomness unseeded.
    static func start() {
        precondition(isReady, "libsodium cannot start: the system gives no randomness")
    }

    /// Compares bytes in a time that depends on their lengths alone.
    static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && sodium_memcmp(left, right, left.count) == 0
    }
}
