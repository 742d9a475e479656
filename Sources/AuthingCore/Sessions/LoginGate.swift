import AuthingAPI
import AuthingJSON
import Foundation

/// A login that a call stands on: the token was good and its user may log in.
struct Login {
    /// The user's account.
    let account: Account
    /// What the token says.
    let claims: TokenClaims
    /// The token.
    let token: Secret

    /// The user with the token the call came with.
    var user: User {
        var user = account.user
        user.token = token
        user.tokenExpiredAt = claims.expiresAt
        return user
    }
}

/// Decides whether a token is good, inside a transaction.
struct LoginGate {
    let stores: any PoolStores
    let record: PoolRecord
    let now: Date

    /// Why a token is not good.
    enum Fault: Error {
        /// Its text is not; which answer that is depends on the call.
        case text(TokenFault)
        /// It was revoked.
        case revoked
        /// A reason that every call answers alike.
        case refusal(AuthingError)

        /// What a method answers that needs a login.
        var accessError: AuthingError {
            switch self {
            case .text(let fault): fault.accessError
            case .revoked: .notLoggedIn()
            case .refusal(let error): error
            }
        }

        /// What the check of a login status answers.
        var statusError: AuthingError {
            switch self {
            case .text(let fault): fault.statusError
            case .revoked: .loginExpired()
            case .refusal(let error): error
            }
        }
    }

    /// Reads a token and asks the pool about it.
    ///
    /// - Parameter token: The token.
    /// - Returns: What the token says.
    /// - Throws: `Fault`, `StoreError`.
    func check(_ token: Secret?) throws -> TokenClaims {
        guard let token, !token.isEmpty else { throw Fault.refusal(.notLoggedIn()) }
        let claims = try read(token)
        guard let standing = try stores.users.standing(of: claims.userID) else { throw Fault.refusal(.userUnknown()) }
        // Before the question whether it was revoked: a block revokes, and its holder is to read why.
        if standing.isBlocked { throw Fault.refusal(.userBlocked()) }
        guard standing.status == .activated else {
            throw Fault.refusal(.userInactive(status: standing.status.rawValue))
        }
        guard try stores.tokens.isGood(claims.tokenID) else { throw Fault.revoked }
        guard try stores.mayEnter(claims.userID, record) else { throw Fault.refusal(.appForbidden()) }
        return claims
    }

    /// Reads a token, asks the pool about it, and fetches its user.
    ///
    /// - Parameter token: The token.
    /// - Returns: The login it stands for.
    /// - Throws: `Fault`, `StoreError`.
    func open(_ token: Secret?) throws -> Login {
        let claims = try check(token)
        guard let token, let account = try stores.users.find(id: claims.userID) else {
            throw Fault.refusal(.userUnknown())
        }
        return Login(account: account, claims: claims, token: token)
    }

    private func read(_ token: Secret) throws(Fault) -> TokenClaims {
        let authorities = record.keys.map { [TokenAuthority(record.identity, $0)] } ?? []
        do {
            return try TokenGate(poolID: record.identity.poolID, authorities: authorities).open(token, at: now)
        } catch {
            throw .text(error)
        }
    }
}

extension PoolStores {
    /// The login a call stands on.
    ///
    /// - Parameters:
    ///   - context: The call's context, with its token.
    ///   - record: The pool.
    ///   - now: The present.
    /// - Returns: The login.
    /// - Throws: The refusal of a method that needs a login.
    func requireLogin(_ context: RequestContext, _ record: PoolRecord, at now: Date) throws -> Login {
        do {
            let login = try LoginGate(stores: self, record: record, now: now).open(context.token)
            context.note(.token, .passed, figures: ["expiresAt": .string(WireTime.text(of: login.claims.expiresAt))])
            return login
        } catch let fault as LoginGate.Fault {
            throw context.refuse(.token, fault.accessError)
        }
    }
}
