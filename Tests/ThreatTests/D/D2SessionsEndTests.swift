import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// What changes who may use an account ends its sessions in the same transaction.
@Suite("D2: sessions end")
struct D2SessionsEndTests {
    private static let sessions = 50
    private static let email = "ada@example.org"
    private static let phone = "13800138000"

    /// What happens to an account.
    enum Event: String, CaseIterable, Sendable {
        case passwordChange, resetByEmail, resetByPhone, block

        /// Whether the session it happens in goes on.
        var keepsOwnSession: Bool { self == .passwordChange }
    }

    private func happen(_ event: Event, in pool: TestPool, _ client: AuthenticationClient) async throws {
        switch event {
        case .passwordChange:
            _ = try await client.updatePassword("second-password", oldPassword: "first-password")
        case .resetByEmail:
            let code = try await pool.sendCode(toEmail: Self.email)
            let stranger = pool.client()
            _ = try await stranger.resetPasswordByEmailCode(Self.email, code: code, newPassword: "second-password")
        case .resetByPhone:
            let code = try await pool.sendCode(toPhone: Self.phone)
            let stranger = pool.client()
            _ = try await stranger.resetPasswordByPhoneCode(Self.phone, code: code, newPassword: "second-password")
        case .block:
            _ = try await pool.administration.blockUser(Self.email)
        }
    }

    @Test("fifty of them, by each event", arguments: Event.allCases, Backend.allCases)
    func end(event: Event, backend: Backend) async throws {
        let pool = try await backend.makePool()
        let code = try await pool.sendCode(toPhone: Self.phone)
        let profile: ProfileChanges = ["email": .string(Self.email)]
        let client = pool.client()
        _ = try await client.registerByPhoneCode(
            Self.phone,
            code: code,
            password: "first-password",
            options: .init(profile: profile, forceLogin: true)
        )
        pool.wait(60)
        var tokens: [Secret] = []
        for _ in 0..<Self.sessions {
            let session = pool.client()
            _ = try await session.loginByPhonePassword(Self.phone, password: "first-password")
            tokens.append(try #require(session.token))
        }
        for token in tokens { #expect(try await pool.client().checkLoginStatus(token).status) }
        try await happen(event, in: pool, client)
        for token in tokens {
            #expect(try await !pool.client().checkLoginStatus(token).status)
            await expectAnyRefusal { try await pool.client(token: token).currentUser() }
            await expectAnyRefusal { try await pool.client(token: token).refreshToken() }
        }
        #expect(try await client.checkLoginStatus().status == event.keepsOwnSession)
        if event == .block {
            // Who was let in again has to log in again.
            _ = try await pool.administration.unblockUser(Self.email)
            for token in tokens { #expect(try await !pool.client().checkLoginStatus(token).status) }
        }
    }

    private func expectAnyRefusal(_ call: () async throws -> Any) async {
        await #expect(throws: AuthingError.self) { _ = try await call() }
    }
}
