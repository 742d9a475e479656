/// What a custom field belongs to.
public enum CustomFieldTarget: String, Sendable, CaseIterable {
    /// A user.
    case user = "USER"
    /// An organization.
    case organization = "ORG"
    /// A department.
    case node = "NODE"
    /// The pool.
    case pool = "USERPOOL"
    /// A role.
    case role = "ROLE"
    /// A permission.
    case permission = "PERMISSION"
    /// An application.
    case application = "APPLICATION"
}
