package import AuthingScript
import Synchronization

/// Covers every secret that a session has met, in whatever text is about to leave it.
///
/// A secret is a type and cannot print itself; this is the second wall, which stands behind every sink. It knows a secret in
/// each dress that a text may have put it into. Sinks are of two kinds:
///
/// - What is kept or sent on (`cover`): history, recordings, bundles, reports, traces. Every secret is covered there.
/// - What the person sees (`coverShown`): results, prints, diagnostics. What `reveal` has shown may be seen there. So may
///   common words: were the password `password` covered in "the password is wrong", nobody could read the message, and the
///   mark itself would tell what it hides. The first wall covers those.
package final class Redactor: Sendable {
    /// What stands in place of a secret.
    package static let mark = "<secret>"
    /// The fewest bytes of a secret that is covered wherever it stands; a shorter one is covered as a whole word alone, since
    /// it turns up in texts by chance.
    package static let shortest = 8
    /// Below this many bytes a secret of letters alone or of digits alone counts as a common word, or a number such as an id.
    package static let longestCommon = 12

    fileprivate struct State {
        var secrets: Set<String> = []
        /// Learned, and not yet in the indexes: most are never looked for.
        var pending: [String] = []
        var revealed: Set<String> = []
        var kept = SecretIndex()
        var shown = SecretIndex()
    }

    private let state = Mutex(State())
    private let isAware = Atomic(false)

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
            isAware.store(true, ordering: .relaxed)
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

    /// Lets the person see a secret from here on; what is kept still covers it.
    ///
    /// - Parameter secret: The text, as it was learned.
    package func reveal(_ secret: String) {
        state.withLock { state in
            state.dress()
            guard state.revealed.insert(secret).inserted, !Self.isCommon(secret) else { return }
            for dress in SecretDress.allCases {
                for spelling in dress.spellings(of: secret) { state.shown.remove(spelling, isWord: false) }
            }
        }
    }

    /// The text with a mark in place of every secret in it, for what is kept or sent on.
    ///
    /// - Parameter text: Any text.
    /// - Returns: The text itself where it holds none.
    package func cover(_ text: String) -> String { replace(places(in: text, isKept: true), text) }

    /// The text with a mark in place of every secret in it that the person has not asked to see and that is no common word.
    ///
    /// - Parameter text: Any text.
    /// - Returns: The text itself where it holds none.
    package func coverShown(_ text: String) -> String { replace(shownPlaces(in: text), text) }

    /// Where the secrets stand that ``coverShown(_:)`` covers.
    ///
    /// - Parameter text: Any text.
    /// - Returns: Offsets of bytes, from left to right, none of which overlap.
    package func shownPlaces(in text: String) -> [Range<Int>] { places(in: text, isKept: false) }

    /// Whether a text holds a secret.
    ///
    /// - Parameter text: Any text.
    /// - Returns: Whether there is anything to cover.
    package func finds(in text: String) -> Bool { !places(in: text, isKept: true).isEmpty }

    private func places(in text: String, isKept: Bool) -> [Range<Int>] {
        guard !text.isEmpty, isAware.load(ordering: .relaxed) else { return [] }
        return state.withLock { state in
            state.dress()
            guard !(isKept ? state.kept : state.shown).isEmpty else { return [] }
            var text = text
            return text.withUTF8 { isKept ? state.kept.places(in: $0) : state.shown.places(in: $0) }
        }
    }

    private func replace(_ places: [Range<Int>], _ text: String) -> String {
        guard !places.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var covered: [UInt8] = []
        var offset = 0
        for place in places {
            covered += bytes[offset..<place.lowerBound]
            covered += Array(Self.mark.utf8)
            offset = place.upperBound
        }
        return String(decoding: covered + bytes[offset...], as: UTF8.self)
    }

    /// Whether a secret is one that texts hold without meaning it: short, or a plain word or number.
    static func isCommon(_ secret: String) -> Bool {
        let bytes = secret.utf8
        guard bytes.count >= shortest else { return true }
        guard bytes.count < longestCommon else { return false }
        return bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            || bytes.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
    }
}

extension Redactor.State {
    /// Enters what was learned since the last time into the indexes.
    fileprivate mutating func dress() {
        for secret in pending {
            let isCommon = Redactor.isCommon(secret)
            for dress in SecretDress.allCases {
                for spelling in dress.spellings(of: secret) {
                    kept.add(spelling, isWord: isCommon)
                    if !isCommon, !revealed.contains(secret) { shown.add(spelling, isWord: false) }
                }
            }
        }
        pending.removeAll()
    }
}
