/// How text takes room on a terminal, and how it is made harmless there.
package enum TerminalText {
    /// How many columns a text takes on one line of a terminal.
    ///
    /// East Asian wide characters and emoji take two, combining and invisible ones none. Control characters count
    /// none: text that may hold them goes through `visible` first.
    package static func width(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + width($1) }
    }

    /// How many columns one character takes: 0, 1 or 2.
    package static func width(_ character: Character) -> Int {
        var widest = 0
        for scalar in character.unicodeScalars {
            if scalar == "\u{FE0F}", widest == 1, character.unicodeScalars.first?.properties.isEmoji == true {
                return 2
            }
            widest = max(widest, width(scalar))
        }
        return widest
    }

    /// The text with everything that a terminal would obey, hide or reorder replaced by its escape: `\u{1b}`.
    ///
    /// - Parameters:
    ///   - text: any text, from data too.
    ///   - keepingLineBreaks: whether LF and tab stay as they are.
    /// - Returns: text of printable characters alone.
    package static func visible(_ text: some StringProtocol, keepingLineBreaks: Bool = false) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return String(text) }
        var result = ""
        for character in text {
            if keepingLineBreaks, character == "\n" || character == "\t" {
                result.append(character)
            } else if isEmojiSequence(character) {
                result.append(character)
            } else {
                for scalar in character.unicodeScalars {
                    if isPrintable(scalar) {
                        result.unicodeScalars.append(scalar)
                    } else {
                        result += escape(scalar)
                    }
                }
            }
        }
        return result
    }

    /// The escape of a character as it is written in a cooked string, such as `\u{200b}`.
    package static func escape(_ scalar: Unicode.Scalar) -> String { "\\u{" + String(scalar.value, radix: 16) + "}" }

    /// Whether a character shows as what it is.
    ///
    /// A control does not, nor what is invisible or changes the direction of what follows. Spaces of any width count as
    /// printable.
    package static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20...0x7E).contains(scalar.value) }
        if scalar == "\u{FE0E}" || scalar == "\u{FE0F}" { return true }
        if scalar == "\u{FFFD}" { return true }
        if scalar.properties.isDefaultIgnorableCodePoint { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        default: return true
        }
    }

    /// Whether this is one picture made of several emoji, which invisible joiners hold together.
    private static func isEmojiSequence(_ character: Character) -> Bool {
        guard let first = character.unicodeScalars.first, first.properties.isEmoji, !first.isASCII else { return false }
        // A joiner that joins nothing is as invisible as any other.
        var joins = false
        for scalar in character.unicodeScalars {
            if scalar == "\u{200D}" {
                if joins { return false }
                joins = true
            } else if scalar.properties.isEmoji || scalar.properties.isEmojiModifier {
                joins = false
            } else if scalar != "\u{FE0F}" || joins {
                return false
            }
        }
        return !joins
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1 }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        if properties.isDefaultIgnorableCodePoint { return 0 }
        return properties.isEmojiPresentation || isEastAsianWide(scalar.value) ? 2 : 1
    }

    /// Ranges of East Asian Width W and F but for emoji, which their own property tells.
    ///
    /// - SeeAlso: Unicode Standard Annex 11, East Asian Width.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6,
        0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x16FF1, 0x17000...0x18D08, 0x1AFF0...0x1AFFE, 0x1B000...0x1B2FB, 0x1F200...0x1F265,
        0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]

    private static func isEastAsianWide(_ value: UInt32) -> Bool {
        value >= 0x1100 && wideRanges.contains { $0.contains(value) }
    }
}
