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
        case passwordChange, resetByEmail, resetByPhone, operatorsPassword, importedPassword, importedHash
        case block, suspend, resign, archive, importedBlock, importedStatus
        case delete

        /// Whether the session it happens in goes on.
        var keepsOwnSession: Bool { self == .passwordChange }
        /// Whether the account may log in no longer, until an operator lets it in again.
        var bars: Bool {
            switch self {
            case .block, .suspend, .resign, .archive, .importedBlock, .importedStatus: true
            default: false
            }
        }
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
        case .operatorsPassword:
            _ = try await pool.administration.updateUser(Self.email, UserChanges(password: "second-password"))
        case .importedPassword: try await update(pool, password: "second-password")
        case .importedHash: try await update(pool, hash: "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")
        case .block: _ = try await pool.administration.blockUser(Self.email)
        case .suspend: try await setStatus(.suspended, in: pool)
        case .resign: try await setStatus(.resigned, in: pool)
        case .archive: try await setStatus(.archived, in: pool)
        case .importedBlock: try await update(pool, ["blocked": true])
        case .importedStatus: try await update(pool, ["status": "Archived"])
        case .delete: #expect(try await pool.administration.deleteUsers([Self.email]) == 1)
        }
    }

    private func setStatus(_ status: User.Status, in pool: TestPool) async throws {
        _ = try await pool.administration.updateUser(Self.email, UserChanges(["status": .string(status.rawValue)]))
    }

    /// An import that updates the user.
    private func update(
        _ pool: TestPool,
        _ fields: JSONObject = [:],
        password: Secret? = nil,
        hash: Secret? = nil
    ) async throws {
        var record = UserRecord(fields: fields, password: password, passwordHash: hash)
        record.fields["email"] = .string(Self.email)
        let report = try await pool.administration.importUsers(
            from: RecordList([record]),
            options: UserImportOptions(conflictRule: .update)
        ) { _ in }
        #expect(report.updated == 1)
    }

    @Test("fifty of them, by each event", arguments: Event.allCases, Backend.allCases)
    func end(event: Event, backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("appSsoEnabled", true)
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
        var sessions: [AuthenticationClient] = []
        for _ in 0..<Self.sessions {
            let session = pool.client()
            _ = try await session.loginByPhonePassword(Self.phone, password: "first-password")
            tokens.append(try #require(session.token))
            sessions.append(session)
        }
        for token in tokens { #expect(try await pool.client().checkLoginStatus(token).status) }
        for session in sessions { #expect(try await session.trackSession().session != nil) }
        try await happen(event, in: pool, client)
        for token in tokens {
            #expect(try await !pool.client().checkLoginStatus(token).status)
            await expectAnyRefusal { try await pool.client(token: token).currentUser() }
            await expectAnyRefusal { try await pool.client(token: token).refreshToken() }
        }
        for session in sessions { #expect(try await session.trackSession().session == nil) }
        #expect(try await client.checkLoginStatus().status == event.keepsOwnSession)
        if event.bars {
            // Who was let in again has to log in again.
            let changes = UserChanges(["blocked": false, "status": .string(User.Status.activated.rawValue)])
            _ = try await pool.administration.updateUser(Self.email, changes)
            _ = try await pool.client().loginByPhonePassword(Self.phone, password: "first-password")
            for token in tokens { #expect(try await !pool.client().checkLoginStatus(token).status) }
            for session in sessions { #expect(try await session.trackSession().session == nil) }
        }
    }

    @Test("what an import leaves as it is ends no session", arguments: Backend.allCases)
    func harmlessImport(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        _ = try await client.registerByEmail(Self.email, password: "password", options: .init(forceLogin: true))
        let exported = RecordList()
        _ = try await pool.administration.exportUsers(withHashes: true, to: exported)
        let report = try await pool.administration.importUsers(
            from: exported,
            options: UserImportOptions(conflictRule: .update)
        ) { _ in }
        #expect(report.updated == 1)
        #expect(try await client.checkLoginStatus().status)
    }

    private func expectAnyRefusal(_ call: () async throws -> Any) async {
        await #expect(throws: AuthingError.self) { _ = try await call() }
    }
}
