package import AuthingAPI

/// A part of a user's record that a change may name.
package enum UserField: Sendable, Hashable {
    /// Where the account stands in its life.
    case status
    /// Whether an admin bars the user.
    case isBlocked
    /// The username.
    case username
    /// The email address.
    case email
    /// Whether the address was proved.
    case emailVerified
    /// The phone number.
    case phone
    /// Whether the number was proved.
    case phoneVerified
    /// The id in a foreign system.
    case externalID
    /// The address of the last login.
    case lastIP
    /// A descriptive field.
    case detail(ProfileField)
}

/// What another user has already, so that a record could not be written.
package enum UserConflict: Sendable, Equatable {
    /// An email, a username or a phone.
    case identifier(UniqueIdentifier)
    /// The id in a foreign system.
    case externalID
}
