import AuthingAPI
import AuthingJSON

/// How a login proves who somebody is.
enum LoginMethod: Sendable, Equatable {
    /// By an identifier and the account's password.
    case password(UniqueIdentifier)
    /// By an account that the application keeps of its own, and its password.
    case subAccount
    /// By a code sent to the account's phone.
    case phoneCode
    /// By a registration that asked for a login: of this identifier, proved by a code or not.
    case registration(UniqueIdentifier, byCode: Bool)
    /// By a password that a directory checks.
    case directory(DirectoryKind)
    /// By a provider that vouches for the person.
    case social(String)
}

extension LoginMethod {
    /// The name pipeline functions know the way by: `password`, `sms`.
    var protocolName: String {
        switch self {
        case .password, .subAccount, .registration(_, byCode: false): "password"
        case .phoneCode, .registration(_, byCode: true): "sms"
        case .directory: "ldap"
        case .social: "social"
        }
    }

    /// The connection pipeline functions know a foreign source of identities by; `nil` for the pool's own accounts.
    var connection: String? {
        switch self {
        case .password, .subAccount, .phoneCode, .registration: nil
        case .directory(let kind): kind.rawValue
        case .social(let provider): provider
        }
    }

    /// The API's name of what was typed.
    var accountName: String {
        switch self {
        case .password(let identifier), .registration(let identifier, _): identifier.rawValue
        case .subAccount: "account"
        case .phoneCode: UniqueIdentifier.phone.rawValue
        case .directory, .social: UniqueIdentifier.username.rawValue
        }
    }
}

/// A login as it came in, whichever way it is proved.
struct LoginCall: Sendable {
    /// How it proves who somebody is.
    let method: LoginMethod
    /// The account as typed.
    let typed: String
    /// Custom data to merge when the login succeeds.
    let customData: JSONObject
    /// The caller's own record for pipeline functions.
    let context: JSONObject?
    /// What else the caller sent, by the API's names and without secrets; made only where functions are to see it.
    let details: @Sendable () -> JSONObject

    /// Describes a login.
    ///
    /// - Parameters:
    ///   - method: How it proves who somebody is.
    ///   - typed: The account as typed.
    ///   - customData: Custom data to merge when the login succeeds.
    ///   - context: The caller's own record for pipeline functions.
    ///   - details: What else the caller sent, without secrets.
    init(
        method: LoginMethod,
        typed: String,
        customData: JSONObject = [:],
        context: JSONObject? = nil,
        details: @escaping @Sendable () -> JSONObject = { [:] }
    ) {
        self.method = method
        self.typed = typed
        self.customData = customData
        self.context = context
        self.details = details
    }

    /// What the caller sent, without secrets.
    var body: JSONObject {
        var body: JSONObject = [method.accountName: .string(typed)]
        if !customData.isEmpty { body["customData"] = .object(customData) }
        for (name, value) in details() where !value.isNull { body[name] = value }
        return body
    }

    /// The identifiers of the call; of a registration also its profile and whether it is a login, too.
    var data: JSONObject {
        var data: JSONObject = ["username": .null, "email": .null, "phone": .null]
        data[method.accountName] = .string(typed)
        guard case .registration = method else { return data }
        let details = details()
        data["forceLogin"] = details["forceLogin"] ?? false
        data["profile"] = details["profile"] ?? [:]
        return data
    }
}

/// A login whose credentials are right.
struct ProvedLogin: Sendable {
    /// The account as the transaction that proved it found it, with what the proof changed in it.
    let account: Account
    /// The password that was right, and the hash that says so; `nil` where no password was checked.
    let password: (presented: Secret, hash: PasswordHash)?
    /// The sub-account whose password it was; `nil` where it was the account's own.
    let subAccount: SubAccountRecord?

    /// Wraps what was proved.
    ///
    /// - Parameters:
    ///   - account: The account.
    ///   - password: The password that was right and its hash.
    ///   - subAccount: The sub-account whose password it was.
    init(
        _ account: Account,
        password: (presented: Secret, hash: PasswordHash)? = nil,
        subAccount: SubAccountRecord? = nil
    ) {
        self.account = account
        self.password = password
        self.subAccount = subAccount
    }

    /// The account's own password, if that is what was proved: the rules about passwords are about it alone.
    var ownPassword: Secret? { subAccount == nil ? password?.presented : nil }

    /// Whose password it was.
    var bearer: PasswordBearer { PasswordBearer(account, subAccount) }
}

/// How far a login has come.
enum LoginStep: Sendable {
    /// Nobody has the account. What the proof wrote, such as a spent code, is kept; the caller may register it.
    case nobody
    /// Its user may log in; functions are to be asked before it is written.
    case admitted(ProvedLogin)
    /// It is written.
    case written(User)
}
