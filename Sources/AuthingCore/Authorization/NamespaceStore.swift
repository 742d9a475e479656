package import AuthingAPI

/// Keeps namespaces.
package protocol NamespaceStore {
    /// Adds a namespace.
    ///
    /// - Parameter namespace: The namespace.
    /// - Returns: Whether its code was free.
    /// - Throws: `StoreError`.
    func insert(_ namespace: Namespace) throws(StoreError) -> Bool

    /// The namespace with a code.
    ///
    /// - Parameter code: The code.
    /// - Returns: The namespace, if there is one.
    /// - Throws: `StoreError`.
    func find(_ code: String) throws(StoreError) -> Namespace?

    /// All namespaces, oldest first.
    ///
    /// - Returns: The namespaces.
    /// - Throws: `StoreError`.
    func list() throws(StoreError) -> [Namespace]

    /// Removes a namespace with all that is in it; the default one and those of applications stay.
    ///
    /// - Parameter code: The code.
    /// - Returns: Whether it was removed.
    /// - Throws: `StoreError`.
    func delete(_ code: String) throws(StoreError) -> Bool
}
