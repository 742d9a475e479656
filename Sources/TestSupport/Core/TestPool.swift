package import AuthingAPI
package import AuthingCore
package import AuthingJSON
package import Foundation

/// A new pool with everything a test needs to steer it.
package struct TestPool: Sendable {
    /// The API.
    package let service: any AuthenticationService
    /// The pool's console.
    package let administration: any PoolAdministration
    /// The pool's clock, standing still at ``start`` until a test moves it.
    package let clock: VirtualClock
    /// The id of its application.
    package let appID: String
    /// Where its file is, if it has one: kept so long as the pool is.
    private let directory: TemporaryDirectory?

    /// Puts a pool together.
    ///
    /// - Parameters:
    ///   - service: The API.
    ///   - administration: The pool's console.
    ///   - clock: The pool's clock.
    ///   - appID: The id of its application.
    ///   - directory: Where its file is.
    package init(
        service: any AuthenticationService,
        administration: any PoolAdministration,
        clock: VirtualClock,
        appID: String,
        directory: TemporaryDirectory? = nil
    ) {
        self.service = service
        self.administration = administration
        self.clock = clock
        self.appID = appID
        self.directory = directory
    }

    /// A client of its own, logged out.
    ///
    /// - Parameters:
    ///   - address: The end user's address.
    ///   - language: The language of texts in results.
    ///   - token: A token to start with.
    /// - Returns: The client.
    package func client(
        from address: String? = "192.0.2.1",
        language: Language = .chinese,
        token: Secret? = nil
    ) -> AuthenticationClient {
        AuthenticationClient(
            service: service,
            options: ClientOptions(appID: appID, clientIP: address, language: language, token: token)
        )
    }

    /// Changes a setting.
    ///
    /// - Parameters:
    ///   - name: The setting.
    ///   - value: Its value.
    /// - Throws: `AuthingError`.
    package func set(_ name: String, _ value: JSON) async throws {
        _ = try await administration.changeSetting(name, to: value)
    }

    /// The instant at which the clock stands at first: 2026-01-01T00:00:00Z.
    package static let start = VirtualClock.testStart

    /// The instant at which it stands now.
    package var now: Date { clock.now }

    /// Lets time pass.
    ///
    /// - Parameter seconds: How much.
    package func wait(_ seconds: Double) {
        clock.advance(by: .seconds(seconds))
    }
}

/// What tests ask of a pool's outbox.
extension TestPool {
    /// Sends a code to a phone and reads it in the outbox.
    ///
    /// - Parameter phone: The phone.
    /// - Returns: The code.
    /// - Throws: `AuthingError`; `MissingMessage` when none went out.
    package func sendCode(toPhone phone: String) async throws -> Secret {
        _ = try await client().sendSMSCode(phone)
        return try await lastCode(to: phone)
    }

    /// Mails a code and reads it in the outbox.
    ///
    /// - Parameters:
    ///   - email: The address.
    ///   - scene: What the mail is for.
    /// - Returns: The code.
    /// - Throws: `AuthingError`; `MissingMessage` when none went out.
    package func sendCode(toEmail email: String, _ scene: EmailScene = .resetPassword) async throws -> Secret {
        _ = try await client().sendEmail(email, scene: scene.rawValue)
        return try await lastCode(to: email)
    }

    /// The code of the last message to a recipient.
    ///
    /// - Parameter recipient: The address or phone.
    /// - Returns: The code.
    /// - Throws: `AuthingError`; `MissingMessage` when there is none.
    package func lastCode(to recipient: String) async throws -> Secret {
        guard let code = try await administration.lastMessage(to: recipient)?.code else {
            throw MissingMessage(recipient: recipient)
        }
        return code
    }
}

/// Nothing with a code went to a recipient.
package struct MissingMessage: Error, Sendable {
    /// Who should have received it.
    package let recipient: String
}

extension Secret {
    /// Another code of the same length, for tests of wrong ones.
    package var mistyped: Secret {
        reveal { text in
            Secret(text.hasPrefix("0") ? "1" + text.dropFirst() : "0" + text.dropFirst())
        }
    }
}
