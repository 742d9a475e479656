import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

@testable import AuthingCore

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

    @Test("a word of one kind opens nothing that another kind opens", arguments: Backend.allCases)
    func kindByKind(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let words = try await Self.words(of: pool)
        for door in Kind.allCases {
            for (kind, word) in words where kind != door {
                for form in Self.forms(of: word) {
                    #expect(try await !Self.opens(door, form, in: pool), "\(kind) as \(door)")
                }
            }
        }
        // None of that cost a word its own door.
        for (kind, word) in words { #expect(try await Self.opens(kind, word, in: pool), "\(kind)") }
    }

    @Test("a word of any kind opens the doors of its own pool alone", arguments: Backend.allCases)
    func wordsPoolByPool(backend: Backend) async throws {
        var pools: [(pool: TestPool, words: [(Kind, Secret)])] = []
        for seed in 1...3 {
            let pool = try await backend.makePool(seed: Int64(seed))
            pools.append((pool, try await Self.words(of: pool)))
        }
        for (row, (pool, _)) in pools.enumerated() {
            for (column, (_, words)) in pools.enumerated() where column != row {
                for (kind, word) in words {
                    #expect(try await !Self.opens(kind, word, in: pool), "\(kind) of \(column) at \(row)")
                }
            }
        }
        for (pool, words) in pools {
            for (kind, word) in words { #expect(try await Self.opens(kind, word, in: pool), "\(kind)") }
        }
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

/// Every kind of word that a pool gives out to open something later, and the door that it opens.
extension C4TokensKeepToTheirKindTests {
    /// The kinds, in an order in which one that was used leaves those behind it good.
    private enum Kind: CaseIterable {
        case idToken, link, ticket, firstToken, forcedToken
    }

    private static let password: Secret = "the-right-password"
    private static let service = "https://app.example.org/cas"

    /// One good word of each kind.
    ///
    /// All but one are Ada's. The token of a first login is Bob's, with the same password: nobody has it and one of a
    /// forced reset at the same time.
    private static func words(of pool: TestPool) async throws -> [(Kind, Secret)] {
        try await pool.set("casServices", [.string(service)])
        _ = try await pool.administration.createUser(UserCreation(username: "ada", email: email, password: password))
        let client = pool.client()
        _ = try await client.loginByUsername("ada", password: password)
        pool.wait(86_400)
        try await pool.set("passwordUpdatePolicy", ["enabled": true, "forcedCycle": 1, "differenceCycle": 0])
        let forced = await expectRefusal(.passwordTooOld) {
            try await pool.client().loginByUsername("ada", password: password)
        }
        _ = try await pool.administration.createUser(
            UserCreation(username: "bob", password: password, resetsPasswordOnFirstLogin: true)
        )
        let first = await expectRefusal(.firstLoginResetRequired) {
            try await pool.client().loginByUsername("bob", password: password)
        }
        _ = try await pool.client().sendEmail(email, scene: EmailScene.verifyEmail.rawValue)
        let link = try #require(try await pool.administration.lastMessage(to: email)?.link)
        return [
            (.idToken, try #require(client.token)),
            (.link, link.reveal { Secret(String($0.split(separator: "=").last ?? "")) }),
            (.ticket, try await pool.administration.issueTicket(for: service, user: "ada").ticket),
            (.firstToken, Secret(try #require(first?.data?["token"]?.stringValue))),
            (.forcedToken, Secret(try #require(forced?.data?["token"]?.stringValue))),
        ]
    }

    /// A word as it is, and dressed up as a ticket or stripped of what makes it look like one.
    private static func forms(of word: Secret) -> [Secret] {
        let other = word.reveal { $0.hasPrefix("ST-") ? String($0.dropFirst(3)) : "ST-" + $0 }
        return [word, Secret(other)]
    }

    /// Whether a word opens a door.
    private static func opens(_ door: Kind, _ word: Secret, in pool: TestPool) async throws -> Bool {
        do {
            switch door {
            case .idToken:
                let isGood = try await pool.client().checkLoginStatus(word).status
                _ = try await pool.client(token: word).currentUser()
                #expect(isGood)
            case .link:
                // Links are opened in the outbox; what is typed there comes this way.
                let administration = try #require(pool.administration as? EmbeddedAdministration)
                let link = word.reveal { Secret("https://core.test/verify?token=\($0)") }
                _ = try await FollowVerificationLink(parts: administration.parts)(link)
            case .ticket:
                let answer = try await pool.client().validateTicket(word, service: service, format: "JSON")
                return answer.json["serviceResponse"]?["authenticationSuccess"] != nil
            case .firstToken:
                _ = try await pool.client().resetPasswordByFirstLoginToken(word, newPassword: "a-second-password")
            case .forcedToken:
                _ = try await pool.client().resetPasswordByForcedToken(
                    word,
                    oldPassword: password,
                    newPassword: "a-second-password"
                )
            }
            return true
        } catch is AuthingError {
            return false
        }
    }
}
