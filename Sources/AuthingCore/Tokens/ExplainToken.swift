import AuthingAPI
import AuthingJSON
import Foundation

/// Says what a token says and what each check of it comes to; the verdict as a whole is the login's own.
struct ExplainToken: Sendable {
    let parts: CoreParts

    /// Explains a token.
    ///
    /// - Parameters:
    ///   - token: Any text.
    ///   - appID: The application that a call with it would name.
    /// - Returns: The explanation.
    /// - Throws: 1000.
    func callAsFunction(_ token: Secret, for appID: String) async throws(AuthingError) -> TokenExplanation {
        let now = parts.now
        return try await parts.pool.look { stores in
            let record = try stores.pool.load(through: appID)
            let anatomy = TokenAnatomy(token)
            let findings = try TokenFindings(anatomy: anatomy, record: record, stores: stores, now: now).all()
            return TokenExplanation(
                refusal: try Self.refusal(of: token, LoginGate(stores: stores, record: record, now: now)),
                header: anatomy.header,
                claims: anatomy.claims,
                issuedAt: anatomy.time("iat"),
                expiresAt: anatomy.time("exp"),
                now: now,
                findings: findings
            )
        }
    }

    private static func refusal(of token: Secret, _ gate: LoginGate) throws -> AuthingError? {
        do {
            _ = try gate.check(token)
            return nil
        } catch let fault as LoginGate.Fault {
            return fault.statusError
        }
    }
}

/// The checks of a token, each by itself.
private struct TokenFindings {
    let anatomy: TokenAnatomy
    /// The pool, loaded through the application of the call.
    let record: PoolRecord
    let stores: any PoolStores
    let now: Date

    func all() throws -> [TokenExplanation.Finding] {
        // A token of another application of the pool is judged by that application's key.
        let authority = try issuingAuthority()
        return [
            form, algorithm, key(authority), signature(authority), issuer(authority), try audience(), pool, time,
            try revocation(), try user(),
        ]
    }

    private func issuingAuthority() throws -> TokenAuthority? {
        let audience = anatomy.claim("aud") ?? record.identity.appID
        let issuing = try stores.pool.load(through: audience)
        return issuing.keys.map { TokenAuthority(issuing.identity, $0) }
    }

    private var form: TokenExplanation.Finding {
        if let fault = anatomy.fault { return .init(.form, .failed, fault) }
        return .init(.form, .passed, .init(chinese: "三部分，均可读取", english: "three parts that can be read"))
    }

    private var algorithm: TokenExplanation.Finding {
        guard let header = anatomy.header else { return unreadable(.algorithm, "头部", "header") }
        let name = header["alg"]?.text() ?? "null"
        guard header["alg"] == "HS256" else {
            return .init(
                .algorithm,
                .failed,
                .init(chinese: "alg 为 \(name)，应为 HS256", english: "alg is \(name), it must be HS256")
            )
        }
        guard header["typ"] == "JWT", header.count == 3, header["kid"] != nil else {
            return .init(
                .algorithm,
                .failed,
                .init(
                    chinese: "头部须且仅须有 alg、typ（JWT）、kid",
                    english: "the header must have alg, typ (JWT) and kid, and nothing else"
                )
            )
        }
        return .init(.algorithm, .passed, .init(chinese: "HS256", english: "HS256"))
    }

    private func key(_ authority: TokenAuthority?) -> TokenExplanation.Finding {
        guard let header = anatomy.header else { return unreadable(.key, "头部", "header") }
        guard let authority else { return noKey(.key) }
        let name = header["kid"]?.text() ?? "null"
        guard header["kid"]?.stringValue == authority.keyID else {
            return .init(
                .key,
                .failed,
                .init(
                    chinese: "没有名为 \(name) 的密钥，应为 \"\(authority.keyID)\"",
                    english: "no key is named \(name), the application's is \"\(authority.keyID)\""
                )
            )
        }
        return .init(.key, .passed, .init(chinese: "密钥 \(name)", english: "key \(name)"))
    }

    private func signature(_ authority: TokenAuthority?) -> TokenExplanation.Finding {
        guard let signature = anatomy.signature else { return unreadable(.signature, "签名", "signature") }
        guard let authority else { return noKey(.signature) }
        guard HMACSHA256.isValid(signature, for: anatomy.signedText, key: authority.key) else {
            return .init(
                .signature,
                .failed,
                .init(
                    chinese: "与内容不符：不是此密钥所签，或之后被改动",
                    english: "not of this text: another key made it, or the text was changed"
                )
            )
        }
        return .init(
            .signature,
            .passed,
            .init(
                chinese: "由应用 \(authority.appID) 的密钥所签",
                english: "made with the key of application \(authority.appID)"
            )
        )
    }

    private func issuer(_ authority: TokenAuthority?) -> TokenExplanation.Finding {
        let expected = authority?.issuer ?? "https://\(record.identity.domain)/oidc"
        return compare(.issuer, "iss", with: expected)
    }

    private func audience() throws -> TokenExplanation.Finding {
        let finding = compare(.audience, "aud", with: record.identity.appID)
        guard finding.verdict == .failed, let audience = anatomy.claim("aud"),
            let application = try stores.applications.find(audience), application.id == audience
        else { return finding }
        return .init(
            .audience,
            .failed,
            .init(
                chinese: "签发给此用户池的应用 \(application.name)，调用方为 \(record.identity.appID)",
                english:
                    "for application \(application.name) of this pool, the call is through \(record.identity.appID)"
            )
        )
    }

    private var pool: TokenExplanation.Finding {
        let finding = compare(.pool, "userpool_id", with: record.identity.poolID)
        guard finding.verdict == .failed, let pool = anatomy.claim("userpool_id") else { return finding }
        return .init(
            .pool,
            .failed,
            .init(
                chinese: "属于用户池 \(pool)，此处为 \(record.identity.poolID)",
                english: "of pool \(pool), this one is \(record.identity.poolID)"
            )
        )
    }

    private func compare(
        _ check: TokenExplanation.Check,
        _ claim: String,
        with expected: String
    ) -> TokenExplanation.Finding {
        guard let claims = anatomy.claims else { return unreadable(check, "声明", "claims") }
        guard case .string(expected) = claims[claim] else {
            let found = claims[claim]?.text() ?? "null"
            return .init(
                check,
                .failed,
                .init(
                    chinese: "\(claim) 为 \(found)，应为 \"\(expected)\"",
                    english: "\(claim) is \(found), it must be \"\(expected)\""
                )
            )
        }
        return .init(check, .passed, .init(chinese: expected, english: expected))
    }

    private var time: TokenExplanation.Finding {
        guard anatomy.claims != nil else { return unreadable(.time, "声明", "claims") }
        guard let start = anatomy.time("iat"), let end = anatomy.time("exp"), start <= end else {
            return .init(
                .time,
                .failed,
                .init(
                    chinese: "iat 和 exp 须为秒数，且先 iat 后 exp",
                    english: "iat and exp must be numbers of seconds, iat not after exp"
                )
            )
        }
        if let claim = anatomy.claims?["nbf"] {
            guard let notBefore = TokenGate.time(claim), notBefore <= now else {
                return .init(.time, .failed, .init(chinese: "nbf 未到", english: "nbf is not yet reached"))
            }
        }
        let limit = WireTime.text(of: end)
        guard now < end else {
            return .init(.time, .failed, .init(chinese: "已于 \(limit) 过期", english: "it ended at \(limit)"))
        }
        return .init(.time, .passed, .init(chinese: "有效至 \(limit)", english: "until \(limit)"))
    }

    private func revocation() throws -> TokenExplanation.Finding {
        guard anatomy.claims != nil else { return unreadable(.revocation, "声明", "claims") }
        guard let id = anatomy.claim("jti"), !id.isEmpty else {
            return .init(.revocation, .failed, .init(chinese: "没有 jti", english: "it has no jti"))
        }
        if try stores.tokens.isGood(id) {
            return .init(.revocation, .passed, .init(chinese: "由此处签发，未撤销", english: "issued here and not revoked"))
        }
        if let end = anatomy.time("exp"), now >= end {
            return .init(
                .revocation,
                .unknown,
                .init(chinese: "过期的 token 不再记录", english: "the pool forgets tokens after their end")
            )
        }
        return .init(.revocation, .failed, .init(chinese: "已撤销，或并非此处签发", english: "revoked, or never issued here"))
    }

    private func user() throws -> TokenExplanation.Finding {
        guard anatomy.claims != nil else { return unreadable(.user, "声明", "claims") }
        guard let id = anatomy.claim("sub"), !id.isEmpty else {
            return .init(.user, .failed, .init(chinese: "没有 sub", english: "it has no sub"))
        }
        let userID = User.ID(rawValue: id)
        guard let standing = try stores.users.standing(of: userID) else {
            return .init(.user, .failed, .init(chinese: "用户 \(id) 不存在", english: "there is no user \(id)"))
        }
        guard !standing.isBlocked, standing.status == .activated else {
            let state = standing.isBlocked ? "blocked" : standing.status.rawValue
            return .init(.user, .failed, .init(chinese: "用户 \(id) 的状态：\(state)", english: "user \(id) is \(state)"))
        }
        guard try stores.mayEnter(userID, record) else {
            let app = record.identity.appID
            return .init(
                .user,
                .failed,
                .init(chinese: "用户 \(id) 不能访问应用 \(app)", english: "user \(id) may not enter application \(app)")
            )
        }
        return .init(.user, .passed, .init(chinese: "用户 \(id) 可以登录", english: "user \(id) may log in"))
    }

    private func unreadable(
        _ check: TokenExplanation.Check,
        _ chinese: String,
        _ english: String
    ) -> TokenExplanation.Finding {
        .init(check, .unknown, .init(chinese: "无法读取\(chinese)", english: "the \(english) cannot be read"))
    }

    private func noKey(_ check: TokenExplanation.Check) -> TokenExplanation.Finding {
        .init(check, .failed, .init(chinese: "此应用尚未签发过 token", english: "the application has issued no token yet"))
    }
}
