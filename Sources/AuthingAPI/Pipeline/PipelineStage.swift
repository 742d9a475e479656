/// Where functions of the pool's operator take part in a registration or a login.
public enum PipelineStage: String, Sendable, CaseIterable {
    /// Before a registration is saved: may refuse.
    case preRegister = "PRE_REGISTER"
    /// After a registration was saved: may change the user.
    case postRegister = "POST_REGISTER"
    /// When a login's credentials are right and before it is recorded: may refuse, may change the user.
    case preAuthentication = "PRE_AUTHENTICATION"
    /// When a login is recorded: may change the user.
    case postAuthentication = "POST_AUTHENTICATION"

    /// Whether a function of the stage may end the call.
    public var mayRefuse: Bool { self == .preRegister || self == .preAuthentication }

    /// Whether a function of the stage may change the user; before a registration there is none.
    public var mayChangeUser: Bool { self != .preRegister }
}
