import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// A try is counted before its hash is computed: guesses made at once get no further than guesses made in turn.
@Suite("A4: parallel guesses do not outrun a limit")
struct A4ParallelGuessesAreCountedTests {
    private static let guesses = 200
    private static let limit = 10

    /// Lets 200 guesses start together, and holds each hash until as many wait there as the limit allows: none is settled
    /// before all that a limit can let through have come.
    private func guess(
        _ meter: HashMeter,
        most: Int,
        _ call: @escaping @Sendable (Int) async throws -> Any
    ) async -> Int {
        let barrier = Barrier(most)
        meter.reset()
        meter.holdHashes { await barrier.wait() }
        #expect(await Contenders.winners(of: Self.guesses, call) == 0)
        meter.holdHashes(until: nil)
        return meter.count(.compare)
    }

    private func register(_ administration: any PoolAdministration) async throws {
        _ = try await administration.createUser(UserCreation(username: "ada", password: "the-right-one"))
    }

    @Test("not that of the lock", arguments: Backend.allCases)
    func lock(backend: Backend) async throws {
        let meter = HashMeter()
        let pool = try await backend.makePool(meter: meter)
        try await register(pool.administration)
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": .integer(Self.limit)])
        let hashes = await guess(meter, most: Self.limit) { number in
            try await pool.client(from: "192.0.2.\(number)").loginByUsername("ada", password: Secret("guess-\(number)"))
        }
        #expect(hashes == Self.limit)
    }

    @Test("not that of the captcha", arguments: Backend.allCases)
    func captcha(backend: Backend) async throws {
        let meter = HashMeter()
        let pool = try await backend.makePool(meter: meter)
        try await register(pool.administration)
        try await pool.set("loginFailCheck", ["enabled": true, "limit": .integer(Self.limit)])
        try await pool.set("captchaPerAccount", true)
        let hashes = await guess(meter, most: Self.limit) { number in
            try await pool.client(from: "192.0.2.\(number)").loginByUsername("ada", password: Secret("guess-\(number)"))
        }
        #expect(hashes == Self.limit)
    }

    @Test("not that of failures in a row", arguments: Backend.allCases)
    func streak(backend: Backend) async throws {
        let meter = HashMeter()
        let pool = try await backend.makePool(meter: meter)
        try await register(pool.administration)
        try await pool.set("consecutiveFailureLimit", .integer(Self.limit))
        let hashes = await guess(meter, most: Self.limit) { number in
            try await pool.client(from: "192.0.2.\(number)").loginByUsername("ada", password: Secret("guess-\(number)"))
        }
        #expect(hashes == Self.limit)
    }

    @Test("nor with the present password of a change", arguments: Backend.allCases)
    func change(backend: Backend) async throws {
        let meter = HashMeter()
        let pool = try await backend.makePool(meter: meter)
        try await register(pool.administration)
        let token = try #require(try await pool.client().loginByUsername("ada", password: "the-right-one").token)
        try await pool.set("consecutiveFailureLimit", .integer(Self.limit))
        let hashes = await guess(meter, most: Self.limit) { number in
            try await pool.client(token: token).updatePassword("a-new-password", oldPassword: Secret("guess-\(number)"))
        }
        #expect(hashes == Self.limit)
    }

    @Test("nor through two connections to a file")
    func twoConnections() async throws {
        let directory = try TemporaryDirectory()
        let meter = HashMeter()
        var environment = Environment.repeatable()
        environment.beforeHash = { await meter.note($0) }
        let path = directory.path(of: "shared.pool")
        let first = try EmbeddedPool.open(file: path, environment: environment)
        let second = try EmbeddedPool.open(file: path, environment: environment)
        _ = try await first.administration.changeSetting("passwordHashing", to: "cheap")
        try await register(first.administration)
        let lock: JSON = ["enabled": true, "limit": .integer(Self.limit)]
        _ = try await first.administration.changeSetting("loginPasswordFailCheck", to: lock)
        let hashes = await guess(meter, most: Self.limit) { number in
            try await (number.isMultiple(of: 2) ? first : second).makeClient()
                .loginByUsername("ada", password: Secret("guess-\(number)"))
        }
        #expect(hashes == Self.limit)
    }
}
