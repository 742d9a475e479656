import AuthingAPI
import AuthingScript
import Synchronization

/// Names of what is in the pool, asked for while somebody types.
///
/// A prompt must not hang: few are asked for, and what does not come in time is not offered. Nothing secret is among them.
struct LiveNames: Sendable {
    /// The most that are asked for.
    static let limit = 50
    /// How long completion waits.
    static let patience: Duration = .milliseconds(250)

    /// A name with a few words about what bears it.
    struct Name: Sendable, Equatable {
        let text: String
        let summary: String
        /// Offered only where it is begun, beside another name of the same thing.
        let isSecondary: Bool

        init(_ text: String, _ summary: String = "", isSecondary: Bool = false) {
            self.text = text
            self.summary = summary
            self.isSecondary = isSecondary
        }
    }

    private let fetch: @Sendable (CompletionSubject, String) -> [Name]

    /// Creates a source of names.
    ///
    /// - Parameter fetch: Gives the names of a kind of things, with the namespace that the line names.
    init(fetch: @escaping @Sendable (CompletionSubject, String) -> [Name]) { self.fetch = fetch }

    /// No pool, no names.
    static let none = LiveNames { _, _ in [] }

    /// The names of a kind.
    func names(_ subject: CompletionSubject, namespace: String = Namespace.defaultCode) -> [Name] {
        fetch(subject, namespace)
    }

    /// The names in the pool of a session.
    static func asking(_ host: ShellHost, within patience: Duration) -> LiveNames {
        let source = PoolNames(administration: host.services.administration)
        let hostOfSession = Unowned(host)
        return LiveNames { subject, namespace in
            do throws(CommandFailure) {
                return try hostOfSession.host.wait {
                    await source.names(subject, namespace: namespace, within: patience)
                }
            } catch {
                return []
            }
        }
    }

    // Proof of `@unchecked`: completion runs on the script's thread, as the host does.
    private final class Unowned: @unchecked Sendable {
        unowned let host: ShellHost
        init(_ host: ShellHost) { self.host = host }
    }
}

/// Asks a pool for names.
private struct PoolNames: Sendable {
    let administration: any PoolAdministration

    /// What comes within a while; nothing where it takes longer or is refused.
    func names(_ subject: CompletionSubject, namespace: String, within patience: Duration) async -> [LiveNames.Name] {
        await withCheckedContinuation { continuation in
            let answer = FirstAnswer(continuation)
            let question = Task {
                // A pool that refuses to list has nothing to offer.
                answer.give((try? await names(subject, namespace: namespace)) ?? [])
            }
            Task {
                // Cancelled is as good as over.
                try? await Task.sleep(for: patience)
                question.cancel()
                answer.give([])
            }
        }
    }

    private func names(_ subject: CompletionSubject, namespace: String) async throws -> [LiveNames.Name] {
        let limit = LiveNames.limit
        switch subject {
        case .users, .emails, .phones, .usernames:
            let users = try await administration.listUsers(page: 1, limit: limit).list
            return users.flatMap { Self.names(of: $0, as: subject) }
        case .roles:
            let roles = try await administration.listAllRoles(namespace: namespace).list
            return roles.prefix(limit).map { LiveNames.Name($0.code, $0.description ?? "") }
        case .groups: return try await administration.listGroups().prefix(limit).map { .init($0.code, $0.name) }
        case .namespaces: return try await administration.listNamespaces().prefix(limit).map { .init($0.code, $0.name) }
        case .applications:
            return try await administration.listAllApplications().prefix(limit).flatMap {
                [LiveNames.Name($0.name, $0.id), LiveNames.Name($0.id, $0.name, isSecondary: true)]
            }
        case .organizations:
            return try await administration.listAllOrganizations().prefix(limit).flatMap {
                Self.both($0.root.name, $0.id)
            }
        case .departments:
            return try await administration.listAllDepartments(of: nil).prefix(limit).flatMap {
                Self.both($0.department.name, $0.department.id)
            }
        case .resources:
            let resources = try await administration.listResources(namespace: namespace, type: nil)
            return resources.prefix(limit).map { .init($0.code, $0.type.rawValue) }
        case .webhooks: return try await administration.listWebhooks().prefix(limit).map { .init($0.id) }
        case .customFields:
            return try await administration.listFields(of: .user).prefix(limit).map { .init($0.key, $0.label ?? "") }
        }
    }

    private static func both(_ name: String, _ id: String) -> [LiveNames.Name] {
        [.init(name, id), .init(id, name, isSecondary: true)]
    }

    /// A user by the name people know best; the others are found when they are begun.
    private static func names(of user: User, as subject: CompletionSubject) -> [LiveNames.Name] {
        switch subject {
        case .emails: return user.email.map { [.init($0)] } ?? []
        case .phones: return user.phone.map { [.init($0)] } ?? []
        case .usernames: return user.username.map { [.init($0)] } ?? []
        default:
            let all = [user.email, user.username, user.phone, user.id.rawValue].compactMap(\.self)
            return all.enumerated().map { index, name in
                .init(name, all.filter { $0 != name }.joined(separator: ", "), isSecondary: index > 0)
            }
        }
    }
}

/// Gives the first of several answers, once.
private final class FirstAnswer: Sendable {
    private let waiting: Mutex<CheckedContinuation<[LiveNames.Name], Never>?>

    init(_ continuation: CheckedContinuation<[LiveNames.Name], Never>) { waiting = Mutex(continuation) }

    func give(_ names: [LiveNames.Name]) {
        let continuation = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        continuation?.resume(returning: names)
    }
}
