import AuthingAPI

/// What a directory speaks, and how its entries become users.
enum DirectoryKind: String, Sendable {
    /// LDAP.
    case ldap
    /// Active Directory.
    case activeDirectory = "ad"

    /// The name in messages.
    var title: String {
        switch self {
        case .ldap: "LDAP"
        case .activeDirectory: "Active Directory"
        }
    }

    /// The name to look for: of `CORP\alice` and of `alice@corp.example` an Active Directory knows `alice`.
    ///
    /// - Parameter typed: The name as typed.
    /// - Returns: The name; empty where nothing is left.
    func name(of typed: String) -> String {
        guard self == .activeDirectory else { return typed }
        let behindDomain = typed.split(separator: "\\", omittingEmptySubsequences: false).last ?? ""
        return String(behindDomain.prefix { $0 != "@" })
    }

    /// The attributes that a field is filled from; the first one that an entry has counts.
    var attributes: [(field: UserField, names: [String])] {
        let common: [(UserField, [String])] = [
            (.email, ["mail"]), (.phone, ["mobile"]),
            (.detail(.nickname), ["displayname"]), (.detail(.givenName), ["givenname"]),
            (.detail(.familyName), ["sn"]), (.detail(.region), ["st"]), (.detail(.locality), ["l"]),
            (.detail(.streetAddress), ["street"]), (.detail(.postalCode), ["postalcode"]), (.detail(.country), ["c"]),
        ]
        switch self {
        case .ldap:
            return [(.username, ["uid", "cn"]), (.detail(.name), ["cn"]), (.detail(.company), ["o"])] + common
        case .activeDirectory:
            return [
                (.username, ["samaccountname"]), (.detail(.name), ["displayname"]), (.detail(.company), ["company"]),
            ] + common
        }
    }
}
