import CSodium

/// Argon2 in the PHC string format, version 1.3: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
///
/// - SeeAlso: RFC 9106; the PHC string format specification.
struct Argon2Scheme: Sendable, Equatable {
    /// Which Argon2; the third, Argon2d, is not for passwords.
    enum Variant: String, Sendable, CaseIterable {
        case argon2id
        case argon2i
    }

    let variant: Variant
    /// Memory in KiB.
    let memoryInKiB: Int
    /// Passes over that memory.
    let passes: Int
    /// Parallel lanes, computed one after the other here.
    let lanes: Int

    private static let mostPasses = 16
    private static let mostLanes = 16

    init(variant: Variant, memoryInKiB: Int, passes: Int, lanes: Int) {
        self.variant = variant
        self.memoryInKiB = memoryInKiB
        self.passes = passes
        self.lanes = lanes
    }

    /// Reads a hash; nil for another method.
    init?(reading text: String) throws(PasswordHashFault) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count > 1, parts[0].isEmpty, let variant = Variant(rawValue: String(parts[1])) else { return nil }
        let fault = PasswordHashFault.malformed(method: "Argon2")
        guard parts.count == 6, parts[2] == "v=19" else { throw fault }
        let costs = parts[3].split(separator: ",", omittingEmptySubsequences: false)
        guard costs.count == 3, let memory = Int(costs[0], named: "m"), let passes = Int(costs[1], named: "t"),
            let lanes = Int(costs[2], named: "p"), memory >= 8 * lanes, passes >= 1, lanes >= 1
        else { throw fault }
        try Self.check(memory, "m", PasswordScheme.mostMemoryInKiB)
        try Self.check(passes, "t", Self.mostPasses)
        try Self.check(lanes, "p", Self.mostLanes)
        guard let salt = PasswordBase64.plain.decode(parts[4]), salt.count >= 8,
            let hash = PasswordBase64.plain.decode(parts[5]), (12...128).contains(hash.count)
        else { throw fault }
        self.init(variant: variant, memoryInKiB: memory, passes: passes, lanes: lanes)
    }

    private static func check(_ value: Int, _ cost: String, _ limit: Int) throws(PasswordHashFault) {
        guard value <= limit else { throw .tooCostly(method: "Argon2", cost: cost, value: value, limit: limit) }
    }

    var costs: String {
        let own = "m=\(memoryInKiB),t=\(passes)"
        return variant == .argon2id && lanes == 1 ? own : "\(variant.rawValue) \(own),p=\(lanes)"
    }

    /// Checks a password.
    ///
    /// libsodium reads the text itself, and any number of lanes.
    func verdict(on password: [CChar], text: String) -> PasswordVerdict {
        Sodium.start()
        var stored = text.utf8.map { CChar(bitPattern: $0) } + [0]
        // The header asks for that much room, though only the text is read.
        let room = Int(crypto_pwhash_STRBYTES)
        if stored.count < room { stored += [CChar](repeating: 0, count: room - stored.count) }
        return crypto_pwhash_str_verify(stored, password, UInt64(password.count)) == 0 ? .right : .wrong
    }
}
