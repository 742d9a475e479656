package import AuthingAPI

extension EmbeddedAdministration {
    /// Says what a token says and what each check of it comes to.
    package func explainToken(_ token: Secret, for appID: String) async throws(AuthingError) -> TokenExplanation {
        try await ExplainToken(parts: parts)(token, for: appID)
    }
}
