import AuthingScript
import Foundation

/// Makes scripts of recordings, for the command line.
package struct Importer {
    /// What a recording is.
    package enum Kind: Sendable {
        /// An HTTP archive.
        case har
        /// Lines of curl.
        case curl
    }

    private let output: (String) -> Void
    private let error: (String) -> Void

    /// Creates an importer.
    ///
    /// - Parameters:
    ///   - output: Writes to standard output.
    ///   - error: Writes to standard error.
    package init(output: @escaping (String) -> Void, error: @escaping (String) -> Void) {
        self.output = output
        self.error = error
    }

    /// Reads a recording and writes the script.
    ///
    /// - Parameters:
    ///   - kind: What the recording is.
    ///   - source: The name of a file, or `-` for standard input; a line of curl itself.
    ///   - script: The file to write; standard output where absent.
    /// - Returns: 0; 2 where a file cannot be read or written, 3 where the recording cannot.
    package func run(_ kind: Kind, _ source: String, to script: String?) -> Int32 {
        let bytes: [UInt8]
        let name: String
        if kind == .curl, Self.isCommand(source) {
            (bytes, name) = (Array(source.utf8), "<curl>")
        } else {
            name = source == "-" ? "<stdin>" : TerminalText.escape(source)
            do throws(FileFault) {
                bytes =
                    source == "-" ? try PrivateFile.standardInput() : try PrivateFile.contents(of: NamedFile(source))
            } catch {
                return fail(error)
            }
        }
        let result: ImportedScript
        do throws(ImportFault) {
            result = try kind == .har ? HARReader.script(of: bytes) : CurlReader.script(of: bytes)
        } catch {
            self.error("authing: \(name): \(error.place): \(error.message)\n")
            return 3
        }
        return write(result, to: script)
    }

    private static func isCommand(_ source: String) -> Bool {
        source.hasPrefix("curl ") || source.hasPrefix("curl\t") || source.hasPrefix("curl\\\n")
    }

    private func write(_ result: ImportedScript, to script: String?) -> Int32 {
        guard let script else {
            output(result.text)
            return 0
        }
        do throws(FileFault) {
            let file = try PrivateFile(replacing: NamedFile(script))
            file.write(Array(result.text.utf8))
            try file.finish()
        } catch {
            return fail(error)
        }
        var parts = ["\(result.callCount) \(result.callCount == 1 ? "call" : "calls")"]
        if result.unknownCount > 0 { parts.append("\(result.unknownCount) as comments") }
        if result.otherCount > 0 { parts.append("\(result.otherCount) left out") }
        if !result.secrets.isEmpty { parts.append("secrets to give: \(result.secrets.joined(separator: ", "))") }
        output("\(TerminalText.escape(script)): \(parts.joined(separator: "; "))\n")
        return 0
    }

    private func fail(_ fault: FileFault) -> Int32 {
        error("authing: \(fault.message)\n")
        if let hint = fault.hint { error("  hint: \(hint)\n") }
        return 2
    }
}
