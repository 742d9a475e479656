import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import TestSupport
import Testing

struct TokenIssuerTests {
    private let issuer = TokenIssuer(authority: TokenWorkshop.authority)

    private var user: User {
        var user = User(
            id: User.ID(rawValue: "6f0000000000000000000003"),
            userPoolID: TokenWorkshop.poolID,
            createdAt: TokenWorkshop.now
        )
        user.email = "ada@example.org"
        user.details[.nickname] = "Ada"
        user.details[.country] = "CN"
        return user
    }

    private func issue(_ user: User) -> (token: Secret, claims: TokenClaims) {
        issuer.issue(
            for: user,
            tokenID: "7f0000000000000000000004",
            at: TokenWorkshop.now + 0.75,
            lifetime: .seconds(1_209_600)
        )
    }

    private func payload(_ token: Secret) throws -> String {
        let parts = token.reveal { $0.split(separator: ".").map(String.init) }
        try #require(parts.count == 3)
        return String(decoding: try #require(Base64URL.decode(parts[1].utf8)), as: UTF8.self)
    }

    @Test func writesWhatTheGateReads() throws {
        let (token, claims) = issue(user)
        #expect(try TokenWorkshop.gate.open(token, at: TokenWorkshop.now) == claims)
        #expect(claims.issuedAt == TokenWorkshop.now)
        #expect(claims.expiresAt == TokenWorkshop.now + 1_209_600)
    }

    @Test func writesTheClaimsInTheirOrder() throws {
        let text = try payload(issue(user).token)
        #expect(
            text == """
                {"iss":"https://core.test/oidc","sub":"6f0000000000000000000003","aud":"5f0000000000000000000002",\
                "iat":1700000000,"exp":1701209600,"jti":"7f0000000000000000000004","userpool_id":"5f0000000000000000000001",\
                "data":{"type":"user","userPoolId":"5f0000000000000000000001","appId":"5f0000000000000000000002",\
                "id":"6f0000000000000000000003","userId":"6f0000000000000000000003","_id":"6f0000000000000000000003",\
                "phone":null,"email":"ada@example.org","username":null,"unionid":null,"openid":null,\
                "clientId":"5f0000000000000000000001"},"nickname":"Ada","updated_at":1700000000,\
                "email":"ada@example.org","email_verified":false,"address":{"country":"CN"}}
                """
        )
    }

    @Test func writesTheSameBytesEachTime() {
        #expect(issue(user).token == issue(user).token)
    }

    @Test func leavesOutAProfileThatWouldNotFit() throws {
        var user = user
        user.details[.website] = String(repeating: "长", count: 3_000)
        let (token, claims) = issue(user)
        #expect(token.lengthInBytes <= TokenGate.longestToken)
        #expect(try TokenWorkshop.gate.open(token, at: TokenWorkshop.now) == claims)
        #expect(try !payload(token).contains("nickname"))
    }

    @Test func namesNoSecret() {
        #expect(!"\(TokenWorkshop.authority)".contains(TokenWorkshop.secret))
        var dumped = ""
        dump(TokenWorkshop.authority, to: &dumped)
        #expect(!dumped.contains("97"))
    }
}
