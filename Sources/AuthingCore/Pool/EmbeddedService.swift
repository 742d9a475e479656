import AuthingAPI

/// The authentication service in this process, on a pool of its own.
package struct EmbeddedService: AuthenticationService {
    let parts: CoreParts

    /// Creates the service.
    ///
    /// - Parameter parts: The pool and the world around it.
    package init(_ parts: CoreParts) {
        self.parts = parts
    }
}
