/// How one method of the API is called by other means: with curl, and with the SDKs for Python, PHP and Swift.
///
/// Arguments are named as the command's declaration names them.
struct MethodDress: Sendable {
    let python: PythonDress
    let php: PHPDress
    let swift: SwiftDress
    let wire: WireDress
    /// Whether it is called with the token of who is logged in.
    var needsToken = false
}

/// A method of the official Python SDK, whose arguments are given by name: those of the command in snake case.
struct PythonDress: Sendable {
    let method: String
    /// Arguments that the SDK calls otherwise.
    var names: [String: String] = [:]
    /// The one argument that takes a record of all that was given, for an update of fields.
    var record: String?
    /// What is to be known of it.
    var note: String?
    /// Arguments of the command that the SDK does not have.
    var lacks: Set<String> = []
}

/// A method of the official PHP SDK.
enum PHPDress: Sendable {
    /// Called with values in this order; what is not given at the end is left out.
    case positional(String, [String])
    /// Called with an input object of this class, made of values in this order, and set up with `with…` methods.
    case input(String, String, [String])
    /// Called with an object whose properties have these names.
    case object(String, [(property: String, argument: String)])
    /// Called with an input object whose fields are those that were given.
    case fields(String, String)
    /// The SDK documents no such method.
    case absent
}

/// A method of `AuthenticationClient`.
struct SwiftDress: Sendable {
    /// How an argument is passed.
    struct Argument: Sendable {
        /// The label, `nil` for none.
        let label: String?
        let name: String
        /// Whether it is a `Secret`, whatever the command takes.
        let isSecret: Bool

        init(_ label: String?, _ name: String, secret isSecret: Bool = false) {
            self.label = label
            self.name = name
            self.isSecret = isSecret
        }
    }

    let method: String
    var arguments: [Argument] = []
    /// The type that holds what is given as options.
    var options: String?
    /// The one argument that takes a record of all that was given, for an update of fields.
    var record = false
    /// Whether it asks the service, and may fail.
    var isLocal = false
}

/// A request of the protocol.
enum WireDress: Sendable {
    /// A GraphQL operation, its arguments in the members of an input object of a type, or each of its own.
    case graphQL(Operation)
    /// A request to a path with a body of JSON, or a query where it is a GET.
    case rest(String, String, [Member])
    /// Nothing is sent: the reason.
    case local(String)

    /// A GraphQL operation.
    struct Operation: Sendable {
        let kind: String
        let field: String
        var input: String?
        let members: [Member]
        let selection: String
    }

    /// One value that is sent.
    struct Member: Sendable {
        let name: String
        let type: String
        let value: WireValue

        init(_ name: String, _ type: String, _ value: WireValue) {
            self.name = name
            self.type = type
            self.value = value
        }
    }

    /// What is sent for it.
    enum WireValue: Sendable {
        /// An argument as it is.
        case plain(String)
        /// An argument, encrypted with the pool's public key.
        case encrypted(String)
        /// A record as the text of a list of `{key, value}`.
        case params(String)
        /// An argument as JSON text.
        case text(String)
        /// A record as a list of `{key, value}` with each value as JSON text.
        case pairs(String)
        /// All arguments that were given, by their fields.
        case all
        /// The same for each call.
        case constant(String)
        /// The id of who is logged in.
        case ownID
    }
}
