import AuthingScript

/// What a parameter names in the pool, where its values can be looked up there.
enum CompletionSubject: Hashable, CaseIterable {
    case users, emails, phones, usernames, roles, groups, namespaces, applications, organizations, departments
    case resources, webhooks, customFields

    /// Tells by the declaration what a parameter names; parameters that name something new name nothing.
    init?(_ parameter: CommandSignature.Parameter, of command: String) {
        let creates = [" create", " add", " define"].contains { command.hasSuffix($0) }
        switch parameter.name {
        case "user", "to-user", "from-user": self = .users
        case "account" where command == "captcha new": self = .users
        case "role", "to-role", "from-role": self = .roles
        case "group", "to-group", "from-group": self = .groups
        case "namespace": self = .namespaces
        case "app": self = .applications
        case "org": self = .organizations
        case "department", "to-department", "from-department": self = .departments
        case "parent" where command.hasPrefix("department "): self = .departments
        case "parent" where command.hasPrefix("role "): self = .roles
        case "code" where command.hasPrefix("role") && !creates: self = .roles
        case "code" where command.hasPrefix("group ") && !creates: self = .groups
        case "code" where command.hasPrefix("namespace ") && !creates: self = .namespaces
        case "code" where command.hasPrefix("resource ") && !creates: self = .resources
        case "id" where command.hasPrefix("webhook "): self = .webhooks
        case "key" where command.hasPrefix("udf ") || command.hasPrefix("udv "):
            if creates { return nil }
            self = .customFields
        case "email" where Self.meetsUsers(command): self = .emails
        case "phone" where Self.meetsUsers(command): self = .phones
        case "username" where Self.meetsUsers(command), "user-name" where Self.meetsUsers(command): self = .usernames
        default: return nil
        }
    }

    /// Whether a command is about a user there is already.
    private static func meetsUsers(_ command: String) -> Bool {
        ["login ", "send ", "password reset ", "user exists"].contains { command.hasPrefix($0) }
    }
}
