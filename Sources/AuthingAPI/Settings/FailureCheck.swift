/// How many failures within a sliding window are too many.
public struct FailureCheck: Sendable, Equatable {
    /// Whether failures are counted at all.
    public var isEnabled: Bool
    /// The length of the window.
    public var timeInterval: Duration
    /// The number of failures that is too many, at least 1.
    public var limit: Int

    /// Creates a check.
    ///
    /// - Parameters:
    ///   - isEnabled: Whether failures are counted at all.
    ///   - timeInterval: The length of the window.
    ///   - limit: The number of failures that is too many.
    public init(isEnabled: Bool = false, timeInterval: Duration = .seconds(300), limit: Int) {
        self.isEnabled = isEnabled
        self.timeInterval = timeInterval
        self.limit = limit
    }
}
