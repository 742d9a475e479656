import CEditline
import Foundation

extension LineEditor {
    /// Answers Tab: completes what all candidates share; where that adds nothing, shows them under the line.
    ///
    /// - Parameters:
    ///   - before: the text before the cursor.
    ///   - after: the text behind it.
    func complete(before: String, after: String) {
        guard let result = completer?(CompletionRequest(before: before, after: after)), !result.candidates.isEmpty
        else { return showHint(before: before) }
        let typed = before.dropFirst(result.start)
        if result.candidates.count == 1 {
            let only = result.candidates[0]
            return replace(typed, with: only.text + (after.hasPrefix(only.suffix) ? "" : only.suffix))
        }
        let shared = Self.commonPrefix(result.candidates.map(\.text))
        if shared.count > typed.count, shared.hasPrefix(typed) { return replace(typed, with: shared) }
        show(result.candidates)
    }

    /// The longest text all begin with, in whole characters.
    static func commonPrefix(_ texts: [String]) -> String {
        guard var prefix = texts.first else { return "" }
        for text in texts.dropFirst() { prefix = prefix.commonPrefix(with: text, options: .literal) }
        return prefix
    }
}

/// libedit's callback for Tab; `context` is the editor, which is alive while it reads.
let completionCallback: EditlineCompleter = { _, context, before, after in
    Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
        .complete(before: String(cString: before), after: String(cString: after))
}

/// The shim's callback for what is to stand behind the cursor; `context` is the editor, which is alive while it reads.
let hintCallback: EditlineHinter = { _, context, before in
    Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().hint(before: String(cString: before))
}
