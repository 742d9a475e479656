package import AuthingAPI

/// What a new password hash costs: always Argon2id, version 1.3, one lane.
///
/// - SeeAlso: OWASP's password storage cheat sheet; ASVS 5.0, appendix C.
extension PoolSettings.PasswordHashing {
    /// Memory in KiB, the `m` of the stored text; 8 is the least that libsodium allows.
    package var memoryInKiB: Int {
        switch self {
        case .cheap: 8
        case .owasp: 19_456
        }
    }

    /// Passes over that memory, the `t` of the stored text.
    package var passes: Int {
        switch self {
        case .cheap: 1
        case .owasp: 2
        }
    }
}
