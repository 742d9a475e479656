import AuthingScript
import Glibc

/// Why a file that a command names cannot be read or written; worded for people, with its path escaped.
package struct FileFault: Error, Equatable {
    /// What is wrong.
    package let message: String
    /// What to do about it.
    package let hint: String?

    init(_ file: NamedFile, _ reason: String, hint: String? = nil) {
        message = "\(TerminalText.escape(file.name)) \(reason)"
        self.hint = hint
    }

    /// What the system said of its last call.
    static func system(_ file: NamedFile, _ verb: String, errno: Int32) -> Self {
        Self(file, "cannot be \(verb): \(String(cString: strerror(errno)).lowercasedStart)")
    }

    /// Runs a function whose fault ends a command.
    static func failing<Value>(_ body: () throws(FileFault) -> Value) throws(CommandFailure) -> Value {
        do throws(FileFault) {
            return try body()
        } catch {
            throw error.failure
        }
    }

    /// The fault as a command ends with it.
    private var failure: CommandFailure {
        .fault(code: DiagnosticCode.fileRefused.id, message: message, hint: hint)
    }
}

/// A file as somebody named it, and where it is.
package struct NamedFile: Sendable, Equatable {
    /// The name as typed, for messages.
    package let name: String
    /// The path.
    package let path: String

    /// Creates a reference.
    ///
    /// - Parameters:
    ///   - name: The name as typed.
    ///   - folder: Where a relative one begins.
    package init(_ name: String, in folder: String = ".") {
        self.name = name
        path = name.hasPrefix("/") || folder == "." ? name : "\(folder)/\(name)"
    }
}

extension String {
    /// The same with a small first letter, to stand behind a colon.
    fileprivate var lowercasedStart: String { prefix(1).lowercased() + dropFirst() }
}
