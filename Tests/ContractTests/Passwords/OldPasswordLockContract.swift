import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// Semantics 6, the account lock: a wrong old password is a wrong password like that of a login.
struct OldPasswordLockContract {
    private static let method = PasswordLoginMethod.username

    /// The calls that ask for the present password.
    enum Path: CaseIterable, Sendable {
        case update
        case forcedReset
    }

    /// A pool, and what changes the password of its user by one of the paths.
    private struct Desk: Sendable {
        let pool: TestPool
        let change: @Sendable (_ old: Secret, _ new: Secret) async throws(AuthingError) -> Void

        func fail(_ remaining: Int?, sourceLocation: SourceLocation = #_sourceLocation) async {
            let refusal = await expectRefusal(.oldPasswordWrong, sourceLocation: sourceLocation) {
                try await change("wrong", "fake-new")
            }
            #expect(refusal?.data == remaining.map { ["remainCount": .integer($0)] }, sourceLocation: sourceLocation)
        }

        func expectLock(_ old: Secret = "fake-pw", sourceLocation: SourceLocation = #_sourceLocation) async {
            await expectRefusal(.accountLocked, sourceLocation: sourceLocation) { try await change(old, "fake-new") }
        }
    }

    private func makeDesk(_ backend: Backend, _ path: Path, limit: Int? = 3) async throws -> Desk {
        let pool = try await backend.makePool()
        try await Self.method.register(in: pool)
        let desk: Desk
        switch path {
        case .update:
            let client = pool.client()
            try await Self.method.logIn(client)
            let token = client.token
            desk = Desk(pool: pool) { old, new throws(AuthingError) in
                _ = try await pool.client(token: token).updatePassword(new, oldPassword: old)
            }
        case .forcedReset:
            try await pool.set("passwordUpdatePolicy", ["enabled": true, "forcedCycle": 1, "differenceCycle": 0])
            pool.wait(86_400)
            let refusal = await expectRefusal(.passwordTooOld) { try await Self.method.logIn(pool.client()) }
            try await pool.set("passwordUpdatePolicy", ["enabled": false])
            let token = try #require(refusal?.resetToken)
            desk = Desk(pool: pool) { old, new throws(AuthingError) in
                _ = try await pool.client().resetPasswordByForcedToken(token, oldPassword: old, newPassword: new)
            }
        }
        if let limit {
            try await pool.set(
                "loginPasswordFailCheck",
                ["enabled": true, "limit": .integer(limit), "timeInterval": 300]
            )
        }
        return desk
    }

    @Test(arguments: Backend.allCases, Path.allCases)
    func theTryThatReachesTheLimitLocks(backend: Backend, path: Path) async throws {
        let desk = try await makeDesk(backend, path)
        await desk.fail(2)
        await desk.fail(1)
        await desk.expectLock("wrong")
        await desk.expectLock()
        await expectRefusal(.accountLocked) { try await Self.method.logIn(desk.pool.client()) }
        let kinds = try await desk.pool.administration.listEvents(after: 0, limit: 100).map(\.kind)
        #expect(kinds.contains(.accountLocked))
    }

    @Test(arguments: Backend.allCases, Path.allCases)
    func withoutALockNothingIsToldAndNothingLocks(backend: Backend, path: Path) async throws {
        let desk = try await makeDesk(backend, path, limit: nil)
        for _ in 0..<4 { await desk.fail(nil) }
        try await desk.change("fake-pw", "fake-new")
    }

    @Test(arguments: Backend.allCases, Path.allCases)
    func theLockEndsToTheSecondAndItsTriesCostNothing(backend: Backend, path: Path) async throws {
        let desk = try await makeDesk(backend, path)
        await desk.fail(2)
        await desk.fail(1)
        await desk.expectLock("wrong")
        desk.pool.wait(299.9)
        // More than a token of a reset stands.
        for _ in 0..<6 { await desk.expectLock() }
        desk.pool.wait(0.1)
        try await desk.change("fake-pw", "fake-new")
        try await Self.method.logIn(desk.pool.client(), password: "fake-new")
    }

    @Test(arguments: Backend.allCases, Path.allCases)
    func loginsAndChangesShareTheCount(backend: Backend, path: Path) async throws {
        let desk = try await makeDesk(backend, path)
        await Self.method.fail(1, desk.pool.client())
        await desk.fail(1)
        await expectRefusal(.accountLocked) { try await Self.method.logIn(desk.pool.client(), password: "wrong") }
        await desk.expectLock()
        desk.pool.wait(300)
        await Self.method.fail(2, desk.pool.client())
        await desk.expectLock("wrong")
    }

    @Test(arguments: Backend.allCases, Path.allCases)
    func aRightOneClearsTheCountWhateverTheNewOneIs(backend: Backend, path: Path) async throws {
        let desk = try await makeDesk(backend, path)
        await desk.fail(2)
        await desk.fail(1)
        await expectRefusal(.argumentMissing) { try await desk.change("fake-pw", "") }
        await desk.fail(2)
    }

    @Test(arguments: Backend.allCases, Path.allCases)
    func theWindowSlides(backend: Backend, path: Path) async throws {
        let desk = try await makeDesk(backend, path)
        await desk.fail(2)
        desk.pool.wait(200)
        await desk.fail(1)
        desk.pool.wait(100)
        await desk.fail(1)
    }

    @Test(arguments: Backend.allCases, Path.allCases)
    func parallelGuessesDoNotOutrunTheLimit(backend: Backend, path: Path) async throws {
        let desk = try await makeDesk(backend, path, limit: 4)
        let codes = await Contenders.race(30) { number -> AuthingError.Code? in
            do throws(AuthingError) {
                try await desk.change(Secret("wrong-\(number)"), "fake-new")
                return nil
            } catch {
                return error.code
            }
        }
        #expect(codes.count { $0 == .oldPasswordWrong } == 3)
        // The token of a reset stands five tries: those that wait for others, and those that come too late, cost it none.
        #expect(codes.count { $0 == .accountLocked } == 27)
    }

    @Test(arguments: Backend.allCases)
    func rightOnesAtOnceLockNothing(backend: Backend) async throws {
        let desk = try await makeDesk(backend, .update, limit: 1)
        let codes = await Contenders.race(12) { _ -> AuthingError.Code? in
            do throws(AuthingError) {
                try await desk.change("fake-pw", "fake-pw")
                return nil
            } catch {
                return error.code
            }
        }
        #expect(codes.contains(nil) && !codes.contains(.accountLocked))
        try await Self.method.logIn(desk.pool.client())
    }
}
