public import AuthingJSON
public import Foundation

/// The kinds of resources.
public enum ResourceType: String, Sendable, CaseIterable {
    /// A record of data: its code is `type:id`, or `type:*` for all of a type, its actions `type:verb`.
    case data = "DATA"
    /// A call of an API.
    case api = "API"
    /// An entry of a menu.
    case menu = "MENU"
    /// A button.
    case button = "BUTTON"
    /// Any other part of a user interface.
    case ui = "UI"
}

/// A resource that rights may be granted to.
public struct Resource: Sendable, Equatable {
    /// The namespace.
    public let namespace: String
    /// The code, unique in its namespace.
    public let code: String
    /// The kind.
    public let type: ResourceType
    /// What it is.
    public let description: String?
    /// What may be done with data, sorted; empty for other kinds.
    public let actions: [String]
    /// When it was defined.
    public let createdAt: Date
    /// When it was last changed.
    public let updatedAt: Date

    /// Creates a resource.
    ///
    /// - Parameters:
    ///   - namespace: The namespace.
    ///   - code: The code.
    ///   - type: The kind.
    ///   - description: What it is.
    ///   - actions: What may be done with data.
    ///   - createdAt: When it was defined.
    ///   - updatedAt: When it was last changed.
    public init(
        namespace: String,
        code: String,
        type: ResourceType,
        description: String?,
        actions: [String],
        createdAt: Date,
        updatedAt: Date
    ) {
        self.namespace = namespace
        self.code = code
        self.type = type
        self.description = description
        self.actions = actions
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    /// The resource as a record.
    public var json: JSON {
        [
            "code": .string(code),
            "type": .string(type.rawValue),
            "namespace": .string(namespace),
            "description": .orNull(description),
            "actions": .array(actions.map { .string($0) }),
            "createdAt": .time(createdAt),
            "updatedAt": .time(updatedAt),
        ]
    }
}

/// What a user may do with one resource.
public struct AuthorizedResource: Sendable, Equatable {
    /// The code.
    public let code: String
    /// The kind.
    public let type: ResourceType
    /// What may be done with data, sorted, each once; empty for other kinds.
    public let actions: [String]

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - type: The kind.
    ///   - actions: What may be done with data.
    public init(code: String, type: ResourceType, actions: [String] = []) {
        self.code = code
        self.type = type
        self.actions = actions
    }

    /// The entry in the API's shape; without actions it has no such key.
    public var json: JSON {
        var object: JSONObject = ["code": .string(code), "type": .string(type.rawValue)]
        if !actions.isEmpty { object["actions"] = .array(actions.map { .string($0) }) }
        return .object(object)
    }
}

/// All that a user may use in a namespace, in the order in which it was granted.
public struct AuthorizedResourceList: Sendable, Equatable {
    /// The entries, one a code and kind.
    public let list: [AuthorizedResource]

    /// Wraps entries.
    ///
    /// - Parameter list: The entries.
    public init(_ list: [AuthorizedResource]) { self.list = list }

    /// The list in the API's shape.
    public var json: JSON { ["totalCount": .integer(list.count), "list": .array(list.map(\.json))] }
}

/// Which resource is granted or revoked, and what may be done with it.
public struct ResourceGrant: Sendable, Equatable {
    /// The code: of a defined resource, or `type:id` where `type:*` is defined.
    public var code: String
    /// The namespace.
    public var namespace: String
    /// The actions on data; all that are defined, where none is given.
    public var actions: [String]

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - namespace: The namespace.
    ///   - actions: The actions on data.
    public init(_ code: String, namespace: String = Namespace.defaultCode, actions: [String] = []) {
        self.code = code
        self.namespace = namespace
        self.actions = actions
    }
}
