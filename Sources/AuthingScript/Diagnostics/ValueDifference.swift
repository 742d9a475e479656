/// One place at which two values differ.
package struct ValueDifference: Sendable, Equatable {
    /// The way to it, as an expression goes it: `.roles[1]`, `["学校"]`; empty for the values themselves.
    package let path: String
    /// What the left value has there, `nil` where it has nothing.
    package let left: Value?
    /// What the right value has there, `nil` where it has nothing.
    package let right: Value?

    /// Creates a difference.
    package init(path: String, left: Value?, right: Value?) {
        self.path = path
        self.left = left
        self.right = right
    }

    /// Longer lists are compared place by place: finding what was put in takes time with the square of the differences.
    private static let longestAligned = 400

    /// Every place at which two values differ.
    ///
    /// Of lists of different lengths, elements that both have in the same order are paired.
    static func all(_ left: Value, _ right: Value, at path: String = "") -> [ValueDifference] {
        switch (left, right) {
        case (.record(let first), .record(let second)): records(first, second, at: path)
        case (.list(let first), .list(let second)): lists(first, second, at: path)
        case _ where areEqual(left, right): []
        default: [ValueDifference(path: path, left: left, right: right)]
        }
    }

    private static func records(_ left: Record, _ right: Record, at path: String) -> [ValueDifference] {
        var found: [ValueDifference] = []
        for (key, value) in left {
            let place = path + step(to: key)
            if let other = right[key] {
                found += all(value, other, at: place)
            } else {
                found.append(ValueDifference(path: place, left: value, right: nil))
            }
        }
        for (key, value) in right where left[key] == nil {
            found.append(ValueDifference(path: path + step(to: key), left: nil, right: value))
        }
        return found
    }

    private static func lists(_ left: [Value], _ right: [Value], at path: String) -> [ValueDifference] {
        guard left.count != right.count, max(left.count, right.count) <= longestAligned else {
            return positions(left, right, at: path)
        }
        let changes = right.difference(from: left, by: areEqual)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var found: [ValueDifference] = []
        var (first, second) = (0, 0)
        while first < left.count || second < right.count {
            switch (removed.contains(first), inserted.contains(second)) {
            case (true, true):
                found += all(left[first], right[second], at: "\(path)[\(first)]")
                first += 1
                second += 1
            case (true, false):
                found.append(ValueDifference(path: "\(path)[\(first)]", left: left[first], right: nil))
                first += 1
            case (false, true):
                found.append(ValueDifference(path: "\(path)[\(second)]", left: nil, right: right[second]))
                second += 1
            case (false, false):
                first += 1
                second += 1
            }
        }
        return found
    }

    private static func positions(_ left: [Value], _ right: [Value], at path: String) -> [ValueDifference] {
        (0..<max(left.count, right.count)).flatMap { index -> [ValueDifference] in
            let place = "\(path)[\(index)]"
            guard index < left.count else { return [ValueDifference(path: place, left: nil, right: right[index])] }
            guard index < right.count else { return [ValueDifference(path: place, left: left[index], right: nil)] }
            return all(left[index], right[index], at: place)
        }
    }

    /// Whether two values are equal; those of different kinds are not.
    private static func areEqual(_ left: Value, _ right: Value) -> Bool {
        do throws(ValueFault) { return try Value.areEqual(left, right) } catch { return false }
    }

    private static func step(to key: String) -> String {
        let isName =
            key.utf8.first.map { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
            && key.unicodeScalars.allSatisfy { $0 == "_" || ($0.isASCII && $0.properties.isAlphabetic) || isDigit($0) }
        return isName ? "." + key : "[\(Value.string(key).quoted)]"
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
