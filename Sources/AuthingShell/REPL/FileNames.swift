import Foundation

/// Names of files and folders that go on from what was typed.
struct FileNames {
    /// The most names that are looked at.
    static let limit = 500

    /// Where a relative path begins.
    let folder: String

    /// The paths that begin with `typed`, folders with a slash at the end; hidden ones where a dot is typed.
    ///
    /// - Parameters:
    ///   - typed: The path so far.
    ///   - ending: The end of the names of files that count; empty for all.
    /// - Returns: In order of name.
    func paths(_ typed: String, ending: String = "") -> [String] {
        let lead = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
        let begun = typed.dropFirst(lead.count)
        let place = lead.hasPrefix("/") ? lead : "\(folder)/\(lead)"
        guard let directory = opendir(place) else { return [] }
        defer { closedir(directory) }
        var found: [String] = []
        while found.count < Self.limit, let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasPrefix(begun), name != ".", name != "..", begun.hasPrefix(".") || !name.hasPrefix(".") else {
                continue
            }
            var status = stat()
            let isFolder = stat("\(place)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
            if isFolder || name.hasSuffix(ending) { found.append(lead + name + (isFolder ? "/" : "")) }
        }
        return found.sorted()
    }
}
