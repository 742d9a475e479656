/// Which identifiers only listed values may register by.
public struct WhitelistSwitches: Sendable, Equatable {
    /// Whether an email must be listed, or its domain.
    public var isEmailEnabled = false
    /// Whether a phone must be listed.
    public var isPhoneEnabled = false
    /// Whether a username must be listed.
    public var isUsernameEnabled = false

    /// Creates switches that are all off.
    public init() {}
}
