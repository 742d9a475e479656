/// Two accounts that are to become one.
public struct AccountLinking: Sendable {
    /// The id_token of the user who stays.
    public var primaryToken: Secret
    /// The id_token of the user whose external identities move, and who is deleted.
    public var secondaryToken: Secret

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - primaryToken: The id_token of the user who stays.
    ///   - secondaryToken: The id_token of the user who is deleted.
    public init(primaryToken: Secret, secondaryToken: Secret) {
        self.primaryToken = primaryToken
        self.secondaryToken = secondaryToken
    }
}
