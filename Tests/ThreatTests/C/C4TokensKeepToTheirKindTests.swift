import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// A token of one kind is no token of another, and none is one of another pool.
@Suite("C4: tokens keep to their kind")
struct C4TokensKeepToTheirKindTests {
    private static let email = "ada@example.org"

    /// A pool of its own, with a user who is logged in.
    private func makePool(_ backend: Backend, seed: Int64) async throws -> (TestPool, Secret) {
        let pool = try await backend.makePool(seed: seed)
        let client = pool.client()
        _ = try await client.registerByEmail(Self.email, password: "password", options: .init(forceLogin: true))
        return (pool, try #require(client.token))
    }

    @Test("a pool's token is good at that pool alone", arguments: Backend.allCases)
    func poolByPool(backend: Backend) async throws {
        var pools: [(TestPool, Secret)] = []
        for seed in 1...3 { pools.append(try await makePool(backend, seed: Int64(seed))) }
        for (row, (pool, _)) in pools.enumerated() {
            for (column, (_, token)) in pools.enumerated() {
                #expect(try await pool.client().checkLoginStatus(token).status == (row == column))
                let client = pool.client(token: token)
                if row == column {
                    _ = try await client.currentUser()
                } else {
                    await #expect(throws: AuthingError.self) { _ = try await client.currentUser() }
                    await #expect(throws: AuthingError.self) { _ = try await client.refreshToken() }
                    await #expect(throws: AuthingError.self) {
                        _ = try await client.updatePassword("second-password", oldPassword: "password")
                    }
                }
            }
        }
    }

    @Test("two pools that share a key and an application still tell their tokens apart")
    func sameKey() {
        let ids = (1...3).map { "5f000000000000000000000\($0)" }
        for gatePool in ids {
            let authority = TokenAuthority(
                poolID: gatePool,
                appID: TokenWorkshop.appID,
                domain: "core.test",
                keyID: "key-1",
                secret: Secret(TokenWorkshop.secret)
            )
            let gate = TokenGate(poolID: gatePool, authorities: [authority])
            for tokenPool in ids {
                let claims = TokenWorkshop.claims(["userpool_id": #""\#(tokenPool)""#])
                let token = Secret(TokenWorkshop.sign(TokenWorkshop.goodHeader, claims))
                // Why it is refused is another row's matter.
                #expect(((try? gate.open(token, at: TokenWorkshop.now)) != nil) == (gatePool == tokenPool))
            }
        }
    }

    @Test("what else the pool hands out is no id_token", arguments: Backend.allCases)
    func othersAsIDToken(backend: Backend) async throws {
        let (pool, token) = try await makePool(backend, seed: 1)
        for (name, secret) in try await others(in: pool) {
            #expect(try await !pool.client().checkLoginStatus(secret).status, "\(name)")
            await #expect(throws: AuthingError.self, "\(name)") {
                _ = try await pool.client(token: secret).currentUser()
            }
        }
        #expect(try await pool.client().checkLoginStatus(token).status)
    }

    @Test("an id_token is no code, captcha or link", arguments: Backend.allCases)
    func idTokenAsOthers(backend: Backend) async throws {
        let (pool, token) = try await makePool(backend, seed: 1)
        _ = try await others(in: pool)
        await expectRefusal(.codeWrong) {
            try await pool.client().resetPasswordByEmailCode(Self.email, code: token, newPassword: "x")
        }
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode("13800138000", code: token) }
    }

    /// Everything else that opens something.
    private func others(in pool: TestPool) async throws -> [(String, Secret)] {
        let code = try await pool.sendCode(toEmail: Self.email)
        let phoneCode = try await pool.sendCode(toPhone: "13800138000")
        let captcha = try await pool.administration.issueCaptcha(clientIP: nil)
        _ = try await pool.client().sendEmail(Self.email, scene: EmailScene.verifyEmail.rawValue)
        let link = try #require(try await pool.administration.lastMessage(to: Self.email)?.link)
        let word = Secret(link.reveal { String($0.split(separator: "=").last ?? "") })
        return [
            ("code", code), ("code on a phone", phoneCode), ("captcha", Secret(captcha.answer)),
            ("id of a captcha", Secret(captcha.id)), ("link", link), ("word of a link", word),
        ]
    }
}
