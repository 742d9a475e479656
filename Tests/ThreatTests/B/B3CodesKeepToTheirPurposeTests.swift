import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// A code serves the purpose it was sent for, at the address it was sent to, and nothing else.
///
/// A code on a phone serves every method that takes one: the API has no purposes there.
@Suite("B3: codes keep to their purpose")
struct B3CodesKeepToTheirPurposeTests {
    private static let phone = "13800138000"
    private static let email = "ada@example.org"

    /// What is sent.
    enum Sent: CaseIterable, Sendable {
        case toPhone, resetPassword, changeEmail, secondFactor, verifyEmail, toOthersPhone, toOthersEmail

        func secret(from pool: TestPool) async throws -> Secret {
            switch self {
            case .toPhone: return try await pool.sendCode(toPhone: phone)
            case .resetPassword: return try await pool.sendCode(toEmail: email, .resetPassword)
            case .changeEmail: return try await pool.sendCode(toEmail: email, .changeEmail)
            case .secondFactor: return try await pool.sendCode(toEmail: email, .secondFactor)
            case .verifyEmail:
                _ = try await pool.client().sendEmail(email, scene: EmailScene.verifyEmail.rawValue)
                let link = try await pool.administration.lastMessage(to: email)?.link
                let word = try #require(link?.reveal { $0.split(separator: "=").last })
                return Secret(String(word))
            case .toOthersPhone: return try await pool.sendCode(toPhone: "13900139000")
            case .toOthersEmail: return try await pool.sendCode(toEmail: "eve@example.org", .resetPassword)
            }
        }
    }

    /// What takes one.
    enum Redeemer: CaseIterable, Sendable {
        case phoneLogin, phoneRegistration, phoneReset, emailReset

        var takes: Sent { self == .emailReset ? .resetPassword : .toPhone }

        func redeem(_ code: Secret, in pool: TestPool) async throws {
            let client = pool.client()
            switch self {
            case .phoneLogin: _ = try await client.loginByPhoneCode(phone, code: code)
            case .phoneRegistration: _ = try await client.registerByPhoneCode(phone, code: code)
            case .phoneReset:
                _ = try await client.resetPasswordByPhoneCode(phone, code: code, newPassword: "taken-over")
            case .emailReset:
                _ = try await client.resetPasswordByEmailCode(email, code: code, newPassword: "taken-over")
            }
        }
    }

    private func makePool(_ backend: Backend, withUser: Bool = true) async throws -> TestPool {
        let pool = try await backend.makePool()
        // Eight digits, so that no code of one purpose is that of another by chance.
        try await pool.set("verifyCodeLength", 8)
        _ = try await pool.client().registerByEmail("eve@example.org", password: "eves-password")
        guard withUser else { return pool }
        let code = try await pool.sendCode(toPhone: Self.phone)
        _ = try await pool.client().registerByPhoneCode(
            Self.phone,
            code: code,
            password: "first-password",
            options: .init(profile: ["email": .string(Self.email)])
        )
        // Proved, so that no later proof of it drops what the walk compares.
        _ = try await pool.administration.verifyContact(.email, of: Self.email)
        pool.wait(60)
        return pool
    }

    @Test("every code against every method", arguments: Sent.allCases, Redeemer.allCases)
    func matrix(sent: Sent, redeemer: Redeemer) async throws {
        for backend in Backend.allCases {
            let pool = try await makePool(backend, withUser: redeemer != .phoneRegistration || sent != redeemer.takes)
            let code = try await sent.secret(from: pool)
            if sent == redeemer.takes {
                try await redeemer.redeem(code, in: pool)
            } else {
                await expectRefusal(.codeWrong) { try await redeemer.redeem(code, in: pool) }
            }
        }
    }

    /// What a walker believes: which code, if any, would change the password now.
    private struct Model {
        var codes: [Sent: (secret: Secret, expiresAt: Date, tries: Int)] = [:]

        func opens(_ sent: Sent, _ code: Secret, at now: Date) -> Bool {
            guard let held = codes[sent], held.secret == code, held.tries > 0 else { return false }
            return now < held.expiresAt
        }

        /// A right code is used up; a wrong one costs a try of the code that is there, in time or not.
        mutating func spend(_ sent: Sent, _ code: Secret, _ opened: Bool, at now: Date) {
            if opened {
                codes[sent] = nil
            } else if let held = codes[sent], held.secret != code {
                codes[sent]?.tries -= 1
            }
        }
    }

    @Test("no walk through the steps of the flows sets a password without its code")
    func walk() async throws {
        let pool = try await makePool(.embedded)
        try await pool.set("codeResendInterval", 0)
        try await pool.set("smsDailyLimit", 100_000)
        let random = RandomSource(seed: 7)
        func draw(_ count: Int) -> Int { Int(random.bytes(count: 1)[0]) % count }
        var model = Model()
        var seen: [Secret] = ["00000000"]
        var resets = 0
        for _ in 0..<Scale.of(1_500, full: 100_000) {
            switch draw(8) {
            case 0, 1:
                let sent = [Sent.toPhone, .resetPassword, .changeEmail, .secondFactor, .toOthersEmail][draw(5)]
                let code = try await sent.secret(from: pool)
                model.codes[sent] = (code, pool.now + (sent == .toPhone ? 60 : 300), 5)
                seen.append(code)
            case 2:
                pool.wait(Double(1 + draw(90)))
            case 3:
                // Other methods spend the phone's code, or a try of it.
                let code = seen[max(0, seen.count - 1 - draw(3))]
                let opens = model.opens(.toPhone, code, at: pool.now)
                let entered = await succeeds { _ = try await pool.client().loginByPhoneCode(Self.phone, code: code) }
                #expect(entered == opens)
                model.spend(.toPhone, code, opens, at: pool.now)
            default:
                let redeemer: Redeemer = draw(2) == 0 ? .phoneReset : .emailReset
                let code = draw(4) == 0 ? Secret("1234567\(draw(10))") : seen[max(0, seen.count - 1 - draw(4))]
                let opens = model.opens(redeemer.takes, code, at: pool.now)
                let changed = await succeeds { try await redeemer.redeem(code, in: pool) }
                #expect(changed == opens)
                model.spend(redeemer.takes, code, opens, at: pool.now)
                let holds = await succeeds {
                    _ = try await pool.client().loginByEmail(Self.email, password: "taken-over")
                }
                #expect(holds == changed)
                if changed {
                    resets += 1
                    let owner = pool.client()
                    _ = try await owner.loginByEmail(Self.email, password: "taken-over")
                    _ = try await owner.updatePassword("first-password", oldPassword: "taken-over")
                }
            }
        }
        #expect(resets > 20, "the walk has to reach the goal by the right way, too")
    }

    private func succeeds(_ call: () async throws -> Void) async -> Bool {
        do {
            try await call()
            return true
        } catch {
            return false
        }
    }
}
