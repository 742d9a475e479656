public import AuthingJSON

/// Shows and changes how the pool is set.
///
/// A part of ``PoolAdministration``.
public protocol SettingAdministration: Sendable {
    /// What the pool is and how it is set.
    ///
    /// - Returns: Ids and settings.
    /// - Throws: 1000 when the store fails.
    func describePool() async throws(AuthingError) -> PoolDescription

    /// Changes one setting.
    ///
    /// - Parameters:
    ///   - name: The setting's name, see ``PoolSetting/all``.
    ///   - value: Its value; a record changes the keys it names and leaves the others.
    /// - Returns: All settings after the change.
    /// - Throws: 400 for an unknown name (the hint has the nearest one), a wrong type or a value out of range.
    func changeSetting(_ name: String, to value: JSON) async throws(AuthingError) -> PoolSettings

    /// Puts settings back to their defaults.
    ///
    /// - Parameter name: The one setting to put back; all of them when absent.
    /// - Returns: All settings after the change.
    /// - Throws: 400 for an unknown name.
    func resetSettings(_ name: String?) async throws(AuthingError) -> PoolSettings
}
