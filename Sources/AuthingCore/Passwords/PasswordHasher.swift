package import AuthingAPI
import CSodium

/// Makes password hashes, Argon2id of libsodium with salts from the environment; checks those and imported ones.
///
/// libsodium's own `crypto_pwhash_str` draws the salt itself, and two runs of a seeded script would differ.
package struct PasswordHasher: Sendable {
    /// The longest password, in UTF-8 bytes; longer ones are never hashed.
    package static let longestPassword = 4096

    private static let saltLength = Int(crypto_pwhash_SALTBYTES)
    private static let hashLength = 32

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
        await environment.beforeHash?(.keep)
        let salt = environment.randomBytes(Self.saltLength)
        let isCheap = profile.memoryInKiB * profile.passes <= PasswordScheme.inPlaceKiB
        let text = try await run(inPlace: isCheap) { Self.makePHC(password, salt: salt, profile: profile) }
        guard let text else { throw .systemBusy(Self.memoryIsShort) }
        return PasswordHash(text: text, profile: profile)
    }

    /// Checks a password against a stored hash, in a time that does not depend on where they differ.
    ///
    /// - Parameters:
    ///   - password: What was given; one that is too long is simply wrong.
    ///   - hash: What is stored.
    /// - Returns: Whether it is the password.
    /// - Throws: `AuthingError` with `.systemBusy` when too many hashes wait, memory is short, or a library is missing that
    ///   an imported hash needs.
    package func verify(_ password: Secret, against hash: PasswordHash) async throws(AuthingError) -> Bool {
        guard password.lengthInBytes <= Self.longestPassword else { return false }
        await environment.beforeHash?(.compare)
        return try await isRight(password, hash)
    }

    /// Takes as long as checking a password against a hash of a profile does, so that the time does not tell whether there
    /// was one to check it against.
    ///
    /// - Parameters:
    ///   - password: What was given.
    ///   - profile: What hashes cost.
    /// - Throws: As ``verify(_:against:)``.
    package func decoy(_ password: Secret, profile: PoolSettings.PasswordHashing) async throws(AuthingError) {
        guard password.lengthInBytes <= Self.longestPassword else { return }
        await environment.beforeHash?(.decoy)
        _ = try await isRight(password, .decoy(profile))
    }

    private func isRight(_ password: Secret, _ hash: PasswordHash) async throws(AuthingError) -> Bool {
        switch try await run(inPlace: hash.scheme.isCheap, { Self.verdict(on: password, hash) }) {
        case .right: return true
        case .wrong: return false
        case .memoryShort: throw .systemBusy(Self.memoryIsShort)
        case .libraryMissing(let name): throw .systemBusy(Self.isMissing(name))
        }
    }

    private func run<Result: Sendable>(
        inPlace: Bool,
        _ work: @escaping @Sendable () -> Result
    ) async throws(AuthingError) -> Result {
        inPlace ? work() : try await queue.run(work)
    }

    private static let memoryIsShort = LocalizedText(
        chinese: "内存不足，无法计算密码哈希",
        english: "not enough memory to hash a password"
    )

    private static func isMissing(_ library: String) -> LocalizedText {
        LocalizedText(
            chinese: "无法加载校验该密码哈希所需的 \(library)",
            english: "\(library), which checks this kind of password hash, cannot be loaded"
        )
    }
}

extension PasswordHasher {
    /// How many jobs ``run(_:profile:)`` is given at once: two for each lane, so that none stands idle between two.
    var jobsAtOnce: Int { queue.lanes * 2 }

    /// Hashes lists of passwords beside one another; the salts are drawn in their order.
    func run(
        _ jobs: [[Secret]],
        profile: PoolSettings.PasswordHashing
    ) async throws(AuthingError) -> [PasswordHash] {
        let salted = jobs.map { job in job.map { ($0, environment.randomBytes(Self.saltLength)) } }
        let results = await withTaskGroup { [queue] group in
            for (index, job) in salted.enumerated() {
                group.addTask { () async -> (Int, Result<[String?], AuthingError>) in
                    do throws(AuthingError) {
                        let texts = try await queue.run {
                            job.map { Self.makePHC($0.0, salt: $0.1, profile: profile) }
                        }
                        return (index, .success(texts))
                    } catch {
                        return (index, .failure(error))
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        var hashes: [PasswordHash] = []
        for index in jobs.indices {
            for text in try results[index]?.get() ?? [] {
                guard let text else { throw .systemBusy(Self.memoryIsShort) }
                hashes.append(PasswordHash(text: text, profile: profile))
            }
        }
        return hashes
    }

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

    private static func verdict(on password: Secret, _ hash: PasswordHash) -> PasswordVerdict {
        let bytes = password.bytes
        return switch hash.scheme {
        case .argon2(let scheme): scheme.verdict(on: bytes, text: hash.text)
        case .bcrypt(let scheme): scheme.verdict(on: bytes, text: hash.text)
        case .scrypt(let scheme): scheme.verdict(on: bytes)
        case .pbkdf2(let scheme): scheme.verdict(on: bytes)
        }
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
