package import AuthingAPI
import AuthingJSON

/// A descriptive field that is to be set or cleared.
package struct ProfileChange: Sendable {
    /// Which.
    package let field: ProfileField
    /// Its new value; `nil` clears it.
    package let value: String?

    /// Reads the changes of a function.
    ///
    /// - Parameter changes: Fields by their API names.
    /// - Returns: The changes in their order.
    /// - Throws: 2018 for what is no descriptive field, 400 for a value it cannot take.
    static func read(_ changes: ProfileChanges) throws(AuthingError) -> [ProfileChange] {
        var read: [ProfileChange] = []
        for (name, value) in changes.fields {
            guard let field = ProfileField(rawValue: name) else { throw .fieldNotEditable(name) }
            read.append(ProfileChange(field: field, value: try ProfileDraft([name: value]).details[field]))
        }
        return read
    }
}
