/// The text of a script and where its includes come from.
package struct ScriptSource {
    /// How messages name it.
    package let name: String
    /// The text as it was read.
    package let bytes: [UInt8]
    /// What tells the script from the files it includes: its real path.
    package let identity: String
    /// Reads included files; `nil` when nothing can be included.
    package let loader: (any SourceLoader)?

    /// Creates a source.
    package init(name: String, bytes: [UInt8], identity: String = "", loader: (any SourceLoader)? = nil) {
        self.name = name
        self.bytes = bytes
        self.identity = identity
        self.loader = loader
    }

    /// A text that is no file, such as that of `-c` or of standard input; it includes files below a folder.
    package init(name: String, text: String, folder: String = ".") {
        self.init(name: name, bytes: Array(text.utf8), loader: FileSourceLoader(folder: folder))
    }

    /// A script file; it includes files of its own folder and below.
    ///
    /// - Throws: `SourceLoadFault` with a reason in words when it cannot be read.
    package static func file(_ path: String) throws(SourceLoadFault) -> ScriptSource {
        let (loader, identity) = FileSourceLoader.script(path)
        return ScriptSource(name: path, bytes: try FileSourceLoader.read(identity), identity: identity, loader: loader)
    }
}
