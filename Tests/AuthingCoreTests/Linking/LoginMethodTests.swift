import AuthingAPI
import AuthingStore
import Foundation
import TestSupport
import Testing

@testable import AuthingCore

struct LoginMethodTests {
    private func account(
        email: String? = nil,
        phone: String? = nil,
        username: String? = nil,
        hasPassword: Bool = false
    ) async throws -> Account {
        var user = User(id: User.ID(rawValue: "1"), userPoolID: "1", createdAt: VirtualClock.testStart)
        (user.email, user.phone, user.username) = (email, phone, username)
        let hasher = PasswordHasher(environment: .repeatable())
        let hash = hasPassword ? try await hasher.hash("fake-pw", profile: .cheap) : nil
        return Account(user: user, passwordHash: hash)
    }

    @Test func anAddressCountsThoughNothingProvesIt() async throws {
        #expect(try await account(email: "a@b.cn").loginMethods(identities: []) == ["email"])
        #expect(try await account(phone: "13800138000").loginMethods(identities: []) == ["phone"])
    }

    @Test func aUsernameCountsWithAPassword() async throws {
        #expect(try await account(username: "ada").loginMethods(identities: []) == [])
        #expect(try await account(username: "ada", hasPassword: true).loginMethods(identities: []) == ["username"])
    }

    @Test func eachIdentityCounts() async throws {
        #expect(try await account(username: "ada").loginMethods(identities: ["github"]) == ["github"])
    }
}
