/// The values of a user's descriptive fields; an absent one is null in the JSON.
public struct UserProfile: Sendable, Equatable {
    private var values: [ProfileField: String]

    /// Creates a profile.
    ///
    /// - Parameter values: The fields that have a value.
    public init(_ values: [ProfileField: String] = [:]) {
        self.values = values
    }

    /// The value of a field, `nil` where there is none.
    public subscript(field: ProfileField) -> String? {
        get { values[field] }
        set { values[field] = newValue }
    }
}
