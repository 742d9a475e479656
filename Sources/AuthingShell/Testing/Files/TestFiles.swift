import AuthingScript
import Foundation

/// Finds the scripts that the command line names: files, folders and globs.
package struct TestFiles {
    /// Why an argument names no script.
    package struct Fault: Error, Equatable {
        /// What is wrong, worded for people.
        package let message: String
    }

    /// The ending of a script's name in a folder.
    static let ending = ".authing"

    /// The scripts, in the order of the arguments and sorted within each; a script that several arguments name is there once.
    ///
    /// A folder stands for every `*.authing` in it and below; hidden files and folders are skipped there, and links to
    /// folders are followed only where they were named. What is a file is taken as it is, whatever its name; else `*`, `?`, `[` and `**` make a glob.
    ///
    /// - Parameter arguments: what was named; `-` is standard input.
    /// - Returns: paths as they are to be shown.
    /// - Throws: `Fault` for a folder without scripts and a glob that nothing fits. A file that is not there is left to
    ///   whoever reads it.
    package static func find(_ arguments: [String]) throws(Fault) -> [String] {
        var found: [String] = []
        var known: Set<String> = []
        for argument in arguments {
            for path in try expand(argument) where known.insert(identity(path)).inserted { found.append(path) }
        }
        return found
    }

    private static func expand(_ argument: String) throws(Fault) -> [String] {
        if argument == "-" { return [argument] }
        switch kind(argument, followsLinks: true) {
        case .folder:
            let scripts = scripts(in: argument)
            guard !scripts.isEmpty else {
                throw Fault(message: "\(TerminalText.escape(argument)): no *\(ending) in this folder")
            }
            return scripts
        case .file: return [argument]
        case nil:
            guard Glob.isPattern(argument) else { return [argument] }
            let glob = Glob(argument)
            let matches = matches(of: glob.components[...], in: glob.isAbsolute ? "/" : "")
            let scripts = matches.flatMap { path -> [String] in
                kind(path, followsLinks: true) == .folder ? self.scripts(in: path) : [path]
            }
            guard !scripts.isEmpty else {
                throw Fault(message: "\(TerminalText.escape(argument)): no script fits this glob")
            }
            return scripts
        }
    }

    // MARK: Folders

    private static func scripts(in folder: String) -> [String] {
        entries(of: folder).flatMap { name -> [String] in
            guard !name.hasPrefix(".") else { return [] }
            let path = join(folder, name)
            if kind(path, followsLinks: false) == .folder { return scripts(in: path) }
            return name.hasSuffix(ending) && kind(path, followsLinks: true) == .file ? [path] : []
        }
    }

    // MARK: Globs

    private static func matches(of components: ArraySlice<Glob.Component>, in folder: String) -> [String] {
        guard let first = components.first else { return [] }
        let rest = components.dropFirst()
        switch first {
        case .folders:
            guard !rest.isEmpty else { return scripts(in: folder) }
            let here = matches(of: rest, in: folder)
            let below = entries(of: folder).filter { !$0.hasPrefix(".") }.map { join(folder, $0) }
                .filter { kind($0, followsLinks: false) == .folder }
                .flatMap { matches(of: components, in: $0) }
            // Within a folder, too, what lies deeper is sorted among the rest by its path.
            return Set(here + below).sorted(by: precedes)
        case .name(let name):
            let paths = names(name, in: folder).map { join(folder, $0) }
            // A link to a folder is followed where it was named, not where it happens to fit.
            let isNamed = name.plain != nil
            let fitting = paths.filter { path in
                isNamed || kind(path, followsLinks: true) != .folder || kind(path, followsLinks: false) == .folder
            }
            guard !rest.isEmpty else { return fitting.filter { kind($0, followsLinks: true) != nil } }
            return fitting.filter { kind($0, followsLinks: true) == .folder }.flatMap { matches(of: rest, in: $0) }
        }
    }

    private static func names(_ pattern: Glob.Name, in folder: String) -> [String] {
        if let plain = pattern.plain { return [plain] }
        return entries(of: folder).filter { $0.hasPrefix(".") == pattern.isHidden && pattern.matches($0) }
    }

    // MARK: The file system

    private enum Kind { case file, folder }

    private static func kind(_ path: String, followsLinks: Bool) -> Kind? {
        var status = stat()
        guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    /// The names in a folder, by their bytes; none where it cannot be read.
    private static func entries(of folder: String) -> [String] {
        guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.split(separator: "/").lexicographicallyPrecedes(right.split(separator: "/")) {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    private static func join(_ folder: String, _ name: String) -> String {
        switch folder {
        case "", ".", "./": name
        case _ where folder.hasSuffix("/"): folder + name
        default: "\(folder)/\(name)"
        }
    }

    /// The file itself, whatever it was called.
    private static func identity(_ path: String) -> String {
        var status = stat()
        guard path != "-", stat(path, &status) == 0 else { return "path " + path }
        return "file \(status.st_dev) \(status.st_ino)"
    }
}
