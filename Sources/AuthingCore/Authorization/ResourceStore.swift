package import AuthingAPI
package import Foundation

/// Keeps resources and who may use them.
package protocol ResourceStore {
    /// Adds a resource with its actions.
    ///
    /// - Parameter resource: The resource.
    /// - Returns: Whether its code was free in its namespace.
    /// - Throws: `StoreError`.
    func insert(_ resource: Resource) throws(StoreError) -> Bool

    /// The resource with a code.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - namespace: The namespace.
    /// - Returns: The resource, if there is one.
    /// - Throws: `StoreError`.
    func find(_ code: String, in namespace: String) throws(StoreError) -> Resource?

    /// The resources of a namespace, in the order of their definition.
    ///
    /// - Parameters:
    ///   - namespace: The namespace.
    ///   - type: Only those of this kind.
    /// - Returns: The resources.
    /// - Throws: `StoreError`.
    func list(in namespace: String, type: ResourceType?) throws(StoreError) -> [Resource]

    /// Removes a resource and all that was granted on it.
    ///
    /// - Parameter resource: The resource.
    /// - Throws: `StoreError`.
    func delete(_ resource: Resource) throws(StoreError)

    /// Grants a resource; actions are added to those granted before.
    ///
    /// - Parameters:
    ///   - grant: The code granted and the actions.
    ///   - resource: The resource it falls under.
    ///   - subject: To whom.
    ///   - now: When.
    /// - Throws: `StoreError`.
    func grant(
        _ grant: ResourceGrant,
        of resource: Resource,
        to subject: Subject,
        at now: Date
    ) throws(StoreError)

    /// Takes a grant back, or some of its actions; with the last one it goes whole.
    ///
    /// - Parameters:
    ///   - grant: The code granted and the actions to take; all where it has none.
    ///   - resource: The resource it falls under.
    ///   - subject: From whom.
    /// - Returns: Whether anything of it was granted.
    /// - Throws: `StoreError`.
    func revoke(
        _ grant: ResourceGrant,
        of resource: Resource,
        from subject: Subject
    ) throws(StoreError) -> Bool

    /// What a user may use: granted to them, to a role they hold or one above it, to a group or to a department.
    ///
    /// - Parameters:
    ///   - userID: The user.
    ///   - namespace: The namespace.
    ///   - type: Only resources of this kind.
    /// - Returns: One entry a code and kind with its actions sorted, in the order in which they were granted.
    /// - Throws: `StoreError`.
    func authorized(
        for userID: User.ID,
        in namespace: String,
        type: ResourceType?
    ) throws(StoreError) -> [AuthorizedResource]
}
