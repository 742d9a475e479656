import AuthingAPI
import AuthingJSON
import Foundation

/// Logs in by a code that WeChat gave a mobile program; a person it names for the first time gets a user.
struct LoginByWeChat: Sendable {
    let parts: CoreParts

    private static let provider = "wechat:mobile"

    /// Logs in.
    ///
    /// - Parameters:
    ///   - request: The code and what WeChat is told with it.
    ///   - context: The call's context.
    /// - Returns: The user with a new token.
    /// - Throws: The first refusal.
    func callAsFunction(_ request: WeChatLogin, in context: RequestContext) async throws(AuthingError) -> User {
        let call = LoginCall(method: .social(Self.provider), typed: "") {
            ["country": .orNull(request.country), "lang": .orNull(request.lang), "state": .orNull(request.state)]
        }
        let login = CompleteLogin(parts: parts, call: call, context: context, now: parts.now)
        let profile = try await identify(request, login)
        let user = try await login { transaction, event in
            let account = try Self.account(of: profile, transaction)
            event.userID = account.user.id
            event.subject = profile.openID
            return ProvedLogin(account)
        }
        guard let user else { throw .userUnknown() }
        return user
    }

    private func identify(_ request: WeChatLogin, _ login: CompleteLogin) async throws(AuthingError) -> SocialProfile {
        try await parts.pool.prepare(login.event, at: login.now) { stores, _ in
            _ = try stores.enter(login.context)
            guard !request.code.isEmpty else { throw AuthingError.argumentMissing("code") }
        }
        let refusal: AuthingError
        do throws(SocialError) {
            if let weChat = parts.connections.weChat { return try await weChat.identify(request) }
            refusal = .notConnected("WeChat")
        } catch {
            switch error {
            case .codeRefused: refusal = .socialCodeRefused()
            case .unreachable: refusal = .connectionFailed("WeChat")
            }
        }
        try await parts.pool.settle(login.event, at: login.now) { _, _ in throw refusal }
        throw refusal
    }

    private static func account(of profile: SocialProfile, _ transaction: EntryTransaction) throws -> Account {
        let stores = transaction.stores
        // People are told apart by the id that all applications of the provider share, where there is one.
        let claim = IdentityClaim(
            provider: provider,
            subject: profile.unionID ?? profile.openID,
            openID: profile.openID,
            type: profile.unionID == nil ? "openid" : "unionid"
        )
        if let identity = try stores.identities.find(claim), let account = try stores.users.find(id: identity.userID) {
            transaction.context.note(.userKnown, .passed, figures: ["id": .string(account.user.id.rawValue)])
            return account
        }
        let id = User.ID(rawValue: transaction.parts.environment.makeIdentifier())
        var user = User(id: id, userPoolID: transaction.record.identity.poolID, createdAt: transaction.now)
        user.registerSource = ["social:\(provider)"]
        (user.openID, user.unionID, user.oauth) = (profile.openID, profile.unionID, profile.raw)
        user.details = profile.details
        user.details.fillDefaults(transaction.record.settings)
        let account = Account(user: user)
        if let conflict = try stores.users.insert(account) { throw AuthingError.taken(conflict, user[conflict] ?? "") }
        let identity = ExternalIdentity(
            userID: id,
            userPoolID: user.userPoolID,
            claim: claim,
            createdAt: transaction.now
        )
        if try stores.identities.insert(identity) != nil { throw AuthingError.identityTaken(provider) }
        let event = EventDraft(
            .register,
            userID: id,
            subject: profile.openID,
            clientIP: transaction.context.clientIP
        )
        try stores.events.close(event, code: .success, at: transaction.now)
        transaction.context.note(.userKnown, .passed, figures: ["id": .string(id.rawValue), "imported": true])
        return account
    }
}
