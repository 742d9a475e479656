import AuthingScript
import Foundation

/// What becomes of a text in its layout.
package enum FormatMode: Sendable {
    /// It replaces the old one.
    case write
    /// Nothing; the file is named.
    case check
    /// Nothing; the file is named, and what would change is shown.
    case difference
}

extension Launcher {
    /// Writes scripts anew in their layout.
    ///
    /// A file is replaced as a whole or not at all, keeps who may read it, and is left alone where it does not parse.
    ///
    /// - Parameters:
    ///   - paths: The files; `-` reads standard input and writes standard output.
    ///   - mode: What becomes of the new text.
    /// - Returns: 0; 1 when something would change and must not be written; 2 for a file that cannot be read or written,
    ///   and 3 for one that does not parse; the first that is not 0.
    package func format(_ paths: [String], _ mode: FormatMode) -> Int32 {
        firstFailure(of: paths) { path throws(SourceLoadFault) in
            let input = try bytes(of: path)
            let name = path == "-" ? "<stdin>" : path
            var sources = SourceMap()
            let file = sources.add(name: name, bytes: input)
            let text: [UInt8]
            do throws(SourceFormatter.Fault) { text = try SourceFormatter.format(file) } catch {
                return refuse(error, name, sources)
            }
            if text == input { return path == "-" && mode == .write ? writeOut(text) : 0 }
            switch mode {
            case .write where path == "-": return writeOut(text)
            case .write: return replace(path, with: text)
            case .check: surroundings.standardOutput("\(TerminalText.escape(name))\n")
            case .difference:
                let commands = catalogue.table
                let old = CoveredLines(name, input, commands)
                surroundings.standardOutput(
                    LineDifference(old.lines, CoveredLines(name, text, commands).lines).text(name)
                )
            }
            return 1
        }
    }

    private func bytes(of path: String) throws(SourceLoadFault) -> [UInt8] {
        guard path != "-" else { return try FileSourceLoader.readStandardInput() }
        do throws(FileFault) {
            return try PrivateFile.contents(of: NamedFile(path), atMost: SourceFile.maximumSize)
        } catch {
            // The message begins with the file's name, which whoever tells it says again.
            throw .unreadable(String(error.message.dropFirst(TerminalText.escape(path).count + 1)))
        }
    }

    private func writeOut(_ text: [UInt8]) -> Int32 {
        surroundings.standardOutput(String(decoding: text, as: UTF8.self))
        return 0
    }

    private func replace(_ path: String, with text: [UInt8]) -> Int32 {
        do throws(FileFault) {
            let file = try PrivateFile(replacing: NamedFile(path), keepsMode: true)
            file.write(text)
            try file.finish()
            return 0
        } catch {
            surroundings.standardError("authing: \(error.message)\n")
            if let hint = error.hint { surroundings.standardError("  hint: \(hint)\n") }
            return 2
        }
    }

    private func refuse(_ fault: SourceFormatter.Fault, _ name: String, _ sources: SourceMap) -> Int32 {
        switch fault {
        case .faulty(let diagnostics):
            let console = makeConsole()
            let commands = catalogue.table
            let renderer = DiagnosticRenderer(
                sources: sources,
                style: console.coloursErrors ? .coloured : .plain,
                width: console.errorWidth(),
                covering: WrittenSecrets(commands).find
            )
            for diagnostic in diagnostics { surroundings.standardError(renderer.text(diagnostic)) }
            return 3
        case .unfaithful:
            let place = TerminalText.escape(name)
            surroundings.standardError(
                "authing: \(place) would not mean the same, and is left as it is; please report it\n"
            )
            return 70
        }
    }
}
