import AuthingAPI
import AuthingJSON
import Foundation

extension CustomField {
    /// The deepest nesting of an object.
    private static let deepestNesting = 32

    /// A value as it is kept.
    ///
    /// - Parameter value: The value as given; null is no value and not asked here.
    /// - Returns: The value; a time in one spelling.
    /// - Throws: 400 where it does not fit the type.
    func accept(_ value: JSON) throws(AuthingError) -> JSON {
        if type == .dateTime {
            guard let time = CustomTime(value) else { throw .customValueMismatch(self) }
            return .string(time.text)
        }
        guard fits(value) else { throw .customValueMismatch(self) }
        return value
    }

    private func fits(_ value: JSON) -> Bool {
        switch (type, value) {
        case (.string, .string), (.boolean, .bool), (.number, .integer): true
        case (.number, .double(let number)): number.isFinite
        case (.select, .string(let text)): options.contains { $0.utf8.elementsEqual(text.utf8) }
        case (.object, .object), (.object, .array): value.isPlain(depth: Self.deepestNesting)
        default: false
        }
    }
}

extension JSON {
    /// Whether the value can be written as JSON and read back: numbers are finite, and it is not too deep.
    fileprivate func isPlain(depth: Int) -> Bool {
        switch self {
        case .double(let number): number.isFinite
        case .array(let elements): depth > 0 && elements.allSatisfy { $0.isPlain(depth: depth - 1) }
        case .object(let object): depth > 0 && object.values.allSatisfy { $0.isPlain(depth: depth - 1) }
        default: true
        }
    }
}
