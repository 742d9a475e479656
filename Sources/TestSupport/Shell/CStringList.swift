import Foundation

/// A list of C strings that ends with a null pointer, as the system takes arguments and environments.
enum CStringList {
    /// Makes the list for the time of a call.
    static func with<R>(_ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> R) -> R {
        var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return pointers.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("an array with at least one element") }
            return body(base)
        }
    }
}
