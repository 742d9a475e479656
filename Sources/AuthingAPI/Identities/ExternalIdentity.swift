public import AuthingJSON
public import Foundation

/// Someone as an external provider knows them: the account at GitHub, WeChat or a directory by which a pool's user logs in.
///
/// The tokens that a provider issues are not part of it: the core does not keep what it must never show.
public struct ExternalIdentity: Sendable, Equatable {
    /// Whose it is.
    public let userID: User.ID
    /// The pool of that user.
    public let userPoolID: String
    /// The provider, such as `github`, `wechat:mobile` or `ldap`; a user has at most one identity of each.
    public let provider: String
    /// The id that the provider gives to the person; within a pool it is one user's.
    public let subject: String
    /// The id that the provider gives to the person for one application, where it tells the two apart.
    public let openID: String?
    /// The connection of the pool to the provider; ids of two directories may collide, hence it counts for those.
    public let connectionID: String?
    /// The pool's configuration of the provider.
    public let extIdpID: String?
    /// What the subject is, such as `openid` or `unionid`.
    public let type: String?
    /// Whether it is of a social provider, not of a company's own.
    public let isSocial: Bool
    /// When it was bound to the user.
    public let createdAt: Date

    /// Creates an identity.
    ///
    /// - Parameters:
    ///   - userID: Whose it is.
    ///   - userPoolID: The pool of that user.
    ///   - claim: What the provider says.
    ///   - createdAt: When it was bound to the user.
    public init(userID: User.ID, userPoolID: String, claim: IdentityClaim, createdAt: Date) {
        self.userID = userID
        self.userPoolID = userPoolID
        self.createdAt = createdAt
        (provider, subject, openID) = (claim.provider, claim.subject, claim.openID)
        (connectionID, extIdpID) = (claim.connectionID, claim.extIdpID)
        (type, isSocial) = (claim.type, claim.isSocial)
    }

    /// The identity in the API's shape, without the provider's two tokens.
    public var json: JSON {
        [
            "openid": .orNull(openID),
            "userIdInIdp": .string(subject),
            "userId": .string(userID.rawValue),
            "connectionId": .orNull(connectionID),
            "isSocial": .bool(isSocial),
            "provider": .string(provider),
            "type": .orNull(type),
            "userPoolId": .string(userPoolID),
            "extIdpId": .orNull(extIdpID),
        ]
    }
}
