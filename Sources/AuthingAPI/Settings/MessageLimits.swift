/// How many mails and text messages may go out within a time, both counted together; 0 stands for no limit.
public struct MessageLimits: Sendable, Equatable {
    /// To one address or number within an hour.
    public var recipientPerHour = 0
    /// To one address or number within a day.
    public var recipientPerDay = 0
    /// To the addresses of one account within a day.
    public var accountPerDay = 0
    /// Asked for from one client address within a day; all unknown addresses are one.
    public var clientPerDay = 0
    /// Of the whole pool within a day.
    public var poolPerDay = 0

    /// Creates limits that limit nothing.
    public init() {}
}
