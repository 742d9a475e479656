public import AuthingJSON
public import Foundation

/// An organization: a tree of departments, whose root has its name and code.
public struct Organization: Sendable, Equatable {
    /// The pool it belongs to.
    public let userPoolID: String
    /// The id, 24 hexadecimal digits.
    public let id: String
    /// The department at the top.
    public let root: Department
    /// The address of its logo.
    public let logo: String?
    /// When it was made.
    public let createdAt: Date
    /// When it was last changed.
    public let updatedAt: Date

    /// Creates an organization.
    ///
    /// - Parameters:
    ///   - userPoolID: The pool it belongs to.
    ///   - id: The id.
    ///   - root: The department at the top.
    ///   - logo: The address of its logo.
    ///   - createdAt: When it was made.
    ///   - updatedAt: When it was last changed.
    public init(
        userPoolID: String,
        id: String,
        root: Department,
        logo: String? = nil,
        createdAt: Date,
        updatedAt: Date
    ) {
        self.userPoolID = userPoolID
        self.id = id
        self.root = root
        self.logo = logo
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    /// The organization as the console shows it: under the name and code of its root.
    public var json: JSON {
        [
            "id": .string(id),
            "name": .string(root.name),
            "code": .orNull(root.code),
            "rootNodeId": .string(root.id),
            "logo": .orNull(logo),
            "createdAt": .preciseTime(createdAt),
            "updatedAt": .preciseTime(updatedAt),
        ]
    }

    /// The first element of a path.
    var pathJSON: JSON {
        [
            "type": "org",
            "id": .string(id),
            "createdAt": .preciseTime(createdAt),
            "updatedAt": .preciseTime(updatedAt),
            "userPoolId": .string(userPoolID),
            "rootNodeId": .string(root.id),
            "logo": .orNull(logo),
            "tenantId": .null,
        ]
    }
}

/// The way through an organization to one department of a user.
public struct OrganizationPath: Sendable, Equatable {
    /// The organization.
    public let organization: Organization
    /// The departments from the root to the user's.
    public let nodes: [Department]

    /// Creates a path.
    ///
    /// - Parameters:
    ///   - organization: The organization.
    ///   - nodes: The departments from the root to the user's.
    public init(organization: Organization, nodes: [Department]) {
        self.organization = organization
        self.nodes = nodes
    }

    /// The path in the API's shape: a list, the organization first.
    public var json: JSON { .array([organization.pathJSON] + nodes.map(\.nodeJSON)) }
}
