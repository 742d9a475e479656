import CCrypto

/// PBKDF2 with HMAC as three families write it.
///
/// - passlib: `$pbkdf2-sha256$29000$salt$hash`, base64 with `.` for `+`; `$pbkdf2$` is SHA-1.
/// - the PHC string format: `$pbkdf2-sha256$i=29000,l=32$salt$hash`.
/// - Django: `pbkdf2_sha256$600000$salt$hash`, the salt as it is, base64 with padding.
///
/// - SeeAlso: RFC 8018, section 5.2.
struct PBKDF2Scheme: Sendable, Equatable {
    /// The hash function of the HMAC.
    enum Digest: String, Sendable, CaseIterable {
        case sha1
        case sha256
        case sha512

        /// Bytes of one block.
        fileprivate var length: Int {
            switch self {
            case .sha1: 20
            case .sha256: 32
            case .sha512: 64
            }
        }

        fileprivate var number: CCryptoDigest {
            switch self {
            case .sha1: CCRYPTO_SHA1
            case .sha256: CCRYPTO_SHA256
            case .sha512: CCRYPTO_SHA512
            }
        }
    }

    let digest: Digest
    let iterations: Int
    let salt: [UInt8]
    let hash: [UInt8]

    /// Iterations times blocks: 2 to 4 s.
    private static let mostIterations = 10_000_000
    private static let fault = PasswordHashFault.malformed(method: "PBKDF2")

    /// Reads a hash; nil for another method.
    init?(reading text: String) throws(PasswordHashFault) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        if parts[0].hasPrefix("pbkdf2_") {
            try self.init(django: parts)
        } else if parts.count > 1, parts[0].isEmpty, parts[1] == "pbkdf2" || parts[1].hasPrefix("pbkdf2-") {
            try self.init(modular: parts)
        } else {
            return nil
        }
    }

    private init(django parts: [Substring]) throws(PasswordHashFault) {
        guard parts.count == 4, let digest = Digest(rawValue: String(parts[0].dropFirst("pbkdf2_".count))),
            let iterations = Int(decimal: parts[1].utf8), let hash = PasswordBase64.padded.decode(parts[3])
        else { throw Self.fault }
        try self.init(digest, iterations, salt: Array(parts[2].utf8), hash: hash)
    }

    private init(modular parts: [Substring]) throws(PasswordHashFault) {
        let name = parts[1] == "pbkdf2" ? "sha1" : String(parts[1].dropFirst("pbkdf2-".count))
        guard parts.count == 5, let digest = Digest(rawValue: name), let salt = PasswordBase64.adapted.decode(parts[3]),
            let hash = PasswordBase64.adapted.decode(parts[4])
        else { throw Self.fault }
        let costs = parts[2].split(separator: ",", omittingEmptySubsequences: false)
        guard let first = costs.first, let iterations = Int(decimal: first.utf8) ?? Int(first, named: "i"),
            costs.count == 1 || (costs.count == 2 && Int(costs[1], named: "l") == hash.count)
        else { throw Self.fault }
        try self.init(digest, iterations, salt: salt, hash: hash)
    }

    private init(_ digest: Digest, _ iterations: Int, salt: [UInt8], hash: [UInt8]) throws(PasswordHashFault) {
        guard iterations >= 1, (16...64).contains(hash.count) else { throw Self.fault }
        let blocks = (hash.count + digest.length - 1) / digest.length
        let limit = Self.mostIterations / blocks
        guard iterations <= limit else {
            throw .tooCostly(method: "PBKDF2", cost: "iterations", value: iterations, limit: limit)
        }
        self.digest = digest
        self.iterations = iterations
        self.salt = salt
        self.hash = hash
    }

    /// Checks a password.
    func verdict(on password: [CChar]) -> PasswordVerdict {
        guard ccrypto_is_available() else { return .libraryMissing("libcrypto.so.3") }
        var computed = [UInt8](repeating: 0, count: hash.count)
        let isDone = ccrypto_pbkdf2(
            digest.number,
            password,
            password.count,
            salt,
            salt.count,
            UInt32(iterations),
            &computed,
            computed.count
        )
        return isDone ? PasswordVerdict(computed, equals: hash) : .memoryShort
    }
}
