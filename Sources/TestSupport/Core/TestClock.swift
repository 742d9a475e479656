package import AuthingCore
package import Foundation

extension VirtualClock {
    /// The instant at which every test pool's clock stands at first: 2026-01-01T00:00:00Z.
    package static let testStart = Date(timeIntervalSince1970: 1_767_225_600)

    /// A clock that stands still until a test moves it.
    ///
    /// - Parameter instant: What it shows.
    /// - Returns: The clock.
    package static func frozen(at instant: Date = testStart) -> VirtualClock {
        let clock = VirtualClock { instant }
        clock.freeze()
        return clock
    }
}

extension Environment {
    /// An environment that repeats itself.
    ///
    /// - Parameters:
    ///   - seed: The seed of all randomness.
    ///   - clock: The clock; one that stands still when absent.
    /// - Returns: The environment.
    package static func repeatable(seed: Int64 = 1, clock: VirtualClock = .frozen()) -> Environment {
        Environment(clock: clock, random: RandomSource(seed: seed))
    }
}
