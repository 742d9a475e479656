public import AuthingJSON
public import Foundation

/// An application of a pool: what calls name, and what tokens are made for.
public struct Application: Sendable, Equatable {
    /// How an application speaks with the pool.
    public enum LoginProtocol: String, Sendable, CaseIterable {
        /// OpenID Connect.
        case oidc
        /// OAuth 2.0.
        case oauth
        /// SAML 2.0.
        case saml
        /// CAS.
        case cas
        /// SAML as Azure Active Directory speaks it.
        case azureAD = "azure-ad"
    }

    /// Who may enter an application.
    public enum Access: String, Sendable, CaseIterable {
        /// Every user of the pool; the default.
        case everyone
        /// Only those it was granted to.
        case granted
    }

    /// The id, 24 hexadecimal digits.
    public let id: String
    /// Its name, which no other application of the pool has.
    public let name: String
    /// The address of its logo.
    public let logo: String
    /// Its host name, which stands in the issuer of its tokens: `https://DOMAIN/oidc`.
    public let domain: String
    /// What it is for.
    public let description: String?
    /// How it speaks with the pool.
    public let loginProtocol: LoginProtocol
    /// Who may enter it.
    public let access: Access
    /// When it was made.
    public let createdAt: Date
    /// When it was last changed.
    public let updatedAt: Date

    /// The logo of an application that was given none.
    public static let defaultLogo = "https://files.authing.co/authing-console/default-app-logo.png"

    /// Creates an application.
    ///
    /// - Parameters:
    ///   - id: The id.
    ///   - name: Its name.
    ///   - logo: The address of its logo.
    ///   - domain: Its host name.
    ///   - description: What it is for.
    ///   - loginProtocol: How it speaks with the pool.
    ///   - access: Who may enter it.
    ///   - createdAt: When it was made.
    ///   - updatedAt: When it was last changed.
    public init(
        id: String,
        name: String,
        logo: String = defaultLogo,
        domain: String,
        description: String? = nil,
        loginProtocol: LoginProtocol = .oidc,
        access: Access = .everyone,
        createdAt: Date,
        updatedAt: Date
    ) {
        self.id = id
        self.name = name
        self.logo = logo
        self.domain = domain
        self.description = description
        self.loginProtocol = loginProtocol
        self.access = access
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    /// The application in the API's shape.
    public var json: JSON { .object(object) }

    /// The application as the console shows it: with who may enter.
    public var consoleJSON: JSON {
        var object = object
        object["access"] = .string(access.rawValue)
        return .object(object)
    }

    private var object: JSONObject {
        [
            "id": .string(id),
            "name": .string(name),
            "logo": .string(logo),
            "domain": .string(domain),
            "description": .orNull(description),
            "createdAt": .preciseTime(createdAt),
            "updatedAt": .preciseTime(updatedAt),
            "protocol": .string(loginProtocol.rawValue),
        ]
    }
}

/// Some of the applications a user may enter, and how many there are in all.
public struct ApplicationPage: Sendable, Equatable {
    /// The applications of the page, oldest first.
    public let list: [Application]
    /// The number of all that fit, not of the page.
    public let totalCount: Int

    /// Creates a page.
    ///
    /// - Parameters:
    ///   - list: The applications of the page.
    ///   - totalCount: The number of all that fit.
    public init(list: [Application], totalCount: Int) {
        self.list = list
        self.totalCount = totalCount
    }

    /// The page in the API's shape.
    public var json: JSON { ["list": .array(list.map(\.json)), "totalCount": .integer(totalCount)] }
}
