import AuthingAPI

/// The second half of a password login that is refused whatever the password: it takes as long as one that is checked,
/// through as many transactions, and counts as a failure.
struct LateRefusal: Sendable {
    /// The login this belongs to.
    let login: CompleteLogin
    /// Why it is refused, as the trail is to say.
    let refusal: AuthingError
    /// Whose account it is, where there is one.
    let userID: User.ID?
    /// What a hash costs.
    let hashing: PoolSettings.PasswordHashing
    /// The places reserved among the attempts.
    let places: [AttemptReservation]

    /// Lets the time of a check pass and ends the login.
    ///
    /// - Parameter password: The password, which is compared with nothing.
    /// - Throws: The refusal.
    func settle(_ password: Secret) async throws(AuthingError) -> Never {
        try await login.parts.shielded { () async throws(AuthingError) in
            try await login.parts.computing(login.event, at: login.now) { [places] stores in
                try stores.attempts.release(places)
            } _: { () async throws(AuthingError) in
                try await login.parts.hasher.decoy(password, profile: hashing)
            }
            try await act()
        }
        throw refusal
    }

    private func act() async throws(AuthingError) {
        var event = login.event
        event.userID = userID
        try await login.parts.pool.settle(event, at: login.now) { [places, refusal] stores, _ in
            try stores.attempts.fail(places)
            throw refusal
        }
    }
}

extension CoreParts {
    /// What a refused login answers: where the pool wants it so, the same whatever was wrong with account and password.
    ///
    /// - Parameter refusal: Why it was refused.
    /// - Returns: The refusal, or 2333 in its place.
    /// - Throws: 1000 when the store failed.
    func presented(_ refusal: AuthingError) async throws(AuthingError) -> AuthingError {
        switch refusal.code {
        case .userUnknown, .passwordWrong, .noPassword, .accountLocked: break
        default: return refusal
        }
        let settings = try await pool.look { stores in try stores.pool.load().settings }
        return settings.uniformLoginErrors ? .accountOrPasswordWrong() : refusal
    }
}
