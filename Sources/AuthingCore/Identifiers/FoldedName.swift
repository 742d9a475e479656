import Foundation

extension String {
    /// The form in which names that read alike are the same text.
    ///
    /// Compatibility forms such as full width and ligatures are replaced (NFKC), ASCII letters are small, and blanks at both
    /// ends are gone. Folding a folded name changes nothing.
    ///
    /// Only ASCII letters change their case: in no other script does each letter have one counterpart everywhere.
    /// - SeeAlso: UAX 15, section 1.3.
    package var foldedName: String {
        // Twice: a small letter may join the mark behind it where the capital could not.
        precomposedStringWithCompatibilityMapping.lowercasedASCII.precomposedStringWithCompatibilityMapping
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Whether every scalar can be seen, or is an ordinary blank: no control, no direction or joining mark, nothing of
    /// private use, nothing that is not assigned.
    var isVisible: Bool {
        unicodeScalars.allSatisfy { scalar in
            guard !scalar.properties.isDefaultIgnorableCodePoint else { return false }
            return switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
    }

    private var lowercasedASCII: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            scalars.append(scalar.isASCII ? Unicode.Scalar(UInt8(scalar.value).lowercasedASCII) : scalar)
        }
        return String(scalars)
    }
}
