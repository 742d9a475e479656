public import AuthingJSON

/// Whether a password meets the pool's policy.
public struct PasswordStrength: Sendable, Equatable {
    /// Whether it does.
    public let isValid: Bool
    /// Why not, or that it does.
    public let message: String

    /// Creates a verdict.
    ///
    /// - Parameters:
    ///   - isValid: Whether the password meets the policy.
    ///   - message: Why not, or that it does.
    public init(isValid: Bool, message: String) {
        self.isValid = isValid
        self.message = message
    }

    /// The verdict in the API's shape.
    public var json: JSON { ["valid": .bool(isValid), "message": .string(message)] }
}
