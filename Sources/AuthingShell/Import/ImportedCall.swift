import AuthingJSON
import Foundation

/// What a recorded request comes to: a command and its arguments, without the text of any secret.
struct ImportedCall {
    /// One argument.
    enum Argument {
        /// A text in its place.
        case text(String)
        /// A secret in its place.
        case secret(SecretReference)
        /// An option with a text.
        case option(String, String)
        /// An option with a record, or any other value.
        case value(String?, JSON)
        /// An option without a value.
        case flag(String)
        /// What a captcha asks for: `--captcha-code`.
        case captcha
        /// The code that was sent to somebody, in its place; with a name as an option.
        case code(String?, recipient: String, SecretReference)
    }

    /// A secret by who has it, never by its text.
    enum SecretReference: Hashable {
        /// The password of an account; the number tells texts apart, and is 0 where they were encrypted.
        case password(account: String, text: Int)
        /// A password that the account gets by this call.
        case newPassword(account: String, text: Int)
        /// A token.
        case token(Int)
        /// A code, a token of a mail, or anything else.
        case other(String, Int)
    }

    /// How a call came out.
    enum Outcome {
        case unknown
        case succeeded
        case refused(Int?)
    }

    /// A user as an answer tells of one.
    struct KnownUser {
        var id = ""
        var email: String?
        var username: String?
        var phone: String?
        var emailVerified = false
        var phoneVerified = false
        /// The identifiers, as somebody may have typed them.
        var identifiers: [String] { [email, username, phone].compactMap(\.self) }
    }

    /// The command's name.
    var command: String
    var arguments: [Argument] = []
    /// What the recording calls it.
    var label = ""
    var place = ""
    /// Where it went.
    var host = ""
    var startedAt: Date?
    var status: Int?
    var outcome = Outcome.unknown
    /// The token that it was made with.
    var token: Int?
    /// The users that tokens tell of.
    var tokenUser: KnownUser?
    /// Whether it needs a token.
    var needsLogin = false
    /// The token that it answered.
    var newToken: Int?
    /// Whether its user is logged in afterwards.
    var isLogin = false
    /// The user that it answered.
    var user: KnownUser?
    /// Whose password it checks.
    var account: String?
    /// The address that the call came from.
    var clientIP: String?
    /// The custom fields that it answered, by key.
    var fields: [(key: String, type: String)] = []
    /// The pool and application of the recording.
    var poolID: String?
    var appID: String?

    init(_ command: String, _ arguments: [Argument] = []) {
        self.command = command
        self.arguments = arguments
    }
}

/// One request of a recording, in its order.
enum ImportedEntry {
    case call(ImportedCall)
    /// A request to the service that is no method of the API.
    case unknown(method: String, path: String, status: Int?, host: String, startedAt: Date?, place: String)

    var startedAt: Date? {
        switch self {
        case .call(let call): call.startedAt
        case .unknown(_, _, _, _, let startedAt, _): startedAt
        }
    }
}

/// What a recording was made into.
package struct ImportedScript: Sendable {
    /// The script.
    package let text: String
    /// How many calls of the API became statements.
    package let callCount: Int
    /// How many requests to the service became comments.
    package let unknownCount: Int
    /// How many requests went elsewhere and were left out.
    package let otherCount: Int
    /// The names of the secrets that the script asks for.
    package let secrets: [String]
}

/// Why a recording cannot be read; it never quotes what it was reading.
package struct ImportFault: Error, Equatable {
    /// Where: `line 3, column 5` or `entry 3`.
    package let place: String
    /// What is wrong.
    package let message: String
}
