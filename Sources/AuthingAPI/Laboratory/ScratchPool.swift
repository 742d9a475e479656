/// A pool of its own beside the session's: in memory, its clock stopped, its randomness repeatable.
package struct ScratchPool: Sendable {
    /// A client that nobody is logged in with.
    package let client: AuthenticationClient
    /// The pool's console.
    package let administration: any PoolAdministration
    /// Its own clock and randomness.
    package let laboratory: any Laboratory

    /// Creates a pool from its parts.
    ///
    /// - Parameters:
    ///   - client: A client that nobody is logged in with.
    ///   - administration: The pool's console.
    ///   - laboratory: Its own clock and randomness.
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
