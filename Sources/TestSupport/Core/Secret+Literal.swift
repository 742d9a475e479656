public import AuthingAPI

/// In tests alone: elsewhere a literal secret would be a secret in the source.
extension Secret: ExpressibleByStringLiteral {
    /// Wraps a literal, which is obviously fake.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}
