import AuthingAPI
import AuthingJSON

/// What a password login presents.
struct PasswordCredential: Sendable {
    /// Which identifier.
    let identifier: UniqueIdentifier
    /// The identifier as typed.
    let typed: String
    /// The password.
    let password: Secret
    /// What else was given.
    let options: LoginOptions

    /// The login.
    var call: LoginCall {
        LoginCall(
            method: .password(identifier),
            typed: typed,
            customData: options.customData,
            context: options.context
        ) { [options] in
            ["autoRegister": .bool(options.autoRegister), "clientIp": .orNull(options.clientIP)]
        }
    }

    /// The registration that an unknown account gets, where the options ask for it.
    ///
    /// A phone registered so is not proved: no code was sent to it.
    var registration: RegistrationPlan {
        let (identifier, source): (RegistrationPlan.Identifier, String) =
            switch identifier {
            case .email: (.email(typed), "basic:email")
            case .username: (.username(typed), "basic:username-password")
            case .phone: (.phone(typed), "basic:phone-password")
            }
        return RegistrationPlan(
            identifier: identifier,
            password: password,
            needsPassword: true,
            proof: .none,
            source: source,
            options: RegistrationOptions(
                forceLogin: true,
                customData: options.customData,
                context: options.context
            )
        )
    }
}
