/// How much work a new password hash costs: the pool setting `passwordHashing`.
///
/// Always Argon2id, version 1.3, one lane.
package enum HashingProfile: String, Sendable, CaseIterable {
    /// The least libsodium allows, tens of microseconds: for pools in memory, which end with the process.
    case cheap
    /// 19 MiB and two passes, about 20 ms: OWASP's password storage cheat sheet and ASVS 5.0, appendix C.
    case owasp

    /// Memory in KiB, the `m` of the stored text.
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
