import CCrypt

/// bcrypt as crypt(3) writes it: `$2b$12$` with 22 characters of salt and 31 of hash.
///
/// `$2a$` and `$2y$` are read alike; `$2x$` stands for a faulty implementation and is refused. bcrypt itself sees the first
/// 72 bytes of a password alone, so the login that upgrades the hash is the last one that ignores the rest.
struct BcryptScheme: Sendable, Equatable {
    /// The logarithm of the rounds.
    let cost: Int

    /// 2 to the 15th rounds take 2 to 3 s.
    private static let mostCost = 15
    private static let length = 60

    /// Reads a hash; nil for another method.
    init?(reading text: String) throws(PasswordHashFault) {
        let bytes = Array(text.utf8)
        guard bytes.count > 3, text.hasPrefix("$2"), bytes[3] == UInt8(ascii: "$") else { return nil }
        let fault = PasswordHashFault.malformed(method: "bcrypt")
        guard "aby".utf8.contains(bytes[2]), bytes.count == Self.length, bytes[6] == UInt8(ascii: "$"),
            bytes[7...].allSatisfy(Self.isDigit), let cost = Int(decimal: bytes[4..<6]), (4...31).contains(cost)
        else { throw fault }
        guard cost <= Self.mostCost else {
            throw .tooCostly(method: "bcrypt", cost: "a cost", value: cost, limit: Self.mostCost)
        }
        self.cost = cost
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "."), UInt8(ascii: "/")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// Checks a password; one with a NUL in it is always wrong, since crypt(3) would not read on behind it.
    func verdict(on password: [CChar], text: String) -> PasswordVerdict {
        guard ccrypt_is_available() else { return .libraryMissing("libcrypt.so.1") }
        guard !password.contains(0) else { return .wrong }
        var computed = [CChar](repeating: 0, count: 128)
        guard ccrypt_hash(password + [0], text, &computed, computed.count) else { return .wrong }
        return PasswordVerdict(computed.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, equals: Array(text.utf8))
    }
}
