import AuthingScript

/// Takes away what a script does not need to end as it does (Zeller and Hildebrandt, "Simplifying and isolating
/// failure-inducing input", 2002), over its tree: statements, then blocks, then arguments and elements, then literals.
struct ScriptShrinker {
    /// The smallest text so far; it ends as wanted.
    private(set) var text: String
    /// How often a text was run.
    private(set) var runs = 0
    private let commands: CommandTable
    private let limit: Int
    private let isWanted: (String) -> Bool
    private let isStopped: () -> Bool
    private var known: Set<String> = []

    /// Prepares the work.
    ///
    /// - Parameters:
    ///   - text: a script that ends as wanted.
    ///   - commands: the commands.
    ///   - limit: the most runs.
    ///   - isStopped: whether the person has enough.
    ///   - isWanted: runs a script and says whether it ends as wanted.
    init(
        _ text: String,
        commands: CommandTable,
        limit: Int,
        isStopped: @escaping () -> Bool,
        isWanted: @escaping (String) -> Bool
    ) {
        self.text = text
        self.commands = commands
        self.limit = limit
        self.isStopped = isStopped
        self.isWanted = isWanted
    }

    private var isOver: Bool { runs >= limit || isStopped() }

    /// Does the work.
    mutating func run() {
        var before: String
        let commands = commands
        repeat {
            before = text
            removeParts { ShrinkParts(SourceFile(text: $0), commands).statements }
            unwrapBlocks()
            removeParts { ShrinkParts(SourceFile(text: $0), commands).elements }
            shortenLiterals()
        } while text != before && !isOver
    }

    /// Whether a text is one that ends as wanted; it is the present one from here on then.
    private mutating func accept(_ candidate: String) -> Bool {
        guard candidate != text, !isOver, known.insert(candidate).inserted else { return false }
        runs += 1
        guard isWanted(candidate) else { return false }
        text = candidate
        return true
    }

    /// Takes away what it can of each list of parts: halves first, single ones last.
    private mutating func removeParts(_ lists: (String) -> [[Range<Int>]]) {
        var index = 0
        while !isOver {
            let parts = lists(text)
            guard index < parts.count else { return }
            var size = parts[index].count
            while size > 0, !isOver {
                // From the end on, for what comes last depends on what stands before.
                var end = lists(text).count > index ? lists(text)[index].count : 0
                while end > 0, !isOver {
                    let present = lists(text)
                    guard index < present.count, end <= present[index].count else { break }
                    let start = max(0, end - size)
                    _ = accept(Self.removing(Array(present[index][start..<end]), from: text))
                    end = start
                }
                size /= 2
            }
            index += 1
        }
    }

    /// Puts the statements of a block in the place of the block.
    private mutating func unwrapBlocks() {
        var index = 0
        while !isOver {
            let blocks = ShrinkParts(SourceFile(text: text), commands).blocks
            guard index < blocks.count else { return }
            let (outer, inner) = blocks[index]
            if !accept(Self.replacing(outer, by: Self.part(inner, of: text), in: text)) { index += 1 }
        }
    }

    private mutating func shortenLiterals() {
        var index = 0
        while !isOver {
            let literals = ShrinkParts(SourceFile(text: text), commands).literals
            guard index < literals.count else { return }
            let (range, shorter) = literals[index]
            if !shorter.contains(where: { accept(Self.replacing(range, by: $0, in: text)) }) { index += 1 }
        }
    }

    private static func part(_ range: Range<Int>, of text: String) -> String {
        String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }

    private static func replacing(_ range: Range<Int>, by new: String, in text: String) -> String {
        var bytes = Array(text.utf8)
        bytes.replaceSubrange(range, with: Array(new.utf8))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func removing(_ ranges: [Range<Int>], from text: String) -> String {
        var bytes = Array(text.utf8)
        for range in ranges.sorted(by: { $0.lowerBound > $1.lowerBound }) where range.upperBound <= bytes.count {
            bytes.removeSubrange(range)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
