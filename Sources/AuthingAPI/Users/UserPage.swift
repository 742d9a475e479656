public import AuthingJSON

/// Some of a pool's users, and how many there are in all.
public struct UserPage: Sendable, Equatable {
    /// The number of all users that fit, not of the page.
    public let totalCount: Int
    /// The users of the page, oldest first.
    public let list: [User]

    /// Creates a page.
    ///
    /// - Parameters:
    ///   - totalCount: The number of all users that fit.
    ///   - list: The users of the page.
    public init(totalCount: Int, list: [User]) {
        self.totalCount = totalCount
        self.list = list
    }

    /// The page in the API's shape.
    public var json: JSON { ["totalCount": .integer(totalCount), "list": .array(list.map(\.json))] }
}
