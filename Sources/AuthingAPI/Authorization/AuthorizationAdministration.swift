/// Keeps namespaces, roles, groups and resources, and who is given what.
///
/// To do again what is done changes nothing; to take away what is not there is refused.
///
/// A part of ``PoolAdministration``.
public protocol AuthorizationAdministration: NamespaceAdministration, RoleAdministration, GroupAdministration,
    ResourceAdministration
{}

/// Keeps namespaces.
public protocol NamespaceAdministration: Sendable {
    /// Makes a namespace.
    ///
    /// - Parameters:
    ///   - code: The code: 1 to 64 letters, digits, `_`, `-` and `.`.
    ///   - name: The name for people; the code when absent.
    ///   - description: What it is for.
    /// - Returns: The namespace.
    /// - Throws: 400 for a code that is none or taken.
    func createNamespace(
        _ code: String,
        name: String?,
        description: String?
    ) async throws(AuthingError) -> Namespace

    /// All namespaces, oldest first.
    ///
    /// - Returns: The namespaces; `default` and those of the applications are among them.
    /// - Throws: 1000 when the store fails.
    func listNamespaces() async throws(AuthingError) -> [Namespace]

    /// Deletes a namespace with its roles and resources.
    ///
    /// - Parameter code: The code.
    /// - Throws: 400 for an unknown one, 1001 for `default` and that of an application.
    func deleteNamespace(_ code: String) async throws(AuthingError)
}

/// Keeps roles.
public protocol RoleAdministration: Sendable {
    /// Makes a role.
    ///
    /// - Parameters:
    ///   - code: The code: 1 to 64 letters, digits, `_`, `-` and `.`.
    ///   - namespace: The namespace.
    ///   - description: What it is for.
    ///   - parent: The code of the role in the same namespace whose rights it has, too.
    /// - Returns: The role.
    /// - Throws: 400 for a code that is none or taken and for an unknown namespace; 3903 for an unknown parent.
    func createRole(
        _ code: String,
        namespace: String,
        description: String?,
        parent: String?
    ) async throws(AuthingError) -> Role

    /// Puts a role below another one, or below none.
    ///
    /// - Parameters:
    ///   - parent: The code of the role in the same namespace; `nil` for none.
    ///   - code: The role's code.
    ///   - namespace: The namespace.
    /// - Returns: The role.
    /// - Throws: 3903; 400 where the role would be above itself.
    func setParent(
        _ parent: String?,
        ofRole code: String,
        namespace: String
    ) async throws(AuthingError) -> Role

    /// All roles of a namespace, or of all, in the order of their making.
    ///
    /// - Parameter namespace: The namespace.
    /// - Returns: The roles.
    /// - Throws: 400 for an unknown namespace.
    func listAllRoles(namespace: String?) async throws(AuthingError) -> RoleList

    /// A role and who holds it.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - namespace: The namespace.
    /// - Returns: The role with its holders.
    /// - Throws: 3903.
    func describeRole(_ code: String, namespace: String) async throws(AuthingError) -> RoleDescription

    /// Deletes a role: nobody holds it any more, roles below it have no parent.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - namespace: The namespace.
    /// - Throws: 3903.
    func deleteRole(_ code: String, namespace: String) async throws(AuthingError)

    /// Gives a role to a user, a group or a department.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - namespace: The namespace.
    ///   - subject: Whom.
    /// - Throws: 3903, and what an unknown subject is refused with; 400 for a role as the subject.
    func assignRole(
        _ code: String,
        namespace: String,
        to subject: AccessSubject
    ) async throws(AuthingError)

    /// Takes a role away again; it counts at the next call.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - namespace: The namespace.
    ///   - subject: From whom.
    /// - Throws: 3903, what an unknown subject is refused with, and 3919 where the role was not given to them.
    func revokeRole(
        _ code: String,
        namespace: String,
        from subject: AccessSubject
    ) async throws(AuthingError)
}

/// Keeps groups of users.
public protocol GroupAdministration: Sendable {
    /// Makes a group.
    ///
    /// - Parameters:
    ///   - code: The code: 1 to 64 letters, digits, `_`, `-` and `.`.
    ///   - name: The name for people; the code when absent.
    ///   - description: What it is for.
    /// - Returns: The group.
    /// - Throws: 400 for a code that is none or taken.
    func createGroup(
        _ code: String,
        name: String?,
        description: String?
    ) async throws(AuthingError) -> UserGroup

    /// All groups, oldest first.
    ///
    /// - Returns: The groups.
    /// - Throws: 1000 when the store fails.
    func listGroups() async throws(AuthingError) -> [UserGroup]

    /// A group and who is in it.
    ///
    /// - Parameter code: The code.
    /// - Returns: The group with its members.
    /// - Throws: 3901.
    func describeGroup(_ code: String) async throws(AuthingError) -> UserGroupDescription

    /// Deletes a group.
    ///
    /// - Parameter code: The code.
    /// - Throws: 3901.
    func deleteGroup(_ code: String) async throws(AuthingError)

    /// Adds a user to a group.
    ///
    /// - Parameters:
    ///   - user: An id, email, phone or username.
    ///   - code: The group's code.
    /// - Throws: 3901; 2004, 400.
    func addUser(_ user: String, toGroup code: String) async throws(AuthingError)

    /// Takes a user out of a group.
    ///
    /// - Parameters:
    ///   - user: An id, email, phone or username.
    ///   - code: The group's code.
    /// - Throws: 3901; 2004; 400, also for a user who is not in it.
    func removeUser(_ user: String, fromGroup code: String) async throws(AuthingError)
}

/// Keeps resources and who may use them.
public protocol ResourceAdministration: Sendable {
    /// Defines a resource.
    ///
    /// - Parameters:
    ///   - code: The code: `type:id` or `type:*` for data; else 1 to 128 visible characters.
    ///   - namespace: The namespace.
    ///   - type: The kind.
    ///   - actions: What may be done with data, each `type:verb`; any verb, where none is named.
    ///   - description: What it is.
    /// - Returns: The resource.
    /// - Throws: 400 for a code or an action that is none, for a code that is taken, and for an unknown namespace.
    func defineResource(
        _ code: String,
        namespace: String,
        type: ResourceType,
        actions: [String],
        description: String?
    ) async throws(AuthingError) -> Resource

    /// The resources of a namespace, in the order of their definition.
    ///
    /// - Parameters:
    ///   - namespace: The namespace.
    ///   - type: Only those of this kind.
    /// - Returns: The resources.
    /// - Throws: 400 for an unknown namespace.
    func listResources(namespace: String, type: ResourceType?) async throws(AuthingError) -> [Resource]

    /// Deletes a resource, and all that was granted on it.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - namespace: The namespace.
    /// - Throws: 3905.
    func deleteResource(_ code: String, namespace: String) async throws(AuthingError)

    /// Grants a resource; actions are added to those granted before.
    ///
    /// - Parameters:
    ///   - grant: The resource, and what may be done with it.
    ///   - subject: To whom.
    /// - Throws: 3905; 400 for actions that do not fit; what an unknown subject is refused with.
    func grantResource(_ grant: ResourceGrant, to subject: AccessSubject) async throws(AuthingError)

    /// Takes a grant back, or the actions it names.
    ///
    /// - Parameters:
    ///   - grant: The resource, and the actions to take; all where none is given.
    ///   - subject: From whom.
    /// - Throws: 3905; what an unknown subject is refused with; 400 where nothing was granted.
    func revokeResource(_ grant: ResourceGrant, from subject: AccessSubject) async throws(AuthingError)
}
