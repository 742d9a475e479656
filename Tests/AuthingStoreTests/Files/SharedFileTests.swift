import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

@Suite("Two connections on one file")
struct SharedFileTests {
    let directory: TemporaryDirectory
    let clock = VirtualClock.frozen()
    let first: EmbeddedPool
    let second: EmbeddedPool

    init() async throws {
        directory = try TemporaryDirectory()
        let path = directory.path(of: "test.pool")
        first = try EmbeddedPool.open(file: path, environment: .repeatable(seed: 1, clock: clock))
        second = try EmbeddedPool.open(file: path, environment: .repeatable(seed: 2, clock: clock))
        _ = try await first.administration.changeSetting("passwordHashing", to: "cheap")
    }

    @Test("what one changes, the other sees at once: settings, users, revoked tokens, restored states")
    func seesChanges() async throws {
        #expect(try await second.administration.describePool().settings.passwordHashing == .cheap)
        let saved = try await first.saveState()
        let client = first.makeClient()
        _ = try await client.registerByUsername("ada", password: "pw", options: .init(forceLogin: true))
        let token = try #require(client.token)
        #expect(try await second.makeClient().checkLoginStatus(token).status)
        try await second.makeClient(token: token).logout()
        #expect(try await client.checkLoginStatus().code == 2206)
        _ = try await second.administration.changeSetting("verifyCodeLength", to: 8)
        #expect(try await first.administration.describePool().settings.verifyCodeLength == 8)
        try await first.restoreState(saved)
        #expect(try await second.administration.describePool().settings.verifyCodeLength == 4)
        #expect(try await second.administration.listUsers(page: 1, limit: 9).totalCount == 0)
    }

    @Test("keys drawn by both at once are the same")
    func keys() async throws {
        async let one = first.makeClient().registerByUsername("a", password: "pw", options: .init(forceLogin: true))
        async let two = second.makeClient().registerByUsername("b", password: "pw", options: .init(forceLogin: true))
        for user in try await [one, two] {
            let token = try #require(user.token)
            #expect(try await first.makeClient().checkLoginStatus(token).status)
            #expect(try await second.makeClient().checkLoginStatus(token).status)
        }
    }

    @Test("of many registrations through both, one wins")
    func registrationRace() async throws {
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<32 {
                group.addTask { [pool = number.isMultiple(of: 2) ? first : second] in
                    do {
                        _ = try await pool.makeClient().registerByUsername("ada", password: "pw")
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 1)
        #expect(try await first.administration.listUsers(page: 1, limit: 9).totalCount == 1)
    }

    @Test("of many redemptions of one code through both, one wins")
    func codeRace() async throws {
        _ = try await first.makeClient().sendSMSCode("13800138000")
        let code = try #require(try await first.administration.lastMessage(to: nil)?.code)
        let count = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<32 {
                group.addTask { [pool = number.isMultiple(of: 2) ? first : second] in
                    do {
                        _ = try await pool.makeClient().loginByPhoneCode("13800138000", code: code)
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(count == 1)
    }

    @Test("guesses through both cannot outrun the limit")
    func guessRace() async throws {
        _ = try await first.administration.changeSetting("loginPasswordFailCheck", to: ["enabled": true, "limit": 5])
        _ = try await first.makeClient().registerByUsername("ada", password: "right")
        let codes = await withTaskGroup(of: AuthingError.Code?.self) { group in
            for number in 0..<40 {
                group.addTask { [pool = number.isMultiple(of: 2) ? first : second] in
                    do {
                        _ = try await pool.makeClient().loginByUsername("ada", password: "wrong")
                        return nil
                    } catch { return (error as? AuthingError)?.code }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.count { $0 == .passwordWrong } == 4)
        #expect(codes.count { $0 == .accountLocked } == 36)
    }

    @Test("a file that many create at once becomes one pool")
    func creationRace() async throws {
        let path = directory.path(of: "new.pool")
        let ids = try await withThrowingTaskGroup(of: String.self) { group in
            for seed in 0..<8 {
                group.addTask { try EmbeddedPool.open(file: path, environment: .repeatable(seed: Int64(seed))).id }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(ids.count == 1)
    }
}
