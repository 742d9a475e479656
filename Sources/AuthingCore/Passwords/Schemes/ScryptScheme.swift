import CSodium

/// scrypt in the form of crypt(3), `$7$…`, or in the PHC string format, `$scrypt$ln=…,r=…,p=…$salt$hash`.
///
/// - SeeAlso: RFC 7914.
struct ScryptScheme: Sendable, Equatable {
    /// The logarithm of N.
    let logarithm: Int
    /// r, blocks of 128 bytes.
    let blockSize: Int
    /// p.
    let lanes: Int
    let salt: [UInt8]
    let hash: [UInt8]

    private static let mostLanes = 16
    /// 128·N·r·p in KiB: about 3 s.
    private static let mostWorkInKiB = 1_048_576
    private static let fault = PasswordHashFault.malformed(method: "scrypt")

    /// Reads a hash; nil for another method.
    init?(reading text: String) throws(PasswordHashFault) {
        if text.hasPrefix("$7$") {
            try self.init(crypt: Array(text.utf8.dropFirst(3)))
        } else if text.hasPrefix("$scrypt$") {
            try self.init(phc: text.split(separator: "$", omittingEmptySubsequences: false))
        } else {
            return nil
        }
    }

    /// One digit for N, five for r, five for p, the salt as it is, and the hash, all in crypt(3)'s alphabet.
    private init(crypt bytes: [UInt8]) throws(PasswordHashFault) {
        guard bytes.count > 11, let logarithm = CryptDigits.number(bytes[0..<1]),
            let blockSize = CryptDigits.number(bytes[1..<6]), let lanes = CryptDigits.number(bytes[6..<11]),
            let end = bytes[11...].firstIndex(of: UInt8(ascii: "$")),
            let hash = CryptDigits.bytes(bytes[(end + 1)...]), hash.count == 32
        else { throw Self.fault }
        try self.init(logarithm, blockSize, lanes, salt: Array(bytes[11..<end]), hash: hash)
    }

    private init(phc parts: [Substring]) throws(PasswordHashFault) {
        let costs = parts.count == 5 ? parts[2].split(separator: ",", omittingEmptySubsequences: false) : []
        guard costs.count == 3, let logarithm = Int(costs[0], named: "ln"), let blockSize = Int(costs[1], named: "r"),
            let lanes = Int(costs[2], named: "p"), let salt = PasswordBase64.plain.decode(parts[3]),
            let hash = PasswordBase64.plain.decode(parts[4]), (16...64).contains(hash.count)
        else { throw Self.fault }
        try self.init(logarithm, blockSize, lanes, salt: salt, hash: hash)
    }

    private init(
        _ logarithm: Int,
        _ blockSize: Int,
        _ lanes: Int,
        salt: [UInt8],
        hash: [UInt8]
    ) throws(PasswordHashFault) {
        guard logarithm >= 1, blockSize >= 1, lanes >= 1 else { throw Self.fault }
        func check(_ cost: String, _ value: Int, _ limit: Int) throws(PasswordHashFault) {
            guard value <= limit else { throw .tooCostly(method: "scrypt", cost: cost, value: value, limit: limit) }
        }
        try check("ln", logarithm, 24)
        try check("r", blockSize, 1024)
        try check("p", lanes, Self.mostLanes)
        let memoryInKiB = (128 * blockSize << logarithm) / 1024
        try check("128·N·r KiB", memoryInKiB, PasswordScheme.mostMemoryInKiB)
        try check("128·N·r·p KiB", memoryInKiB * lanes, Self.mostWorkInKiB)
        self.logarithm = logarithm
        self.blockSize = blockSize
        self.lanes = lanes
        self.salt = salt
        self.hash = hash
    }

    /// Checks a password.
    func verdict(on password: [CChar]) -> PasswordVerdict {
        Sodium.start()
        var computed = [UInt8](repeating: 0, count: hash.count)
        let status = crypto_pwhash_scryptsalsa208sha256_ll(
            password.map { UInt8(bitPattern: $0) },
            password.count,
            salt,
            salt.count,
            1 << UInt64(logarithm),
            UInt32(blockSize),
            UInt32(lanes),
            &computed,
            computed.count
        )
        return status == 0 ? PasswordVerdict(computed, equals: hash) : .memoryShort
    }
}

/// The digits of crypt(3), six bits each, the lowest first.
enum CryptDigits {
    private static let alphabet = Array("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// Reads a number; nil for other characters.
    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for (place, digit) in digits.enumerated() {
            guard let six = alphabet.firstIndex(of: digit) else { return nil }
            value |= six << (6 * place)
        }
        return value
    }

    /// Reads bytes, four digits for three of them; nil for other characters and for bits left over that are set.
    static func bytes(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = digits
        while !rest.isEmpty {
            let group = rest.prefix(4)
            guard group.count > 1, var value = number(group) else { return nil }
            for _ in 1..<group.count {
                bytes.append(UInt8(truncatingIfNeeded: value))
                value >>= 8
            }
            guard value == 0 else { return nil }
            rest = rest.dropFirst(4)
        }
        return bytes
    }
}
