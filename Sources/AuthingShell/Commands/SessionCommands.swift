import AuthingAPI
import AuthingJSON
import AuthingScript

/// The current user, tokens and logout.
extension Command {
    static let session: [Command] = [
        whoami, sessionCheck, sessionTrack, logout, tokenStatus, tokenRefresh, tokenSet, sessionClear,
    ]

    private static let token = CommandSignature.Parameter.secret(
        "token",
        "an id_token, the session's own by default",
        isOptional: true
    )
    private static let tokenErrors = [2020, 2206, 2036, 2004, 2005]

    static let whoami = Command(
        "whoami",
        aliases: ["get_current_user", "getCurrentUser"],
        group: .authentication,
        summary: "Gives the user who is logged in, as the pool has it now",
        parameters: [token],
        result: UserShape.one,
        errors: tokenErrors,
        examples: [
            Example(
                given: ["let u = login username bob pass-4711 --auto-register"],
                "print (whoami).username",
                prints: "bob"
            )
        ],
        body: .service { arguments, services in
            UserShape.one.value(try await services.client.currentUser(token: arguments.optionalSecret("token")).json)
        }
    )

    static let sessionCheck = Command(
        "session check",
        aliases: ["check_logged_in", "checkLoggedIn"],
        group: .authentication,
        summary: "Gives the user who is logged in, or the error that says why nobody is",
        result: UserShape.one,
        errors: tokenErrors,
        examples: [Example("expect error 2020 session check")],
        body: .service { _, services in
            UserShape.one.value(try await services.client.checkLoggedIn().json)
        }
    )

    private static let track = ResultShape(
        "the session, and whose it is; {session: null} where nobody is logged in",
        fields: [
            .init("session", "appId, type and userId"),
            .init("userInfo", "what it tells of the user"),
        ]
    ).shown { _, value in
        guard case .record(let record) = value, record["session"] == .null else { return nil }
        return "no session"
    }

    static let sessionTrack = Command(
        "session track",
        aliases: ["track_session", "trackSession"],
        group: .authentication,
        summary: "Says who is logged in at the pool, for any of its applications",
        discussion: """
            With `pool set appSsoEnabled true` each login makes a session. It ends with a logout, a new password, a block, \
            and after ssoSessionLifetime; forgetting the token does not end it.
            """,
        result: track,
        examples: [
            Example("session track", prints: "no session"),
            Example(
                given: [
                    "pool set appSsoEnabled true", "let u = login username bob pass-4711 --auto-register",
                    "session clear",
                ],
                "print (session track).userInfo.username",
                prints: "bob"
            ),
        ],
        body: .service { _, services in
            var answer = try await services.client.trackSession().json
            guard case .object(var object) = answer, let info = object["userInfo"] else { return Value(answer) }
            object["userInfo"] = nil
            answer = .object(object)
            guard case .record(var record) = Value(answer) else { return Value(answer) }
            record["userInfo"] = userInfo.value(info)
            return .record(record)
        }
    )

    private static let userInfo = ResultShape(
        "what a session tells of the user",
        fields: [.init("token", "the id_token the call came with", secrecy: .token)]
    )

    static let logout = Command(
        "logout",
        group: .authentication,
        summary: "Ends the login: the token stops working and the session forgets it",
        discussion: "Tokens of other devices stay good.",
        result: ResultShape("true").shown { _, _ in "logged out" },
        errors: tokenErrors,
        examples: [
            Example(given: ["let u = login username bob pass-4711 --auto-register"], "logout", prints: "logged out")
        ],
        body: .service { _, services in
            try await services.client.logout()
            return .boolean(true)
        }
    )

    static let tokenStatus = Command(
        "token status",
        aliases: ["check_login_status", "checkLoginStatus"],
        group: .authentication,
        summary: "Says whether a token is good, and until when",
        discussion:
            "A bad token is no error here: its code stands in the result, 2206 expired, 2207 garbage, 2020 none.",
        parameters: [token],
        result: ResultShape(
            "the verdict",
            fields: [
                .init("code", "200, or what is wrong"),
                .init("message", "the same in words"),
                .init("status", "whether the token is good"),
                .init("exp", "when it ends, in seconds since 1970"),
                .init("iat", "when it was issued, in seconds since 1970"),
            ]
        ),
        examples: [
            Example(
                given: ["let u = login username bob pass-4711 --auto-register", "clock advance 14d"],
                "print (token status).code",
                prints: "2206"
            )
        ],
        body: .service { arguments, services in
            Value(try await services.client.checkLoginStatus(arguments.optionalSecret("token")).json)
        }
    )

    private static let refreshed = ResultShape(
        "the new token",
        fields: [
            .init("token", "the new id_token", secrecy: .token),
            .init("iat", "when it was issued, in seconds since 1970"),
            .init("exp", "when it ends, in seconds since 1970"),
        ]
    )

    static let tokenRefresh = Command(
        "token refresh",
        aliases: ["refresh_token", "refreshToken"],
        group: .authentication,
        summary: "Issues a new token of full life; the old one stays good until its own end",
        parameters: [token],
        result: refreshed,
        errors: tokenErrors,
        examples: [
            Example(
                given: ["let u = login username bob pass-4711 --auto-register", "let t = token refresh"],
                "print ($t.exp - $t.iat)",
                prints: "1209600"
            )
        ],
        body: .service { arguments, services in
            refreshed.value(try await services.client.refreshToken(arguments.optionalSecret("token")).json)
        }
    )

    static let tokenSet = Command(
        "token set",
        aliases: ["set_token", "setToken"],
        group: .authentication,
        summary: "Makes a token the session's own, without asking the service",
        parameters: [.secret("token", "an id_token")],
        examples: [
            Example(
                given: ["let u = login username bob pass-4711 --auto-register", "session clear", "token set $u.token"],
                "print (whoami).username",
                prints: "bob"
            )
        ],
        body: .service { arguments, services in
            services.client.setToken(arguments.secret("token"))
            return .null
        }
    )

    static let sessionClear = Command(
        "session clear",
        aliases: ["clear_current_user", "clearCurrentUser"],
        group: .authentication,
        summary: "Forgets the current user and token, without asking the service",
        examples: [
            Example(
                given: ["let u = login username bob pass-4711 --auto-register", "session clear"],
                "print (token status).code",
                prints: "2020"
            )
        ],
        body: .service { _, services in
            services.client.clearSession()
            return .null
        }
    )
}
