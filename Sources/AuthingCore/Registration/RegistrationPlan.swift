import AuthingAPI

/// A registration, whichever way it came in.
struct RegistrationPlan: Sendable {
    /// What the account is registered by.
    enum Identifier: Sendable {
        /// An email as typed.
        case email(String)
        /// A username as typed.
        case username(String)
        /// A phone as typed; whether a code proves it is the use case's business.
        case phone(String)
    }

    /// What the account is registered by.
    let identifier: Identifier
    /// The password; `nil` for none.
    let password: Secret?
    /// Whether the account must have one.
    let needsPassword: Bool
    /// Whether the identifier was proved.
    let isProved: Bool
    /// How the account comes to be, such as `basic:email`.
    let source: String
    /// What else was given.
    let options: RegistrationOptions

    /// The identifier as typed.
    var typed: String {
        switch identifier {
        case .email(let text), .username(let text), .phone(let text): text
        }
    }
}

/// A registration that passed its rules.
struct CheckedRegistration: Sendable {
    /// Which identifier the account is registered by.
    let identifier: UniqueIdentifier
    /// Its normal form.
    let text: String
    /// The profile.
    let profile: ProfileDraft
}
