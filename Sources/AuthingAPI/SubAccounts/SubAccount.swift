public import AuthingJSON
public import Foundation

/// An account that an application keeps of its own: who logs in by it is a user of the pool.
public struct SubAccount: Sendable, Equatable {
    /// What is typed at a login; unique in its application.
    public let account: String
    /// The application's id.
    public let appID: String
    /// Whom a login by it logs in.
    public let userID: User.ID
    /// The nickname that a login by it shows; the account's own name where absent.
    public let nickname: String?
    /// When it was made.
    public let createdAt: Date

    /// Creates a sub-account.
    ///
    /// - Parameters:
    ///   - account: What is typed at a login.
    ///   - appID: The application's id.
    ///   - userID: Whom a login by it logs in.
    ///   - nickname: The nickname that a login by it shows.
    ///   - createdAt: When it was made.
    public init(account: String, appID: String, userID: User.ID, nickname: String?, createdAt: Date) {
        self.account = account
        self.appID = appID
        self.userID = userID
        self.nickname = nickname
        self.createdAt = createdAt
    }

    /// The sub-account as a record, without its password.
    public var json: JSON {
        [
            "account": .string(account),
            "appId": .string(appID),
            "userId": .string(userID.rawValue),
            "nickname": .orNull(nickname),
            "createdAt": .time(createdAt),
        ]
    }
}

/// A sub-account that an operator makes.
public struct SubAccountCreation: Sendable {
    /// What is typed at a login: at most 64 characters, letter case counts.
    public var account: String
    /// The password; the user's own has nothing to do with it.
    public var password: Secret
    /// The user's id, email, phone or username.
    public var user: String
    /// The nickname that a login shows; the account's own name where absent.
    public var nickname: String?
    /// The application's id or name; the pool's first one where absent.
    public var app: String?

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - account: What is typed at a login.
    ///   - password: The password.
    ///   - user: The user's id, email, phone or username.
    ///   - nickname: The nickname that a login shows.
    ///   - app: The application's id or name.
    public init(account: String, password: Secret, user: String, nickname: String? = nil, app: String? = nil) {
        self.account = account
        self.password = password
        self.user = user
        self.nickname = nickname
        self.app = app
    }
}
