import AuthingAPI

/// What an entry of a whitelist may be, in its normal form.
struct WhitelistValue {
    /// The normal form.
    let text: String

    /// Reads a value.
    ///
    /// - Parameters:
    ///   - typed: The value as typed.
    ///   - kind: Which whitelist it is for.
    /// - Throws: 2204, 2028, 2211, 400.
    init(_ typed: String, kind: WhitelistEntry.Kind) throws(AuthingError) {
        switch kind {
        case .email:
            if typed.utf8.first == UInt8(ascii: "@"), let address = EmailAddress("a\(typed)") {
                text = "@\(address.domain)"
            } else {
                text = try .email(typed)
            }
        case .phone: text = try .phone(typed)
        case .username: text = try .username(typed)
        }
    }
}

extension EmailAddress {
    /// The part behind the last `@`.
    var domain: Substring { text[text.index(after: text.lastIndex(of: "@") ?? text.startIndex)...] }
}

extension PoolStores {
    /// Whether the whitelist of an identifier lets a value register.
    ///
    /// - Parameters:
    ///   - identifier: Which identifier.
    ///   - text: Its normal form.
    /// - Returns: Whether the value is listed; an email also by its domain.
    /// - Throws: `StoreError`.
    func isListed(_ identifier: UniqueIdentifier, _ text: String) throws(StoreError) -> Bool {
        switch identifier {
        case .phone, .username: return try whitelist.contains(text, kind: identifier.whitelistKind)
        case .email:
            if try whitelist.contains(text, kind: .email) { return true }
            guard let domain = EmailAddress(text)?.domain else { return false }
            return try whitelist.contains("@\(domain)", kind: .email)
        }
    }
}

extension UniqueIdentifier {
    /// The whitelist of such identifiers.
    var whitelistKind: WhitelistEntry.Kind {
        switch self {
        case .email: .email
        case .phone: .phone
        case .username: .username
        }
    }
}

extension WhitelistSwitches {
    /// Whether an identifier must be listed.
    ///
    /// - Parameter identifier: Which one.
    /// - Returns: Whether its switch is on.
    func isEnabled(_ identifier: UniqueIdentifier) -> Bool {
        switch identifier {
        case .email: isEmailEnabled
        case .phone: isPhoneEnabled
        case .username: isUsernameEnabled
        }
    }
}
