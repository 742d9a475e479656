/// The keys and values of a JSON object, in the order in which they were written.
///
/// Looking a key up takes constant time from the ninth key on; before that it compares, which is faster.
public struct JSONObject: Sendable {
    /// The keys in their order.
    public private(set) var keys: [String] = []
    /// The values, each at its key's position.
    public private(set) var values: [JSON] = []
    /// Where each key stands; built when there are more than `unindexed` keys.
    private var positions: [String: Int] = [:]

    private static let unindexed = 8

    /// Creates an object without keys.
    public init() {}

    /// Creates an object from pairs; of a repeated key the first place and the last value count.
    public init(_ pairs: some Sequence<(String, JSON)>) {
        for (key, value) in pairs { self[key] = value }
    }

    /// The value of a key, `nil` where there is none.
    ///
    /// Setting replaces the value in its place, or appends; setting `nil` removes the key and keeps the others' order.
    public subscript(key: String) -> JSON? {
        get { position(of: key).map { values[$0] } }
        set {
            switch (position(of: key), newValue) {
            case (let place?, let value?): values[place] = value
            case (let place?, nil): remove(at: place)
            case (nil, let value?): append(key, value)
            case (nil, nil): break
            }
        }
    }

    /// Where a key stands among the keys, `nil` where there is none.
    public func position(of key: String) -> Int? {
        keys.count > Self.unindexed ? positions[key] : keys.firstIndex(of: key)
    }

    /// Adds a key at the end.
    ///
    /// - Returns: `false`, and nothing is changed, when the key is there already.
    public mutating func appendIfAbsent(_ key: String, _ value: JSON) -> Bool {
        guard position(of: key) == nil else { return false }
        append(key, value)
        return true
    }

    private mutating func append(_ key: String, _ value: JSON) {
        keys.append(key)
        values.append(value)
        guard keys.count > Self.unindexed else { return }
        if positions.isEmpty { index() } else { positions[key] = keys.count - 1 }
    }

    private mutating func remove(at place: Int) {
        keys.remove(at: place)
        values.remove(at: place)
        positions = [:]
        if keys.count > Self.unindexed { index() }
    }

    private mutating func index() {
        for (place, key) in keys.enumerated() { positions[key] = place }
    }
}

extension JSONObject: Equatable {
    /// Whether both have the same keys with the same values in the same order.
    public static func == (left: Self, right: Self) -> Bool {
        left.keys == right.keys && left.values == right.values
    }
}

extension JSONObject: RandomAccessCollection {
    /// The position of the first pair.
    public var startIndex: Int { 0 }
    /// The position behind the last pair.
    public var endIndex: Int { keys.count }
    /// The pair at a position.
    public subscript(position: Int) -> (key: String, value: JSON) { (keys[position], values[position]) }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Creates an object with the keys as written; of a repeated key the first place and the last value count.
    public init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}
