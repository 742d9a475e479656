package import AuthingAPI

/// What commands act on: one client with its user and token, the pool behind it, and the laboratory.
package struct Services: Sendable {
    /// The client, which holds the current user and token.
    package let client: AuthenticationClient
    /// The pool's console.
    package let administration: any PoolAdministration
    /// Clock, seed and saved states.
    package let laboratory: any Laboratory

    /// Creates the services of a session.
    package init(
        client: AuthenticationClient,
        administration: any PoolAdministration,
        laboratory: any Laboratory
    ) {
        self.client = client
        self.administration = administration
        self.laboratory = laboratory
    }
}
