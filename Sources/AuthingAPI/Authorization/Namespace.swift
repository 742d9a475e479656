public import AuthingJSON
public import Foundation

/// A permission group: within it the codes of roles and of resources are unique.
///
/// `default` is always there, and each application has one of its own whose code is the application's id.
public struct Namespace: Sendable, Equatable {
    /// The code.
    public let code: String
    /// The name for people.
    public let name: String
    /// What it is for.
    public let description: String?
    /// The application it belongs to.
    public let appID: String?
    /// When it was made.
    public let createdAt: Date
    /// When it was last changed.
    public let updatedAt: Date

    /// The code of the namespace that is always there: what belongs to no other is in it.
    public static let defaultCode = "default"

    /// Creates a namespace.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - name: The name for people.
    ///   - description: What it is for.
    ///   - appID: The application it belongs to.
    ///   - createdAt: When it was made.
    ///   - updatedAt: When it was last changed; when it was made, if absent.
    public init(
        code: String,
        name: String,
        description: String? = nil,
        appID: String? = nil,
        createdAt: Date,
        updatedAt: Date? = nil
    ) {
        self.code = code
        self.name = name
        self.description = description
        self.appID = appID
        self.createdAt = createdAt
        self.updatedAt = updatedAt ?? createdAt
    }

    /// Creates the namespace of an application.
    ///
    /// - Parameter application: The application.
    public init(of application: Application) {
        self.init(
            code: application.id,
            name: application.name,
            appID: application.id,
            createdAt: application.createdAt
        )
    }

    /// The namespace as a record.
    public var json: JSON {
        [
            "code": .string(code),
            "name": .string(name),
            "description": .orNull(description),
            "appId": .orNull(appID),
            "createdAt": .time(createdAt),
            "updatedAt": .time(updatedAt),
        ]
    }
}
