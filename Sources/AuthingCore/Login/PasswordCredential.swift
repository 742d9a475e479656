import AuthingAPI
import AuthingJSON

/// What a password login presents.
struct PasswordCredential: Sendable {
    /// By what it names an account.
    enum Identifier: Sendable {
        /// By an identifier of the user.
        case user(UniqueIdentifier)
        /// By an account that the application keeps of its own.
        case subAccount
    }

    /// By what it names an account.
    let identifier: Identifier
    /// The identifier as typed.
    let typed: String
    /// The password.
    let password: Secret
    /// What else was given.
    let options: LoginOptions

    /// The login.
    var call: LoginCall {
        LoginCall(
            method: method,
            typed: typed,
            customData: options.customData,
            context: options.context
        ) { [options] in
            ["autoRegister": .bool(options.autoRegister), "clientIp": .orNull(options.clientIP)]
        }
    }

    private var method: LoginMethod {
        switch identifier {
        case .user(let identifier): .password(identifier)
        case .subAccount: .subAccount
        }
    }

    /// Nobody has the account.
    var unknownError: AuthingError {
        switch identifier {
        case .user: .userUnknown(typed)
        case .subAccount: .subAccountUnknown(typed)
        }
    }

    /// The registration that an unknown account gets, where the options ask for it.
    ///
    /// A phone registered so is not proved: no code was sent to it. A sub-account registers nobody.
    var registration: RegistrationPlan? {
        guard case .user(let kind) = identifier else { return nil }
        let (identifier, source): (RegistrationPlan.Identifier, String) =
            switch kind {
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
