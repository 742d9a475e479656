import AuthingAPI
import Foundation

/// What the use cases work with: one pool and the world around it.
package struct CoreParts: Sendable {
    /// Where the pool is kept.
    package let pool: any PoolStore
    /// Time and randomness.
    package let environment: Environment
    /// Hashes and checks passwords.
    package let hasher: PasswordHasher
    /// Carries messages out; without one they stay in the outbox.
    package let courier: (any MessageCourier)?

    /// Puts the parts together.
    ///
    /// - Parameters:
    ///   - pool: Where the pool is kept.
    ///   - environment: Time and randomness.
    ///   - courier: Carries messages out.
    package init(pool: any PoolStore, environment: Environment, courier: (any MessageCourier)? = nil) {
        self.pool = pool
        self.environment = environment
        self.courier = courier
        hasher = PasswordHasher(environment: environment)
    }

    /// The present in whole milliseconds, as stores keep it: what is compared later must not have been rounded in between.
    var now: Date {
        Date(timeIntervalSince1970: (environment.now().timeIntervalSince1970 * 1000).rounded(.down) / 1000)
    }
}
