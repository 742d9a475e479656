/// An entry of the list of services that may have tickets: one address, or with `/*` at its end all that lie below a path.
package struct ServicePattern: Sendable, Equatable {
    private let address: ServiceAddress
    private let takesAllBelow: Bool

    /// Reads an entry.
    ///
    /// - Parameter typed: An address such as `https://app.example.org/login`, or `https://app.example.org/cas/*`.
    package init?(_ typed: String) {
        takesAllBelow = typed.hasSuffix("/*")
        guard let address = ServiceAddress(takesAllBelow ? String(typed.dropLast()) : typed) else { return nil }
        guard !takesAllBelow || address.query == nil else { return nil }
        self.address = address
    }

    /// Whether a service may have tickets by this entry.
    ///
    /// - Parameter service: The service.
    /// - Returns: Whether it is the entry's address, or lies below its path.
    package func matches(_ service: ServiceAddress) -> Bool {
        guard takesAllBelow else { return service == address }
        // The entry's path ends in a slash, which is the boundary.
        return service.origin == address.origin && (service.path + "/").utf8.starts(with: address.path.utf8)
    }
}
