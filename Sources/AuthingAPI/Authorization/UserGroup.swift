public import AuthingJSON
public import Foundation

/// A group of users, who have what is given to the group.
public struct UserGroup: Sendable, Equatable {
    /// The code, unique in the pool.
    public let code: String
    /// The name for people.
    public let name: String
    /// What it is for.
    public let description: String?
    /// How many users are in it.
    public let memberCount: Int
    /// When it was made.
    public let createdAt: Date
    /// When it was last changed.
    public let updatedAt: Date

    /// Creates a group.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - name: The name for people.
    ///   - description: What it is for.
    ///   - memberCount: How many users are in it.
    ///   - createdAt: When it was made.
    ///   - updatedAt: When it was last changed.
    public init(
        code: String,
        name: String,
        description: String?,
        memberCount: Int = 0,
        createdAt: Date,
        updatedAt: Date
    ) {
        self.code = code
        self.name = name
        self.description = description
        self.memberCount = memberCount
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    /// The group as a record.
    public var json: JSON {
        [
            "code": .string(code),
            "name": .string(name),
            "description": .orNull(description),
            "members": .integer(memberCount),
            "createdAt": .time(createdAt),
            "updatedAt": .time(updatedAt),
        ]
    }
}

/// A group and who is in it.
public struct UserGroupDescription: Sendable, Equatable {
    /// The group.
    public let group: UserGroup
    /// Who is in it, in the order in which they were added.
    public let members: [User]

    /// Creates a description.
    ///
    /// - Parameters:
    ///   - group: The group.
    ///   - members: Who is in it.
    public init(group: UserGroup, members: [User]) {
        self.group = group
        self.members = members
    }

    /// The group with its members as users.
    public var json: JSON {
        var object = group.json.objectValue ?? [:]
        object["members"] = .array(members.map(\.json))
        return .object(object)
    }
}
