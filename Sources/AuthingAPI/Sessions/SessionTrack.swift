public import AuthingJSON

/// Who is logged in at the pool, for any of its applications.
public struct SessionTrack: Sendable, Equatable {
    /// A login that all applications of the pool see.
    public struct Session: Sendable, Equatable {
        /// The application that it was made for.
        public let appID: String
        /// Whose it is.
        public let user: User
        /// The id_token the call came with, where that is the user's own.
        public let token: Secret?

        /// Creates a session.
        ///
        /// - Parameters:
        ///   - appID: The application that it was made for.
        ///   - user: Whose it is.
        ///   - token: The id_token the call came with.
        public init(appID: String, user: User, token: Secret?) {
            self.appID = appID
            self.user = user
            self.token = token
        }
    }

    /// The session; `nil` where nobody is logged in.
    public let session: Session?

    /// Wraps a session.
    ///
    /// - Parameter session: The session.
    public init(_ session: Session?) { self.session = session }

    /// The answer in the API's shape: `{session: null}`, or the session and what it tells of the user.
    public var json: JSON {
        guard let session else { return ["session": .null] }
        let user = session.user
        return [
            "session": [
                "appId": .string(session.appID), "type": "oidc", "userId": .string(user.id.rawValue),
            ],
            "userInfo": [
                "_id": .string(user.id.rawValue),
                "email": .orNull(user.email),
                "registerInClient": .string(session.appID),
                "token": .orNull(session.token?.reveal { $0 }),
                "tokenExpiredAt": .time(user.tokenExpiredAt),
                "photo": .orNull(user.details[.photo]),
                "company": .orNull(user.details[.company]),
                "nickname": .orNull(user.details[.nickname]),
                "username": .orNull(user.username),
            ],
        ]
    }
}
