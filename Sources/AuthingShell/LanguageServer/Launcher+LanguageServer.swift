import AuthingJSON
import Foundation

extension Launcher {
    /// Answers an editor on standard input and output until it says `exit`.
    ///
    /// - Returns: 0 after `shutdown` and `exit`, else 1.
    package func serveLanguage() -> Int32 {
        let service = LanguageService(catalogue: catalogue, version: surroundings.version)
        var reader = MessageReader()
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            do throws(MessageReader.Fault) {
                while let message = try reader.next() {
                    for answer in service.take(message) {
                        surroundings.standardOutput(MessageReader.frame(answer.text()))
                    }
                    surroundings.flush()
                    if let code = service.exitCode { return code }
                }
            } catch {
                surroundings.standardError("authing: \(error.reason)\n")
                return 1
            }
            let count = read(STDIN_FILENO, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return 1 }
            reader.append(block[..<count])
        }
    }
}
