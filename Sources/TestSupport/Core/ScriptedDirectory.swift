package import AuthingAPI
package import AuthingCore
import Synchronization

/// A directory whose entries a test writes, and which counts how often it was asked.
package final class ScriptedDirectory: DirectoryPort {
    private struct State {
        var entries: [String: (password: String, entry: DirectoryEntry)] = [:]
        var asked: [String] = []
        var isReachable = true
    }

    package let connectionID = "test-directory"
    package let importsUsers: Bool
    private let state = Mutex(State())

    /// Creates an empty directory.
    ///
    /// - Parameter importsUsers: Whether somebody without a user of the pool gets one.
    package init(importsUsers: Bool = true) { self.importsUsers = importsUsers }

    /// The names it was asked for, in order.
    package var asked: [String] { state.withLock { $0.asked } }

    /// Writes an entry, in place of an earlier one of the name.
    ///
    /// - Parameters:
    ///   - name: The name it is found by.
    ///   - password: Its password, obviously fake.
    ///   - key: The key that stays across renames.
    ///   - attributes: Its attributes.
    package func set(_ name: String, password: String, key: String, attributes: [String: String]) {
        state.withLock { $0.entries[name] = (password, DirectoryEntry(key: key, attributes: attributes)) }
    }

    /// Cuts the line to it.
    package func disconnect() { state.withLock { $0.isReachable = false } }

    package func authenticate(_ name: String, password: Secret) async throws(DirectoryError) -> DirectoryAnswer {
        let (found, isReachable) = state.withLock { state in
            state.asked.append(name)
            return (state.entries[name], state.isReachable)
        }
        guard isReachable else { throw DirectoryError("cut") }
        guard let found else { return .unknown }
        return password.reveal { $0 == found.password } ? .proved(found.entry) : .passwordRefused
    }
}

/// A provider that knows the person behind some codes, each good once.
package final class ScriptedProvider: SocialPort {
    private let people: Mutex<[String: SocialProfile]>

    /// Creates a provider.
    ///
    /// - Parameter people: The person behind each code.
    package init(_ people: [String: SocialProfile]) { self.people = Mutex(people) }

    package func identify(_ request: WeChatLogin) async throws(SocialError) -> SocialProfile {
        let person = people.withLock { people in request.code.reveal { people.removeValue(forKey: $0) } }
        guard let person else { throw .codeRefused }
        return person
    }
}
