/// A tape archive as POSIX describes it (pax, "ustar Interchange Format"), of plain files alone: `tar tf` lists it.
///
/// Equal files give equal bytes: times, owners and modes are the same in each archive.
struct TarArchive: Equatable {
    /// The most bytes of an archive.
    static let longest = 256 << 20
    /// The most files.
    static let mostFiles = 1000

    private static let block = 512

    /// A file.
    struct File: Equatable {
        let name: String
        let bytes: [UInt8]
    }

    /// Why an archive cannot be read or written.
    struct Fault: Error, Equatable {
        let message: String
    }

    /// The files, in their order.
    private(set) var files: [File] = []

    /// Creates an empty archive.
    init() {}

    /// Adds a file.
    ///
    /// - Throws: `Fault` for a name that no archive can hold.
    mutating func add(_ name: String, _ bytes: [UInt8]) throws(Fault) {
        try Self.check(name)
        guard !files.contains(where: { $0.name == name }) else { throw Fault(message: "\(name) is in it twice") }
        files.append(File(name: name, bytes: bytes))
    }

    /// The file with a name.
    subscript(name: String) -> [UInt8]? { files.first { $0.name == name }?.bytes }

    /// The archive as it is written.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for file in files {
            bytes += Self.header(file)
            bytes += file.bytes
            bytes += repeatElement(0, count: (Self.block - file.bytes.count % Self.block) % Self.block)
        }
        return bytes + repeatElement(0, count: 2 * Self.block)
    }

    private static func header(_ file: File) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: block)
        func put(_ text: String, at offset: Int) {
            header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        func octal(_ number: Int, _ digits: Int) -> String {
            let text = String(number, radix: 8)
            return String(repeating: "0", count: digits - text.count) + text
        }
        put(file.name, at: 0)
        put(octal(0o600, 7), at: 100)
        put(octal(0, 7), at: 108)
        put(octal(0, 7), at: 116)
        put(octal(file.bytes.count, 11), at: 124)
        put(octal(0, 11), at: 136)
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0 ", at: 148)
        return header
    }

    /// Reads an archive, and trusts nothing in it.
    ///
    /// - Throws: `Fault` for anything but plain files with names below the archive's own folder.
    init(reading bytes: [UInt8]) throws(Fault) {
        guard bytes.count <= Self.longest else { throw Fault(message: "it is larger than \(Self.longest >> 20) MiB") }
        guard bytes.count % Self.block == 0, !bytes.isEmpty else {
            throw Fault(message: "it is no archive of this kind, or cut off")
        }
        var offset = 0
        while true {
            guard offset + Self.block <= bytes.count else { throw Fault(message: "its end is missing") }
            let header = bytes[offset..<offset + Self.block]
            offset += Self.block
            if header.allSatisfy({ $0 == 0 }) { break }
            let (name, size) = try Self.read(header)
            guard size <= bytes.count - offset else { throw Fault(message: "\(name) is longer than the archive") }
            guard files.count < Self.mostFiles else { throw Fault(message: "it has more than \(Self.mostFiles) files") }
            try add(name, Array(bytes[offset..<offset + size]))
            offset += (size + Self.block - 1) / Self.block * Self.block
            guard offset <= bytes.count else { throw Fault(message: "its end is missing") }
        }
        guard bytes[offset...].allSatisfy({ $0 == 0 }) else { throw Fault(message: "something stands behind its end") }
    }

    private static func read(_ header: ArraySlice<UInt8>) throws(Fault) -> (name: String, size: Int) {
        func field(_ offset: Int, _ length: Int) -> ArraySlice<UInt8> {
            let start = header.startIndex + offset
            return header[start..<start + length].prefix { $0 != 0 }
        }
        func number(_ offset: Int, _ length: Int) -> Int? {
            let digits = field(offset, length).filter { $0 != UInt8(ascii: " ") }
            guard digits.count <= 11 else { return nil }
            return Int(String(decoding: digits, as: UTF8.self), radix: 8)
        }
        guard field(257, 5).elementsEqual("ustar".utf8) else { throw Fault(message: "it is no archive of this kind") }
        let sum = header.enumerated().reduce(0) { (148..<156).contains($1.offset) ? $0 + 32 : $0 + Int($1.element) }
        guard number(148, 8) == sum else { throw Fault(message: "a header of it is damaged") }
        let nameBytes = Array(field(0, 100))
        guard let name = String(validating: nameBytes, as: UTF8.self), field(345, 155).isEmpty else {
            throw Fault(message: "it has a name that cannot be read")
        }
        try check(name)
        guard field(156, 1).elementsEqual("0".utf8) || field(156, 1).isEmpty else {
            throw Fault(message: "\(name) is no plain file")
        }
        guard let size = number(124, 12), size >= 0 else { throw Fault(message: "\(name) has no length") }
        return (name, size)
    }

    /// A name stays below the archive's folder, whoever takes the archive apart.
    private static func check(_ name: String) throws(Fault) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" }
        guard !name.isEmpty, isPlain, name.utf8.count < 100, !parts.contains(where: { ["", ".", ".."].contains($0) })
        else {
            throw Fault(message: "\(name.debugDescription) is no name that it may hold")
        }
    }
}
