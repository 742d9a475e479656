import AuthingAPI
import AuthingCore
import Foundation
import TestSupport
import Testing

struct TokenGateTests {
    @Test func letsAGoodTokenIn() throws {
        let claims = try TokenWorkshop.gate.open(Secret(TokenWorkshop.sign()), at: TokenWorkshop.now)
        #expect(
            claims
                == TokenClaims(
                    tokenID: "7f0000000000000000000004",
                    userID: User.ID(rawValue: "6f0000000000000000000003"),
                    appID: TokenWorkshop.appID,
                    issuedAt: Date(timeIntervalSince1970: 1_699_999_000),
                    expiresAt: Date(timeIntervalSince1970: 1_700_000_600)
                )
        )
    }

    @Test(arguments: [(1_700_000_599.999, nil), (1_700_000_600.0, 1_700_000_600.0), (4e9, 1_700_000_600.0)])
    func knowsTheEndToTheInstant(now: TimeInterval, limit: TimeInterval?) {
        let fault = TokenWorkshop.fault(of: TokenWorkshop.sign(), at: Date(timeIntervalSince1970: now))
        #expect(fault == limit.map { .expired(at: Date(timeIntervalSince1970: $0)) })
    }

    @Test func tellsAnotherPoolsTokenFromGarbage() {
        let claims = TokenWorkshop.claims(["userpool_id": #""5f0000000000000000000009""#])
        #expect(TokenWorkshop.fault(of: TokenWorkshop.sign(TokenWorkshop.goodHeader, claims)) == .otherPool)
        #expect(
            TokenWorkshop.fault(of: TokenWorkshop.sign(TokenWorkshop.goodHeader, claims, key: "other")) == .otherPool
        )
        let header = #"{"alg":"HS256","typ":"JWT","kid":"theirs"}"#
        #expect(TokenWorkshop.fault(of: TokenWorkshop.sign(header, claims, key: "other")) == .otherPool)
    }

    @Test(arguments: [
        (TokenFault.garbage(.signature), AuthingError.Code.notLoggedIn, AuthingError.Code.loginInvalid),
        (.expired(at: TokenWorkshop.now), .loginExpired, .loginExpired),
        (.otherPool, .userOfOtherPool, .userOfOtherPool),
    ])
    func becomesARefusal(fault: TokenFault, access: AuthingError.Code, status: AuthingError.Code) {
        #expect(fault.accessError.code == access)
        #expect(fault.statusError.code == status)
    }

    @Test func readsAThousandTokensInNoTime() throws {
        let token = Secret(TokenWorkshop.sign())
        let start = ContinuousClock.now
        for _ in 0..<1_000 { _ = try TokenWorkshop.gate.open(token, at: TokenWorkshop.now) }
        // Some tens of microseconds each in a release; this build and machine may be twenty times slower.
        #expect(start.duration(to: .now) < .seconds(2))
    }
}
