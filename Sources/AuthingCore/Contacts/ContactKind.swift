import AuthingAPI
import AuthingJSON

/// A way to reach a user that a code proves, with the words of its refusals.
enum ContactKind: Sendable {
    /// The phone.
    case phone
    /// The email.
    case email

    /// The identifier it is.
    var identifier: UniqueIdentifier {
        switch self {
        case .phone: .phone
        case .email: .email
        }
    }

    /// Whether a pool wants the old one proved before it is replaced.
    ///
    /// - Parameter settings: The pool's settings.
    /// - Returns: Whether it does.
    func needsOld(_ settings: PoolSettings) -> Bool {
        switch self {
        case .phone: settings.verifiesOldPhone
        case .email: settings.verifiesOldEmail
        }
    }

    /// What a code sent there is bound to.
    ///
    /// - Parameter typed: The number or address as typed.
    /// - Returns: The address in its normal form; `nil` when it is malformed.
    func address(_ typed: String) -> CodeAddress? {
        switch self {
        case .phone: PhoneNumber(typed).map { CodeAddress(phone: $0) }
        case .email: EmailAddress(typed).map { CodeAddress(email: $0, purpose: .changeEmail) }
        }
    }

    /// The way that codes take there.
    var channel: OutboxMessage.Channel {
        switch self {
        case .phone: .sms
        case .email: .email
        }
    }

    /// The rule that asks about the form.
    var formRule: DecisionRule {
        switch self {
        case .phone: .phoneForm
        case .email: .emailForm
        }
    }

    /// 2028 or 2204.
    func malformed(_ typed: String) -> AuthingError {
        switch self {
        case .phone: .malformedPhone(typed)
        case .email: .malformedEmail(typed)
        }
    }

    /// 2035 or 2200, of the account itself.
    var present: AuthingError {
        switch self {
        case .phone: .phonePresent()
        case .email: .emailPresent()
        }
    }

    /// 2216 or 2219.
    var missing: AuthingError {
        switch self {
        case .phone: .phoneMissing()
        case .email: .emailMissing()
        }
    }

    /// 2231.
    var notBoundYet: AuthingError {
        switch self {
        case .phone: .phoneNotBoundYet()
        case .email: .emailNotBoundYet()
        }
    }

    /// 2230 or 2229.
    var unchanged: AuthingError {
        switch self {
        case .phone: .phoneUnchanged()
        case .email: .emailUnchanged()
        }
    }

    /// 2228 or 2227.
    var oldRequired: AuthingError {
        switch self {
        case .phone: .oldPhoneRequired()
        case .email: .oldEmailRequired()
        }
    }

    /// 2038 or 2037.
    var oldWrong: AuthingError {
        switch self {
        case .phone: .oldPhoneWrong()
        case .email: .oldEmailWrong()
        }
    }
}

extension UserEdit {
    /// Sets or clears a contact.
    ///
    /// - Parameters:
    ///   - kind: Which one.
    ///   - text: Its normal form; `nil` to clear it.
    ///   - isVerified: Whether it was proved; what is cleared never is.
    mutating func set(_ kind: ContactKind, to text: String?, isVerified: Bool) {
        let isVerified = isVerified && text != nil
        switch kind {
        case .phone:
            set(\.phone, text, .phone)
            set(\.phoneVerified, isVerified, .phoneVerified)
        case .email:
            set(\.email, text, .email)
            set(\.emailVerified, isVerified, .emailVerified)
        }
    }
}

extension PoolStores {
    /// Makes the codes sent to a user's contacts worthless that the user has no longer.
    ///
    /// A link in a mail needs no such care: it proves the address it was sent to while the account has that, and nothing else.
    ///
    /// - Parameters:
    ///   - user: The user before the change.
    ///   - changed: The user after it.
    /// - Throws: `StoreError`.
    func voidCodes(leftBehindBy user: User, changedTo changed: User) throws {
        for kind in [ContactKind.phone, .email] {
            guard let old = user[kind.identifier], old != changed[kind.identifier] else { continue }
            try codes.void(kind.channel, to: old, at: changed.updatedAt)
        }
    }
}
