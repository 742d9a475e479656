import AuthingAPI
import AuthingJSON

/// A registration, whichever way it came in.
struct RegistrationPlan: Sendable {
    /// What the account is registered by.
    enum Identifier: Sendable {
        /// An email as typed.
        case email(String)
        /// A username as typed.
        case username(String)
        /// A phone as typed.
        case phone(String)
    }

    /// What shows that the identifier is the caller's own.
    enum Proof: Sendable {
        /// Nothing.
        case none
        /// A code sent to it, still to be checked.
        case code(Secret)
        /// Something checked before the registration began.
        case given
    }

    /// What the account is registered by.
    let identifier: Identifier
    /// The password; `nil` for none.
    let password: Secret?
    /// Whether the account must have one.
    let needsPassword: Bool
    /// What shows that the identifier is the caller's own.
    let proof: Proof
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

    /// Whether the account's identifier is verified from the start.
    var isProved: Bool {
        if case .none = proof { false } else { true }
    }

    /// The registration as pipeline functions see it, and the login that follows where the options ask for one.
    var call: LoginCall {
        LoginCall(method: .registration(kind, byCode: isProved), typed: typed, context: options.context) { [options] in
            [
                "profile": .object(options.profile.fields), "forceLogin": .bool(options.forceLogin),
                "generateToken": .bool(options.generateToken), "clientIp": .orNull(options.clientIP),
                "customData": options.customData.isEmpty ? .null : .object(options.customData),
            ]
        }
    }

    private var kind: UniqueIdentifier {
        switch identifier {
        case .email: .email
        case .username: .username
        case .phone: .phone
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
