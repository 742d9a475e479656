package import AuthingAPI
import CSodium

/// Makes and checks password hashes: Argon2id of libsodium, with salts from the environment.
///
/// libsodium's own `crypto_pwhash_str` draws the salt itself, and two runs of a seeded script would differ.
package struct PasswordHasher: Sendable {
    /// The longest password, in UTF-8 bytes; longer ones are never hashed.
    package static let longestPassword = 4096

    private static let saltLength = Int(crypto_pwhash_SALTBYTES)
    private static let hashLength = 32
    /// Work below this much memory times passes takes less time than moving it to another thread.
    private static let inPlaceKiB = 256

    private let environment: Environment
    private let queue: HashQueue

    /// Creates a hasher.
    ///
    /// - Parameters:
    ///   - environment: Where salts come from.
    ///   - queue: Where costly hashes are computed.
    package init(environment: Environment, queue: HashQueue = .shared) {
        self.environment = environment
        self.queue = queue
    }

    /// Hashes a new password.
    ///
    /// - Parameters:
    ///   - password: At most ``longestPassword`` bytes; any bytes, NUL too.
    ///   - profile: What the hash may cost.
    /// - Returns: The hash to store.
    /// - Throws: `AuthingError` with `.passwordWeak` for a longer one, `.systemBusy` when too many hashes wait or memory is short.
    package func hash(_ password: Secret, profile: PoolSettings.PasswordHashing) async throws(AuthingError)
        -> PasswordHash
    {
        guard password.lengthInBytes <= Self.longestPassword else { throw .passwordWeak(PasswordPolicy.tooLong) }
        let salt = environment.randomBytes(Self.saltLength)
        let phc = try await run(costInKiB: profile.memoryInKiB * profile.passes) {
            Self.makePHC(password, salt: salt, profile: profile)
        }
        guard let phc else { throw .systemBusy(Self.memoryIsShort) }
        return PasswordHash(phc: phc, profile: profile)
    }

    /// Checks a password against a stored hash, in a time that does not depend on where they differ.
    ///
    /// - Parameters:
    ///   - password: What was given; one that is too long is simply wrong.
    ///   - hash: What is stored.
    /// - Returns: Whether it is the password.
    /// - Throws: `AuthingError` with `.systemBusy` when too many hashes wait.
    package func verify(_ password: Secret, against hash: PasswordHash) async throws(AuthingError) -> Bool {
        guard password.lengthInBytes <= Self.longestPassword else { return false }
        return try await run(costInKiB: hash.memoryInKiB * hash.passes) { Self.matches(password, hash) }
    }

    private func run<Result: Sendable>(
        costInKiB: Int,
        _ work: @escaping @Sendable () -> Result
    ) async throws(AuthingError) -> Result {
        guard costInKiB > Self.inPlaceKiB else { return work() }
        return try await queue.run(work)
    }

    private static let memoryIsShort = LocalizedText(
        chinese: "内存不足，无法计算密码哈希",
        english: "not enough memory to hash a password"
    )
}

extension PasswordHasher {
    /// Computes a hash; nil when libsodium cannot get the memory.
    private static func makePHC(_ password: Secret, salt: [UInt8], profile: PoolSettings.PasswordHashing) -> String? {
        Sodium.start()
        let bytes = password.bytes
        var hash = [UInt8](repeating: 0, count: hashLength)
        let status = crypto_pwhash(
            &hash,
            UInt64(hashLength),
            bytes,
            UInt64(bytes.count),
            salt,
            UInt64(profile.passes),
            profile.memoryInKiB * 1024,
            crypto_pwhash_ALG_ARGON2ID13
        )
        guard status == 0 else { return nil }
        return "$argon2id$v=19$m=\(profile.memoryInKiB),t=\(profile.passes),p=1$\(base64(salt))$\(base64(hash))"
    }

    private static func matches(_ password: Secret, _ hash: PasswordHash) -> Bool {
        Sodium.start()
        let bytes = password.bytes
        var text = hash.phc.utf8.map { CChar(bitPattern: $0) }
        text += [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES) - text.count)
        return crypto_pwhash_str_verify(text, bytes, UInt64(bytes.count)) == 0
    }

    /// Base64 of the PHC string format: the usual alphabet, no padding.
    private static func base64(_ bytes: [UInt8]) -> String {
        let variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING
        var text = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
        sodium_bin2base64(&text, text.count, bytes, bytes.count, variant)
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension Secret {
    /// The UTF-8 bytes as C's `char`; a NUL is a byte like any other.
    fileprivate var bytes: [CChar] { reveal { $0.utf8.map { CChar(bitPattern: $0) } } }
}
