/// How long a password lasts, and when it may return.
public struct PasswordRotation: Sendable, Equatable {
    /// Whether passwords grow too old at all.
    public var isEnabled = false
    /// After how many days a login is refused with 2058.
    public var forcedCycle = 90
    /// How many of the passwords before a new one, the present one among them, it may not equal; 0 for none.
    public var differenceCycle = 3

    /// Creates a rotation that is off.
    public init() {}
}
