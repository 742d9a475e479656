import AuthingScript

/// Listens to a run and tells what each stretch of a script came to.
///
/// A stretch is a statement of the top level, or several in one line; what it shows stands behind its last line.
final class TranscriptTap {
    /// One stretch.
    struct Stretch {
        /// The text that it belongs to.
        let file: SourceFile
        /// From its first to its last character.
        fileprivate(set) var range: Range<Int>
        /// What it showed.
        fileprivate(set) var lines: [String] = []

        /// Where its last line ends.
        var endOfLine: Int { file.range(ofLine: file.line(at: max(range.lowerBound, range.upperBound - 1))).upperBound }
    }

    private var current: Stretch?
    /// Given each stretch when it is over.
    var onEnd: (Stretch) -> Void = { _ in }

    /// The events of a run, with this one listening, too.
    ///
    /// - Parameters:
    ///   - events: who else is told.
    ///   - sources: the texts that spans belong to.
    /// - Returns: events for the run.
    func events(_ events: RunEvents, in sources: @escaping () -> SourceMap) -> RunEvents {
        // A copy, so that what this one does not listen to is told all the same.
        var heard = events
        heard.onResult = { [self] value, command in
            events.onResult?(value, command)
            add(TranscriptLines.result(value, isCommand: command != nil))
        }
        heard.onError = { [self] error in
            events.onError?(error)
            add(TranscriptLines.error(error))
        }
        heard.onHandled = { [self] error in
            events.onHandled?(error)
            add(TranscriptLines.error(error))
        }
        heard.onStatement = { [self] span in
            events.onStatement?(span)
            guard let file = sources()[span.file] else { return }
            begin(span.range, of: file)
        }
        return heard
    }

    /// Adds to what the present stretch showed.
    func add(_ lines: [String]) { current?.lines += lines }

    /// Forgets the present stretch.
    func drop() { current = nil }

    /// Ends the present stretch.
    func end() {
        guard let stretch = current else { return }
        current = nil
        onEnd(stretch)
    }

    private func begin(_ range: Range<Int>, of file: SourceFile) {
        if let last = current, last.file === file, range.lowerBound <= last.endOfLine {
            current?.range = last.range.lowerBound..<max(last.range.upperBound, range.upperBound)
            return
        }
        end()
        current = Stretch(file: file, range: range)
    }
}
