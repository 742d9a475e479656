public import AuthingJSON
public import Foundation

/// A role: a name for rights that users, groups and departments are given.
public struct Role: Sendable, Equatable {
    /// What a role says of the one above it.
    public struct Parent: Sendable, Equatable {
        /// The id.
        public let id: String
        /// The code.
        public let code: String
        /// The namespace.
        public let namespace: String
        /// What it is for.
        public let description: String?
        /// When it was made.
        public let createdAt: Date
        /// When it was last changed.
        public let updatedAt: Date

        /// Creates a parent.
        ///
        /// - Parameters:
        ///   - id: The id.
        ///   - code: The code.
        ///   - namespace: The namespace.
        ///   - description: What it is for.
        ///   - createdAt: When it was made.
        ///   - updatedAt: When it was last changed.
        public init(
            id: String,
            code: String,
            namespace: String,
            description: String?,
            createdAt: Date,
            updatedAt: Date
        ) {
            self.id = id
            self.code = code
            self.namespace = namespace
            self.description = description
            self.createdAt = createdAt
            self.updatedAt = updatedAt
        }
    }

    /// The pool it belongs to.
    public let userPoolID: String
    /// The id, 24 hexadecimal digits.
    public let id: String
    /// The code, unique in its namespace.
    public let code: String
    /// The namespace.
    public let namespace: String
    /// What it is for.
    public let description: String?
    /// The role whose rights it has, too.
    public let parent: Parent?
    /// When it was made.
    public let createdAt: Date
    /// When it was last changed.
    public let updatedAt: Date

    /// Creates a role.
    ///
    /// - Parameters:
    ///   - userPoolID: The pool it belongs to.
    ///   - id: The id.
    ///   - code: The code.
    ///   - namespace: The namespace.
    ///   - description: What it is for.
    ///   - parent: The role whose rights it has, too.
    ///   - createdAt: When it was made.
    ///   - updatedAt: When it was last changed.
    public init(
        userPoolID: String,
        id: String,
        code: String,
        namespace: String,
        description: String?,
        parent: Parent?,
        createdAt: Date,
        updatedAt: Date
    ) {
        self.userPoolID = userPoolID
        self.id = id
        self.code = code
        self.namespace = namespace
        self.description = description
        self.parent = parent
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    /// The role's name across all pools: `arn:cn:authing:POOL:role:ID`.
    public var arn: String { "arn:cn:authing:\(userPoolID):role:\(id)" }

    /// The role in the API's shape.
    public var json: JSON {
        [
            "id": .string(id),
            "code": .string(code),
            "namespace": .string(namespace),
            "arn": .string(arn),
            "description": .orNull(description),
            "parent": parent.map(json(of:)) ?? .null,
            "createdAt": .time(createdAt),
            "updatedAt": .time(updatedAt),
        ]
    }

    private func json(of parent: Parent) -> JSON {
        [
            "code": .string(parent.code),
            "namespace": .string(parent.namespace),
            "arn": .string("arn:cn:authing:\(userPoolID):role:\(parent.id)"),
            "description": .orNull(parent.description),
            "createdAt": .time(parent.createdAt),
            "updatedAt": .time(parent.updatedAt),
        ]
    }
}

/// Roles in the order of their making.
public struct RoleList: Sendable, Equatable {
    /// The roles.
    public let list: [Role]

    /// Wraps roles.
    ///
    /// - Parameter list: The roles.
    public init(_ list: [Role]) { self.list = list }

    /// The list in the API's shape.
    public var json: JSON { ["totalCount": .integer(list.count), "list": .array(list.map(\.json))] }
}
