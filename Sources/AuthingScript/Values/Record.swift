/// Named values in the order in which they were added; a key occurs once.
///
/// Copied when changed, never shared. It takes one reference, whatever it holds.
package struct Record: Sendable {
    /// Up to this many keys a search in order is faster than a table.
    private static let smallCount = 12

    // Proof of `@unchecked Sendable`: a storage is changed only through `own()`, that is while this record is the
    // only one that refers to it.
    private final class Storage: @unchecked Sendable {
        var keys: [String]
        var values: [Value]
        var positions: [String: Int]

        init(keys: [String], values: [Value], positions: [String: Int]) {
            self.keys = keys
            self.values = values
            self.positions = positions
        }
    }

    private var storage: Storage

    private static let empty = Storage(keys: [], values: [], positions: [:])

    /// An empty record.
    package init() {
        storage = Self.empty
    }

    /// A record of these pairs in their order; of two equal keys the later value stays, at the earlier place.
    package init(_ pairs: some Sequence<(String, Value)>) {
        self.init()
        for (key, value) in pairs { self[key] = value }
    }

    /// How many keys there are.
    package var count: Int { storage.keys.count }

    /// Whether there are none.
    package var isEmpty: Bool { storage.keys.isEmpty }

    /// The keys in order.
    package var keys: [String] { storage.keys }

    /// The values in the order of their keys.
    package var values: [Value] { storage.values }

    /// The value of a key; setting a new key adds it at the end, setting `nil` removes the key.
    package subscript(key: String) -> Value? {
        get {
            guard let position = position(of: key) else { return nil }
            return storage.values[position]
        }
        set {
            guard let newValue else { return remove(key) }
            own()
            if let position = position(of: key) {
                storage.values[position] = newValue
                return
            }
            storage.keys.append(key)
            storage.values.append(newValue)
            if !storage.positions.isEmpty {
                storage.positions[key] = storage.keys.count - 1
            } else if storage.keys.count > Self.smallCount {
                index()
            }
        }
    }

    /// Takes the value of a key out, leaving null, so that it can be changed in place and put back.
    ///
    /// - Returns: the value, or `nil` if there is no such key.
    mutating func takeValue(of key: String) -> Value? {
        guard let position = position(of: key) else { return nil }
        own()
        var taken = Value.null
        swap(&taken, &storage.values[position])
        return taken
    }

    private func position(of key: String) -> Int? {
        if storage.positions.isEmpty { return storage.keys.firstIndex(of: key) }
        return storage.positions[key]
    }

    private mutating func remove(_ key: String) {
        guard let position = position(of: key) else { return }
        own()
        storage.keys.remove(at: position)
        storage.values.remove(at: position)
        if !storage.positions.isEmpty { index() }
    }

    private func index() {
        var positions: [String: Int] = [:]
        positions.reserveCapacity(storage.keys.count)
        for (position, key) in storage.keys.enumerated() { positions[key] = position }
        storage.positions = positions
    }

    private mutating func own() {
        guard !isKnownUniquelyReferenced(&storage) else { return }
        storage = Storage(keys: storage.keys, values: storage.values, positions: storage.positions)
    }
}

extension Record: Sequence {
    /// The pairs in order.
    package func makeIterator() -> Zip2Sequence<[String], [Value]>.Iterator {
        zip(storage.keys, storage.values).makeIterator()
    }
}

extension Record: ExpressibleByDictionaryLiteral {
    /// A record of these pairs in their order.
    package init(dictionaryLiteral elements: (String, Value)...) {
        self.init(elements)
    }
}

extension Record: Equatable {
    /// Whether both have the same keys with equal values, in whatever order.
    package static func == (left: Record, right: Record) -> Bool {
        if left.storage === right.storage { return true }
        guard left.count == right.count else { return false }
        return left.allSatisfy { key, value in right[key] == value }
    }
}
