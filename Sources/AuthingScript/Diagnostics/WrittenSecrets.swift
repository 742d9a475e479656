import Synchronization

/// The secrets that are written out in the text which diagnostics quote, looked for once: the redactor learns them, one
/// diagnostic asks several times, and there may be twenty.
package final class WrittenSecrets: Sendable {
    private let commands: CommandTable
    private let latest = Mutex<(file: SourceFile, secrets: [WrittenSecret])?>(nil)

    /// Creates a memory without a text in it.
    ///
    /// - Parameter commands: The commands; a parameter says itself whether it is secret.
    package init(_ commands: CommandTable) {
        self.commands = commands
    }

    /// The secrets of a text, as `SecretSpans` finds them.
    package func find(in file: SourceFile) -> [WrittenSecret] {
        latest.withLock { latest in
            if let latest, latest.file === file { return latest.secrets }
            let secrets = SecretSpans.find(in: file, commands: commands)
            latest = (file, secrets)
            return secrets
        }
    }
}
