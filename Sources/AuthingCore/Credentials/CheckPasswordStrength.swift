import AuthingAPI

/// Says whether a password meets the pool's policy.
struct CheckPasswordStrength: Sendable {
    let parts: CoreParts

    /// Judges a password.
    ///
    /// - Parameters:
    ///   - password: The password.
    ///   - context: The call's context.
    /// - Returns: The verdict with its reason.
    /// - Throws: 2011, 2101, 1000; a weak password is a verdict.
    func callAsFunction(
        _ password: Secret,
        in context: RequestContext
    ) async throws(AuthingError) -> PasswordStrength {
        let settings = try await parts.pool.look { stores in try stores.enter(context).settings }
        let fault = settings.passwordDemands.fault(of: password)
        return PasswordStrength(
            isValid: fault == nil,
            message: (fault ?? PasswordPolicy.satisfied).text(in: context.language)
        )
    }
}
