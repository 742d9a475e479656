import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// The two contacts of an account, which share nearly all of their rules.
enum Contact: String, CaseIterable, Sendable {
    case phone
    case email

    var other: Contact { self == .phone ? .email : .phone }

    /// The present, the new and a third person's.
    var old: String { self == .phone ? "13800138000" : "ada@example.org" }
    var new: String { self == .phone ? "13900139000" : "new@example.org" }
    var third: String { self == .phone ? "13700137000" : "third@example.org" }
    /// Another spelling of ``old``.
    var oldSpelledOtherwise: String { self == .phone ? "+86 138-0013-8000" : "Ada@Example.org" }

    var taken: AuthingError.Code { self == .phone ? .phoneTaken : .emailTaken }
    var malformed: AuthingError.Code { self == .phone ? .malformedPhone : .malformedEmail }
    var missing: AuthingError.Code { self == .phone ? .identityMissing : .noEmailToUnbind }
    var unchanged: AuthingError.Code { self == .phone ? .phoneUnchanged : .emailUnchanged }
    var oldRequired: AuthingError.Code { self == .phone ? .oldPhoneRequired : .oldEmailRequired }
    var oldWrong: AuthingError.Code { self == .phone ? .oldPhoneWrong : .oldEmailWrong }

    /// Lets the pool replace contacts without a proof of the old one.
    func needNoOld(in pool: TestPool) async throws {
        switch self {
        case .phone: try await pool.set("changePhoneStrategy", ["verifyOldPhone": false])
        case .email: try await pool.set("changeEmailStrategy", ["verifyOldEmail": false])
        }
    }

    /// How long a code lives.
    var lifetime: Double { self == .phone ? 60 : 300 }

    func value(of user: User) -> String? { self == .phone ? user.phone : user.email }
    func isVerified(of user: User) -> Bool { self == .phone ? user.phoneVerified : user.emailVerified }

    /// A code at an address.
    func send(_ address: String, in pool: TestPool) async throws -> Secret {
        switch self {
        case .phone: try await pool.sendCode(toPhone: address)
        case .email: try await pool.sendCode(toEmail: address, .changeEmail)
        }
    }

    func bind(_ client: AuthenticationClient, _ address: String, _ code: Secret) async throws -> User {
        switch self {
        case .phone: try await client.bindPhone(address, code: code)
        case .email: try await client.bindEmail(address, code: code)
        }
    }

    func unbind(_ client: AuthenticationClient) async throws -> User {
        switch self {
        case .phone: try await client.unbindPhone()
        case .email: try await client.unbindEmail()
        }
    }

    func update(
        _ client: AuthenticationClient,
        _ address: String,
        _ code: Secret,
        old: String? = nil,
        _ oldCode: Secret? = nil
    ) async throws -> User {
        switch self {
        case .phone: try await client.updatePhone(address, code: code, oldPhone: old, oldCode: oldCode)
        case .email: try await client.updateEmail(address, code: code, oldEmail: old, oldCode: oldCode)
        }
    }

    /// Makes the user `ada` with a password, with or without this contact, and logs in.
    func logIn(_ pool: TestPool, isBound: Bool, hasPassword: Bool = true) async throws -> AuthenticationClient {
        var creation = UserCreation(username: "ada", password: "fake-pw")
        if isBound {
            switch self {
            case .phone: creation.phone = old
            case .email: creation.email = old
            }
        }
        _ = try await pool.administration.createUser(creation)
        let client = pool.client()
        _ = try await client.loginByUsername("ada", password: "fake-pw")
        return client
    }

    /// Makes a third user who has an address.
    func giveAway(_ address: String, in pool: TestPool) async throws {
        switch self {
        case .phone: _ = try await pool.administration.createUser(UserCreation(phone: address))
        case .email: _ = try await pool.administration.createUser(UserCreation(email: address))
        }
    }

    /// The codes that each try of a race came to, in order.
    static func race(_ calls: [@Sendable () async throws -> User]) async -> [Int] {
        await withTaskGroup(of: Int.self) { group in
            for call in calls {
                group.addTask {
                    do {
                        _ = try await call()
                        return 200
                    } catch {
                        return (error as? AuthingError)?.code.rawValue ?? 0
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted()
        }
    }
}
