import AuthingAPI
import AuthingJSON

/// How a login proves who somebody is.
enum LoginMethod: Sendable, Equatable {
    /// By an identifier and the account's password.
    case password(UniqueIdentifier)
    /// By a code sent to the account's phone.
    case phoneCode
    /// By a registration that asked for a login.
    case registration
}

/// A login as it came in, whichever way it is proved.
struct LoginCall: Sendable {
    /// How it proves who somebody is.
    let method: LoginMethod
    /// The account as typed, for the audit trail.
    let typed: String
    /// Custom data to merge when the login succeeds.
    var customData: JSONObject = [:]
}

/// A login whose credentials are right.
struct ProvedLogin: Sendable {
    /// The account as the transaction that proved it found it, with what the proof changed in it.
    let account: Account
    /// The password that was right, and the hash that says so; `nil` where no password of the account was checked.
    let password: (presented: Secret, hash: PasswordHash)?

    /// Wraps what was proved.
    ///
    /// - Parameters:
    ///   - account: The account.
    ///   - password: The password that was right and the account's hash of it.
    init(_ account: Account, password: (presented: Secret, hash: PasswordHash)? = nil) {
        self.account = account
        self.password = password
    }
}

/// How far a login has come.
enum LoginStep: Sendable {
    /// Nobody has the account. What the proof wrote, such as a spent code, is kept; the caller may register it.
    case nobody
    /// It is complete.
    case done(User)
}
