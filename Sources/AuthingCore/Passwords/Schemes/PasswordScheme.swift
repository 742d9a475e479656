/// A way to hash passwords that a stored hash may name.
enum PasswordScheme: Sendable, Equatable {
    /// Argon2id, which is ours, and Argon2i.
    case argon2(Argon2Scheme)
    /// bcrypt of crypt(3).
    case bcrypt(BcryptScheme)
    /// scrypt.
    case scrypt(ScryptScheme)
    /// PBKDF2 with HMAC.
    case pbkdf2(PBKDF2Scheme)

    /// The longest text of a hash, in bytes.
    static let longestText = 512
    /// The most memory that checking a password may take, in KiB: 256 MiB.
    static let mostMemoryInKiB = 262_144

    /// Reads a hash.
    ///
    /// - Parameter text: Printable ASCII without blanks.
    /// - Throws: What is wrong with it.
    init(reading text: String) throws(PasswordHashFault) {
        guard (1...Self.longestText).contains(text.utf8.count), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .unknownMethod
        }
        if let scheme = try Argon2Scheme(reading: text) {
            self = .argon2(scheme)
        } else if let scheme = try BcryptScheme(reading: text) {
            self = .bcrypt(scheme)
        } else if let scheme = try ScryptScheme(reading: text) {
            self = .scrypt(scheme)
        } else if let scheme = try PBKDF2Scheme(reading: text) {
            self = .pbkdf2(scheme)
        } else {
            throw .unknownMethod
        }
    }

    /// Method and costs, for traces.
    var costs: String {
        switch self {
        case .argon2(let scheme): scheme.costs
        case .bcrypt(let scheme): "bcrypt cost=\(scheme.cost)"
        case .scrypt(let scheme): "scrypt ln=\(scheme.logarithm),r=\(scheme.blockSize),p=\(scheme.lanes)"
        case .pbkdf2(let scheme): "pbkdf2-\(scheme.digest.rawValue) i=\(scheme.iterations)"
        }
    }

    /// Whether a password is checked in less time than it takes to move to another thread.
    var isCheap: Bool {
        if case .argon2(let scheme) = self { scheme.memoryInKiB * scheme.passes <= Self.inPlaceKiB } else { false }
    }

    /// Argon2 with this much memory times passes is computed where it is asked for.
    static let inPlaceKiB = 256
}

/// Whether a password fits a hash, as far as it can be told.
enum PasswordVerdict: Sendable, Equatable {
    /// It does.
    case right
    /// It does not.
    case wrong
    /// The library that computes the hash cannot be loaded; its name.
    case libraryMissing(String)
    /// There is not enough memory.
    case memoryShort

    /// Compares two digests in a time that depends on their lengths alone.
    init(_ computed: [UInt8], equals stored: [UInt8]) {
        self = Sodium.areEqual(computed, stored) ? .right : .wrong
    }
}
