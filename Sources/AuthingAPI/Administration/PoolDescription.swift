public import AuthingJSON

/// What a pool is and how it is set.
public struct PoolDescription: Sendable, Equatable {
    /// The pool's id, 24 hexadecimal digits.
    public let id: String
    /// The id of its application, which calls name.
    public let appID: String
    /// The file it is kept in; `nil` for one in memory.
    public let file: String?
    /// How many users it has.
    public let userCount: Int
    /// Its settings.
    public let settings: PoolSettings

    /// Creates a description.
    ///
    /// - Parameters:
    ///   - id: The pool's id.
    ///   - appID: The id of its application.
    ///   - file: The file it is kept in.
    ///   - userCount: How many users it has.
    ///   - settings: Its settings.
    public init(id: String, appID: String, file: String?, userCount: Int, settings: PoolSettings) {
        self.id = id
        self.appID = appID
        self.file = file
        self.userCount = userCount
        self.settings = settings
    }

    /// The description as a record; the settings stand beside the ids.
    public var json: JSON {
        var object: JSONObject = [
            "id": .string(id), "appId": .string(appID), "file": .orNull(file), "users": .integer(userCount),
        ]
        for (name, value) in settings.json.objectValue ?? [:] {
            object[name] = value
        }
        return .object(object)
    }
}
