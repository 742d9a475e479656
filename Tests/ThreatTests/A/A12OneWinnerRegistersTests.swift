import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// Of many who register one name at once exactly one gets it; the schema decides, not a look beforehand.
@Suite("A12: one winner registers a name")
struct A12OneWinnerRegistersTests {
    private static let contenders = 64

    /// The three names, each with its way in.
    enum Name: CaseIterable {
        case email, username, phone

        func register(_ round: Int, _ client: AuthenticationClient) async throws -> User {
            let password: Secret = "the-right-password"
            switch self {
            case .email: return try await client.registerByEmail("ada-\(round)@example.org", password: password)
            case .username: return try await client.registerByUsername("ada-\(round)", password: password)
            case .phone:
                let options = LoginOptions(autoRegister: true)
                let phone = String(13_800_000_000 + round)
                return try await client.loginByPhonePassword(phone, password: password, options: options)
            }
        }
    }

    /// All calls reach the hash, hence have seen that the name is free, before any goes on to write.
    private func race(
        _ meter: HashMeter,
        _ call: @escaping @Sendable (Int) async throws -> User
    ) async -> [Result<User.ID, AuthingError>] {
        let barrier = Barrier(Self.contenders)
        meter.holdHashes { await barrier.wait() }
        defer { meter.holdHashes(until: nil) }
        return await Contenders.race(Self.contenders) { number in
            do {
                return .success(try await call(number).id)
            } catch {
                return .failure(error as? AuthingError ?? .systemBusy())
            }
        }
    }

    @Test("by email and by username", arguments: Backend.allCases, [Name.email, .username])
    func oneConnection(backend: Backend, name: Name) async throws {
        let meter = HashMeter()
        let pool = try await backend.makePool(meter: meter)
        for round in 0..<Scale.of(backend == .embedded ? 6 : 3, full: 200) {
            let outcomes = await race(meter) { _ in try await name.register(round, pool.client()) }
            #expect(outcomes.count { if case .success = $0 { true } else { false } } == 1)
            for case .failure(let error) in outcomes { #expect(error.code == .userExists) }
            #expect(try await pool.administration.describePool().userCount == round + 1)
        }
    }

    @Test("by phone, where the losers find the account and log in", arguments: Backend.allCases)
    func byPhone(backend: Backend) async throws {
        let meter = HashMeter()
        let pool = try await backend.makePool(meter: meter)
        for round in 0..<Scale.of(3, full: 200) {
            let outcomes = await race(meter) { _ in try await Name.phone.register(round, pool.client()) }
            let ids = Set(outcomes.compactMap { if case .success(let id) = $0 { id } else { nil } })
            #expect(ids.count == 1)
            #expect(try await pool.administration.describePool().userCount == round + 1)
        }
    }

    @Test("through two connections to a file", arguments: [Name.email, .username])
    func twoConnections(name: Name) async throws {
        let directory = try TemporaryDirectory()
        let meter = HashMeter()
        var environment = Environment.repeatable()
        environment.beforeHash = { await meter.note($0) }
        let path = directory.path(of: "shared.pool")
        let pools = try [
            EmbeddedPool.open(file: path, environment: environment),
            EmbeddedPool.open(file: path, environment: environment),
        ]
        _ = try await pools[0].administration.changeSetting("passwordHashing", to: "cheap")
        for round in 0..<Scale.of(3, full: 200) {
            let outcomes = await race(meter) { try await name.register(round, pools[$0 % 2].makeClient()) }
            #expect(outcomes.count { if case .success = $0 { true } else { false } } == 1)
            for case .failure(let error) in outcomes { #expect(error.code == .userExists) }
        }
        #expect(try await pools[1].administration.describePool().userCount == Scale.of(3, full: 200))
    }

    @Test("from four processes on a file")
    func fourProcesses() throws {
        let home = try ProductHome()
        let count = Scale.of(10, full: 200)
        let script = (0..<count).map { "try {\nregister username ada-\($0) the-right-one\nprint won\n} catch 2026 { }" }
        #expect(try home.run(["-c", "pool set passwordHashing cheap", "--pool", "a.pool"]).exitCode == 0)
        try home.write(script.joined(separator: "\n"))
        let runs = try (0..<4).map { _ in try home.start(["run", "--pool", "a.pool", "case.authing"]) }
        let outcomes = try runs.map { try $0.waitForEnd(seconds: 60) }
        #expect(outcomes.allSatisfy { $0.exitCode == 0 }, "\(outcomes)")
        let winners = outcomes.reduce(0) { $0 + $1.output.split(separator: "\n").count { $0 == "won" } }
        #expect(winners == count)
    }
}
