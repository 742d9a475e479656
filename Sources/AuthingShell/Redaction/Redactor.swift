package import AuthingScript
import Synchronization

/// Covers every secret that a session has met, in whatever text is about to leave it.
///
/// A secret is a type and cannot print itself; this is the second wall, which stands behind every sink: terminal, history,
/// recordings, bundles, reports, traces, diagnostics. It knows a secret in each dress that a text may have put it into.
package final class Redactor: Sendable {
    /// What stands in place of a secret.
    package static let mark = "<secret>"
    /// The fewest bytes of a secret that is covered wherever it stands; a shorter one is covered as a whole word alone, since
    /// it turns up in texts by chance.
    package static let shortest = 8

    private struct State {
        var secrets: Set<String> = []
        /// Those whose dresses are not in the index yet: making them takes long, and most runs never cover anything.
        var pending: [String] = []
        var index = SecretIndex()
    }

    private let state = Mutex(State())

    /// Creates a redactor that knows nothing yet.
    package init() {}

    /// Covers a text from here on, in all its dresses; one that is empty or of blanks alone is nothing to hide.
    ///
    /// - Parameter secret: The text.
    package func learn(_ secret: String) {
        guard secret.utf8.contains(where: { $0 > UInt8(ascii: " ") }) else { return }
        state.withLock { state in
            guard state.secrets.insert(secret).inserted else { return }
            state.pending.append(secret)
        }
    }

    /// Covers the secrets in a value from here on.
    ///
    /// - Parameter value: Any value; what is no secret in it is left alone.
    package func learn(_ value: Value) {
        switch value {
        case .secret(let secret): learn(secret.reveal { $0.printed })
        case .list(let elements): for element in elements { learn(element) }
        case .record(let record): for (_, member) in record { learn(member) }
        default: break
        }
    }

    /// The text with a mark in place of every secret in it.
    ///
    /// - Parameter text: Any text.
    /// - Returns: The text itself where it holds none.
    package func cover(_ text: String) -> String {
        state.withLock { state in
            guard !state.secrets.isEmpty, !text.isEmpty else { return text }
            for secret in state.pending {
                for dress in SecretDress.allCases {
                    for spelling in dress.spellings(of: secret) { state.index.add(spelling) }
                }
            }
            state.pending.removeAll()
            let bytes = Array(text.utf8)
            let places = state.index.places(in: bytes)
            guard !places.isEmpty else { return text }
            var covered: [UInt8] = []
            var offset = 0
            for place in places {
                covered += bytes[offset..<place.lowerBound]
                covered += Array(Self.mark.utf8)
                offset = place.upperBound
            }
            return String(decoding: covered + bytes[offset...], as: UTF8.self)
        }
    }

    /// Whether a text holds a secret.
    ///
    /// - Parameter text: Any text.
    /// - Returns: Whether there is anything to cover.
    package func finds(in text: String) -> Bool { cover(text) != text }
}
