/// Who is given a role, a resource or an application, as an operator names them.
public enum AccessSubject: Sendable, Equatable {
    /// A user: an id, email, phone or username.
    case user(String)
    /// All who hold a role, or one below it: its code and its namespace.
    case role(String, namespace: String)
    /// All members of a group: its code.
    case group(String)
    /// All members of a department, and where `inheritByChildren` says so of those below it: its id, code or name.
    case department(String, inheritByChildren: Bool)
}
