import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// Under `profile strict` no answer says whether an account exists, nor what state it is in.
///
/// Every entry point is tried several times on an account of each state; the answers must be the same text, in both
/// languages, hint and data included, but for the name that was typed.
@Suite("A1: refusals read alike whatever the account")
struct A1RefusalsReadAlikeTests {
    /// The states; each account has the same three kinds of name.
    enum State: Int, CaseIterable {
        case active, unknown, blocked, locked, withoutPassword, stopped

        var username: String { "user-\(rawValue)" }
        var email: String { "user-\(rawValue)@example.org" }
        var phone: String { "1380013800\(rawValue)" }
        /// An address of its own, so that no account's tries count against another's client.
        var client: String { "192.0.2.\(rawValue + 1)" }
    }

    /// The ways in, each with a wrong secret.
    enum Entry: String, CaseIterable {
        case loginByEmail, loginByUsername, loginByPhone, loginByCode, registerByCode
        case forgotByMail, verifyByMail, sendSMS, resetByMail, resetByPhone

        func attempt(_ state: State, _ client: AuthenticationClient) async throws -> JSON {
            switch self {
            case .loginByEmail: try await client.loginByEmail(state.email, password: "wrong-password").json
            case .loginByUsername: try await client.loginByUsername(state.username, password: "wrong-password").json
            case .loginByPhone: try await client.loginByPhonePassword(state.phone, password: "wrong-password").json
            case .loginByCode: try await client.loginByPhoneCode(state.phone, code: "none").json
            case .registerByCode: try await client.registerByPhoneCode(state.phone, code: "none").json
            case .forgotByMail: try await client.sendEmail(state.email, scene: "RESET_PASSWORD").json
            case .verifyByMail: try await client.sendEmail(state.email, scene: "VERIFY_EMAIL").json
            case .sendSMS: try await client.sendSMSCode(state.phone).json
            case .resetByMail:
                try await client.resetPasswordByEmailCode(state.email, code: "none", newPassword: "a-long-new-one").json
            case .resetByPhone:
                try await client.resetPasswordByPhoneCode(state.phone, code: "none", newPassword: "a-long-new-one").json
            }
        }
    }

    private func makePool(_ backend: Backend) async throws -> TestPool {
        let pool = try await backend.makePool()
        for state in State.allCases where state != .unknown {
            let password: Secret? = state == .withoutPassword ? nil : "the-right-password"
            _ = try await pool.administration.createUser(
                UserCreation(username: state.username, email: state.email, phone: state.phone, password: password)
            )
        }
        _ = try await pool.administration.blockUser(State.blocked.username)
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": 1])
        try await pool.set("loginLockDuration", 86_400)
        await expectRefusal(.accountLocked) {
            try await pool.client().loginByUsername(State.locked.username, password: "wrong")
        }
        try await pool.set("loginPasswordFailCheck", ["enabled": false])
        try await pool.set("consecutiveFailureLimit", 1)
        await expectRefusal(.accountLocked) {
            try await pool.client().loginByUsername(State.stopped.username, password: "wrong")
        }
        try await pool.set("consecutiveFailureLimit", 100)
        try await pool.set("profile", "strict")
        return pool
    }

    private func answer(_ entry: Entry, _ state: State, _ pool: TestPool, _ language: Language) async -> String {
        let text: String
        do {
            text = try await entry.attempt(state, pool.client(from: state.client, language: language)).text()
        } catch let error as AuthingError {
            text = "\(error.code) \(error.message) \(String(describing: error.hint)) \(error.data?.text() ?? "none")"
        } catch {
            text = "\(error)"
        }
        return [state.username, state.email, state.phone].reduce(text) {
            $0.replacingOccurrences(of: $1, with: "NAME")
        }
    }

    @Test("each entry point answers the same, try after try", arguments: Backend.allCases, Entry.allCases)
    func answersAreAlike(backend: Backend, entry: Entry) async throws {
        let pool = try await makePool(backend)
        // The locked account has a failure behind it; so has, for the captcha's sake, none of the others.
        pool.wait(301)
        for language in Language.allCases {
            for attempt in 1...5 {
                var answers: [State: String] = [:]
                for state in State.allCases { answers[state] = await answer(entry, state, pool, language) }
                #expect(Set(answers.values).count == 1, "try \(attempt): \(answers)")
            }
            pool.wait(301)
        }
    }

    @Test("the trail of the console still says what was wrong")
    func theConsoleKnows() async throws {
        let pool = try await makePool(.embedded)
        await expectRefusal(.accountOrPasswordWrong) {
            try await pool.client().loginByUsername(State.unknown.username, password: "wrong-password")
        }
        #expect(try await pool.administration.listEvents(after: 0, limit: 999).last?.code == 2004)
    }

    @Test("by default the API's own codes are told")
    func fidelityIsTheDefault() async throws {
        let pool = try await Backend.embedded.makePool()
        await expectRefusal(.userUnknown) { try await pool.client().loginByUsername("nobody", password: "wrong") }
        await expectRefusal(.userUnknown) {
            try await pool.client().sendEmail("nobody@example.org", scene: "RESET_PASSWORD")
        }
    }
}
