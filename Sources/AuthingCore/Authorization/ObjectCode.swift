import AuthingAPI

/// The rules for codes and names that operators give.
enum ObjectCode {
    /// Checks the code of a namespace, role, group, organization or department.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - object: What it is the code of.
    /// - Returns: The code.
    /// - Throws: 400.
    static func check(_ code: String, of object: AccessObject) throws(AuthingError) -> String {
        let isCode = (1...64).contains(code.utf8.count) && code.utf8.allSatisfy(isLetterOrDigitOrMark)
        guard isCode else { throw .malformedCode(object, code) }
        return code
    }

    /// Checks a name for people.
    ///
    /// - Parameter name: The name; blanks around it are dropped.
    /// - Returns: The name.
    /// - Throws: 400.
    static func checkName(_ name: String) throws(AuthingError) -> String {
        // A username has the same form: 1 to 64 characters, none of them a control character.
        guard let name = try? Username(name).text else { throw .malformedName() }
        return name
    }

    /// Checks the code of a resource.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - type: The kind of the resource.
    /// - Returns: The code.
    /// - Throws: 400.
    static func check(_ code: String, _ type: ResourceType) throws(AuthingError) -> String {
        let isVisible = (1...128).contains(code.utf8.count) && code.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard isVisible, type != .data || dataType(of: code) != nil else { throw .malformedResourceCode(code, type) }
        return code
    }

    /// The part before the colon in `type:id`, `type:*` or `type:verb`.
    ///
    /// - Parameter code: The whole.
    /// - Returns: The part; `nil` where the text is no such thing.
    static func dataType(of code: String) -> String? {
        let parts = code.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        guard parts[0].utf8.allSatisfy(isLetterOrDigitOrMark) else { return nil }
        guard parts[1] == "*" || !parts[1].contains("*") else { return nil }
        return String(parts[0])
    }

    /// Checks actions on data.
    ///
    /// - Parameters:
    ///   - actions: The actions, in any order.
    ///   - code: The resource's code.
    ///   - known: Those that the resource has; any verb will do where it names none.
    /// - Returns: Each once, sorted.
    /// - Throws: 400.
    static func check(
        _ actions: [String],
        of code: String,
        known: [String] = []
    ) throws(AuthingError) -> [String] {
        let type = dataType(of: code)
        for action in actions {
            let isVisible = action.utf8.count <= 128 && action.utf8.allSatisfy { (0x21...0x7E).contains($0) }
            let isKnown = known.isEmpty || known.contains(action)
            guard isVisible, isKnown, let type, dataType(of: action) == type else {
                throw .actionUnfit(action, of: code, known: known)
            }
        }
        return Set(actions).sorted()
    }

    private static func isLetterOrDigitOrMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
