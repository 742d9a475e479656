/// An application that an operator makes.
public struct ApplicationCreation: Sendable {
    /// Its name: 1 to 64 characters, taken by no other application of the pool.
    public var name: String
    /// The address of its logo; the default one when absent.
    public var logo: String?
    /// Its host name; one made of its id, which resolves nowhere, when absent.
    public var domain: String?
    /// What it is for, up to 140 characters.
    public var description: String?
    /// How it speaks with the pool.
    public var loginProtocol: Application.LoginProtocol
    /// Who may enter it.
    public var access: Application.Access

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - logo: The address of its logo.
    ///   - domain: Its host name.
    ///   - description: What it is for.
    ///   - loginProtocol: How it speaks with the pool.
    ///   - access: Who may enter it.
    public init(
        name: String,
        logo: String? = nil,
        domain: String? = nil,
        description: String? = nil,
        loginProtocol: Application.LoginProtocol = .oidc,
        access: Application.Access = .everyone
    ) {
        self.name = name
        self.logo = logo
        self.domain = domain
        self.description = description
        self.loginProtocol = loginProtocol
        self.access = access
    }
}
