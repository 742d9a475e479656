package import AuthingAPI
package import AuthingJSON
import Foundation

extension EmbeddedAdministration {
    /// Changes one setting.
    package func changeSetting(_ name: String, to value: JSON) async throws(AuthingError) -> PoolSettings {
        try await change(name) { record throws(AuthingError) in
            var settings = record.settings
            try settings.set(name, to: value)
            return settings
        }
    }

    /// Puts settings back to their defaults.
    package func resetSettings(_ name: String?) async throws(AuthingError) -> PoolSettings {
        try await change(name) { record throws(AuthingError) in
            guard let name else { return record.defaults }
            guard let setting = PoolSetting.named(name) else {
                throw .settingUnknown(name, known: PoolSetting.all.map(\.name))
            }
            var settings = record.settings
            try settings.set(name, to: record.defaults.value(of: setting))
            return settings
        }
    }

    private func change(
        _ name: String?,
        _ change: @escaping @Sendable (PoolRecord) throws(AuthingError) -> PoolSettings
    ) async throws(AuthingError) -> PoolSettings {
        try await parts.pool.settle(EventDraft(.settingChanged, subject: name), at: parts.now) { stores, _ in
            let record = try stores.pool.load()
            let settings = try change(record)
            if settings.usernamesFolded != record.settings.usernamesFolded {
                let colliding = try stores.users.foldUsernames(settings.usernamesFolded)
                guard colliding.isEmpty else { throw AuthingError.usernamesCollide(userIDs: colliding.map(\.rawValue)) }
            }
            try stores.pool.save(settings)
            return settings
        }
    }
}
