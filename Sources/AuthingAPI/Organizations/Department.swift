public import AuthingJSON
public import Foundation

/// A department: a node in the tree of an organization.
public struct Department: Sendable, Equatable {
    /// The id, 24 hexadecimal digits.
    public let id: String
    /// The organization it belongs to.
    public let orgID: String
    /// The department above it; `nil` for the root.
    public let parentID: String?
    /// Its name.
    public let name: String
    /// Its code, unique in the organization.
    public let code: String?
    /// What it is for.
    public let description: String?
    /// When it was made.
    public let createdAt: Date
    /// When it was last changed.
    public let updatedAt: Date

    /// Creates a department.
    ///
    /// - Parameters:
    ///   - id: The id.
    ///   - orgID: The organization it belongs to.
    ///   - parentID: The department above it.
    ///   - name: Its name.
    ///   - code: Its code.
    ///   - description: What it is for.
    ///   - createdAt: When it was made.
    ///   - updatedAt: When it was last changed.
    public init(
        id: String,
        orgID: String,
        parentID: String?,
        name: String,
        code: String?,
        description: String?,
        createdAt: Date,
        updatedAt: Date
    ) {
        self.id = id
        self.orgID = orgID
        self.parentID = parentID
        self.name = name
        self.code = code
        self.description = description
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    /// The node of a path from the root.
    var nodeJSON: JSON {
        [
            "type": "node",
            "id": .string(id),
            "orgId": .string(orgID),
            "name": .string(name),
            "nameI18n": .null,
            "description": .orNull(description),
            "descriptionI18n": .null,
            "order": .null,
            "code": .orNull(code),
            "leaderUserId": .null,
            "createdAt": .preciseTime(createdAt),
            "updatedAt": .preciseTime(updatedAt),
        ]
    }
}

/// A department and where it stands in the tree.
public struct PlacedDepartment: Sendable, Equatable {
    /// The departments from the root to this one, which is the last.
    public let path: [Department]
    /// This one.
    public let department: Department
    /// The ids of those directly below it, in the order of their making.
    public let childIDs: [String]

    /// Creates a place.
    ///
    /// - Parameters:
    ///   - department: The department.
    ///   - ancestors: The departments from the root to the one above it.
    ///   - childIDs: The ids of those directly below it.
    public init(_ department: Department, below ancestors: [Department], childIDs: [String]) {
        self.department = department
        path = ancestors + [department]
        self.childIDs = childIDs
    }

    /// The department in the API's shape.
    public var json: JSON {
        [
            "id": .string(department.id),
            "orgId": .string(department.orgID),
            "name": .string(department.name),
            "nameI18n": .null,
            "description": .orNull(department.description),
            "descriptionI18n": .null,
            "order": .null,
            "code": .orNull(department.code),
            "root": .bool(department.parentID == nil),
            "depth": .null,
            "path": .array(path.map { .string($0.id) }),
            "codePath": .array(path.map { .orNull($0.code) }),
            "namePath": .array(path.map { .string($0.name) }),
            "createdAt": .time(department.createdAt),
            "updatedAt": .time(department.updatedAt),
            "children": .array(childIDs.map { .string($0) }),
        ]
    }
}

/// A user's place in a department.
public struct DepartmentMembership: Sendable, Equatable {
    /// The department.
    public let department: PlacedDepartment
    /// When the user joined it.
    public let joinedAt: Date
    /// Whether it is the user's main one; at most one is.
    public let isMain: Bool

    /// Creates a membership.
    ///
    /// - Parameters:
    ///   - department: The department.
    ///   - joinedAt: When the user joined it.
    ///   - isMain: Whether it is the user's main one.
    public init(department: PlacedDepartment, joinedAt: Date, isMain: Bool) {
        self.department = department
        self.joinedAt = joinedAt
        self.isMain = isMain
    }

    /// The membership in the API's shape.
    public var json: JSON {
        [
            "department": department.json,
            "joinedAt": .time(joinedAt),
            "isMainDepartment": .bool(isMain),
        ]
    }
}

/// The departments of a user, in the order in which they were joined.
public struct DepartmentList: Sendable, Equatable {
    /// The memberships.
    public let list: [DepartmentMembership]

    /// Wraps memberships.
    ///
    /// - Parameter list: The memberships.
    public init(_ list: [DepartmentMembership]) { self.list = list }

    /// The list in the API's shape: `{departments: {totalCount, list}}`.
    public var json: JSON {
        ["departments": ["totalCount": .integer(list.count), "list": .array(list.map(\.json))]]
    }
}
