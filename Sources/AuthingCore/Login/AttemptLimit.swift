import AuthingAPI
import AuthingJSON
import Foundation

/// How many failures of a scope are too many, and what follows.
struct AttemptLimit {
    /// What too many failures lead to.
    enum Consequence {
        /// Further tries need a captcha.
        case captcha
        /// The account is locked for a time.
        case lock
        /// The account takes no more tries until it is recovered.
        case stop
        /// No code is taken until the wrong ones are old enough.
        case pause
    }

    /// What too many failures lead to.
    let consequence: Consequence
    /// Whose failures.
    let scope: AttemptScope
    /// The number that is too many.
    let most: Int
    /// The length of the sliding window; `nil` for failures in a row.
    let window: Duration?

    /// The limit that a setting names.
    init(_ consequence: Consequence, _ scope: AttemptScope, _ check: FailureCheck) {
        (self.consequence, self.scope, most, window) = (consequence, scope, check.limit, check.timeInterval)
    }

    private init(streak scope: AttemptScope, most: Int) {
        (consequence, self.scope, self.most, window) = (.stop, scope, most, nil)
    }

    /// The limit of failures in a row.
    ///
    /// - Parameters:
    ///   - factor: What the account was asked for.
    ///   - id: Whose account.
    ///   - settings: The pool's settings.
    /// - Returns: The limit.
    static func streak(_ factor: LoginFactor, of id: User.ID, _ settings: PoolSettings) -> Self {
        Self(streak: .streak(factor, id), most: settings.consecutiveFailureLimit)
    }

    /// Only failures after this count; `nil` where all do.
    func start(at now: Date) -> Date? { window.map { now - $0.inSeconds } }

    /// The figures of the limit for the decision trail.
    func figures(_ failures: Int, until end: Date? = nil) -> KeyValuePairs<String, JSON> {
        guard let window else { return ["failures": .integer(failures), "limit": .integer(most)] }
        let seconds: JSON = .string("\(window.components.seconds) s")
        guard let end else { return ["failures": .integer(failures), "limit": .integer(most), "window": seconds] }
        return [
            "failures": .integer(failures), "limit": .integer(most), "window": seconds,
            "until": .string(WireTime.text(of: end)),
        ]
    }

    /// When the limit lets a call through again, should nothing fail until then.
    ///
    /// - Parameters:
    ///   - attempts: The attempts.
    ///   - now: The present.
    /// - Returns: The instant; nil where nothing is over by itself, or where the limit is not reached.
    /// - Throws: `StoreError`.
    func end(among attempts: any LoginAttemptStore, at now: Date) throws(StoreError) -> Date? {
        guard let window, let start = start(at: now) else { return nil }
        return try attempts.time(ofFailure: most, in: scope, after: start).map { $0 + window.inSeconds }
    }
}
