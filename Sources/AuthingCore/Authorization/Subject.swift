package import AuthingAPI

/// Who is given a role, a resource or an application, found in the store.
package enum Subject: Sendable, Equatable {
    /// A user.
    case user(User.ID)
    /// A role, by its id.
    case role(String)
    /// A group, by its code.
    case group(String)
    /// A department, by its id; those below it, too, where it says so.
    case department(String, inheritByChildren: Bool)
}

extension PoolStores {
    /// Finds who an operator names.
    ///
    /// - Parameters:
    ///   - subject: As named.
    ///   - event: What the trail says of the call; a user is added to it.
    /// - Returns: Who it is.
    /// - Throws: 2004 or 400 for a user, 3903, 3901, 400 for a department; `StoreError`.
    func find(_ subject: AccessSubject, _ event: inout EventDraft) throws -> Subject {
        switch subject {
        case .user(let reference):
            let id = try user(reference).user.id
            event.userID = id
            return .user(id)
        case .role(let code, let namespace):
            return .role(try role(code, in: namespace).id)
        case .group(let code):
            return .group(try group(code).code)
        case .department(let reference, let inheritByChildren):
            return .department(try department(reference).id, inheritByChildren: inheritByChildren)
        }
    }

    /// The role with a code.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - namespace: The namespace.
    /// - Returns: The role.
    /// - Throws: 3903; `StoreError`.
    func role(_ code: String, in namespace: String) throws -> Role {
        guard let role = try roles.find(code, in: namespace) else {
            throw AuthingError.unknown(.role, code, in: namespace)
        }
        return role
    }

    /// The group with a code.
    ///
    /// - Parameter code: The code.
    /// - Returns: The group.
    /// - Throws: 3901; `StoreError`.
    func group(_ code: String) throws -> UserGroup {
        guard let group = try groups.find(code) else { throw AuthingError.unknown(.group, code) }
        return group
    }

    /// The namespace with a code.
    ///
    /// - Parameter code: The code.
    /// - Returns: The namespace.
    /// - Throws: 400; `StoreError`.
    func namespace(_ code: String) throws -> Namespace {
        guard let namespace = try namespaces.find(code) else { throw AuthingError.unknown(.namespace, code) }
        return namespace
    }
}
