/// What a user's answer has only where it is asked for.
public enum UserPart: String, Sendable, CaseIterable {
    /// The external identities.
    case identities
    /// The custom data.
    case customData = "custom-data"
}
