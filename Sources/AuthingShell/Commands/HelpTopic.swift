/// What the help explains beside commands, codes, settings and functions by their names.
enum HelpTopic: String, CaseIterable {
    case topics
    case errors
    case messages
    case pool
    case settings
    case functions
    case language
    case exitCodes = "exit-codes"
    case reports

    /// One line, without a full stop.
    var summary: String {
        switch self {
        case .topics: "this list"
        case .errors: "every code of the API; `help error 2000` explains one"
        case .messages: "every message code of the shell; `help A1104` explains one"
        case .pool: "the commands of the pool, and every setting with its type, range and default"
        case .settings: "every setting alone"
        case .functions: "the functions of expressions"
        case .language: "the statements of the language"
        case .exitCodes: "what the exit code of `authing` says"
        case .reports: "the reports of `authing test`"
        }
    }
}
