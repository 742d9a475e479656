public import AuthingJSON

/// One who was given a role, a resource or an application.
public struct AccessHolder: Sendable, Equatable {
    /// What it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// A user.
        case user
        /// A role.
        case role
        /// A group.
        case group
        /// A department.
        case department
    }

    /// What it is.
    public let kind: Kind
    /// The id; a group's code.
    public let id: String
    /// The name for people: of a user the username, email, phone or id, of a role its code.
    public let name: String
    /// Whether a department's children have it, too.
    public let inheritByChildren: Bool

    /// Creates a holder.
    ///
    /// - Parameters:
    ///   - kind: What it is.
    ///   - id: The id.
    ///   - name: The name for people.
    ///   - inheritByChildren: Whether a department's children have it, too.
    public init(kind: Kind, id: String, name: String, inheritByChildren: Bool = false) {
        self.kind = kind
        self.id = id
        self.name = name
        self.inheritByChildren = inheritByChildren
    }

    /// The holder as a record.
    public var json: JSON {
        [
            "kind": .string(kind.rawValue), "id": .string(id), "name": .string(name),
            "inheritByChildren": .bool(inheritByChildren),
        ]
    }
}

/// A role and who holds it.
public struct RoleDescription: Sendable, Equatable {
    /// The role.
    public let role: Role
    /// Who holds it, in the order in which they were given it.
    public let holders: [AccessHolder]

    /// Creates a description.
    ///
    /// - Parameters:
    ///   - role: The role.
    ///   - holders: Who holds it.
    public init(role: Role, holders: [AccessHolder]) {
        self.role = role
        self.holders = holders
    }

    /// The role with its holders.
    public var json: JSON {
        var object = role.json.objectValue ?? [:]
        object["holders"] = .array(holders.map(\.json))
        return .object(object)
    }
}
