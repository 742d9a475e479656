import AuthingAPI
import AuthingJSON
import AuthingScript
import Foundation

/// A case in one file: a script with what it comes to, the pool that it starts from, the clock and the seed.
///
/// It is a tape archive (`ustar`), whose first file says what the others are:
///
/// ```
/// manifest.json         what is in it, with the length and the SHA-256 of each file
/// state.json            the pool, of `state save`, its clock frozen and its randomness seeded
/// script/case.authing   the script, with what it comes to in `#>` comments
/// script/…              what it includes
/// ```
struct ReproBundle {
    static let format = "authing-repro"
    static let manifestName = "manifest.json"
    static let stateName = "state.json"
    static let folder = "script/"

    /// What the manifest says beside the list of files.
    struct Manifest: Equatable {
        var appVersion = StateFormat.appVersion
        /// The script's name in the archive.
        var script: String
        var seed: Int
        var clock: String
        /// Whether people can be recognised in the state.
        var keepsPeople: Bool
        /// Whether hashes of passwords are in it.
        var keepsHashes: Bool
        /// Whether two runs were the same, so that nothing is masked.
        var isExact: Bool
        /// The secrets it asks for.
        var secrets: [String]
        /// The variables of `--var`.
        var variables: JSONObject
        var language: String
    }

    /// Why a file is no such bundle, in words.
    struct Fault: Error, Equatable {
        let message: String
    }

    let manifest: Manifest
    let state: [UInt8]
    /// The texts by their names below the folder of the script, that of the script first.
    let texts: [(name: String, bytes: [UInt8])]

    init(manifest: Manifest, state: [UInt8], texts: [(name: String, bytes: [UInt8])]) {
        (self.manifest, self.state, self.texts) = (manifest, state, texts)
    }

    /// The bundle as it is written; equal ones have equal bytes.
    ///
    /// - Throws: `Fault` for a name that no archive can hold.
    func bytes() throws(Fault) -> [UInt8] {
        var files = [(Self.stateName, state)]
        files += texts.map { (Self.folder + $0.name, $0.bytes) }
        let list = files.map { name, bytes -> (String, JSON) in
            (name, ["bytes": .integer(bytes.count), "sha256": .string(Self.hash(bytes))])
        }
        let json: JSON = [
            "format": .string(Self.format), "formatVersion": 1, "appVersion": .string(manifest.appVersion),
            "script": .string(manifest.script), "seed": .integer(manifest.seed), "clock": .string(manifest.clock),
            "people": .string(manifest.keepsPeople ? "kept" : "anonymised"),
            "hashes": .string(manifest.keepsHashes ? "kept" : "unusable"), "exact": .bool(manifest.isExact),
            "language": .string(manifest.language), "secrets": .array(manifest.secrets.map { .string($0) }),
            "variables": .object(manifest.variables), "files": .object(JSONObject(list)),
        ]
        var archive = TarArchive()
        do throws(TarArchive.Fault) {
            try archive.add(Self.manifestName, json.bytes(.pretty) + Array("\n".utf8))
            for (name, bytes) in files { try archive.add(name, bytes) }
        } catch {
            throw Fault(message: error.message)
        }
        return archive.bytes
    }

    /// Reads a bundle, and trusts nothing in it.
    ///
    /// - Throws: `Fault`.
    init(reading bytes: [UInt8]) throws(Fault) {
        let archive: TarArchive
        do throws(TarArchive.Fault) { archive = try TarArchive(reading: bytes) } catch {
            throw Fault(message: error.message)
        }
        guard archive.files.first?.name == Self.manifestName, let text = archive[Self.manifestName] else {
            throw Fault(message: "it has no manifest")
        }
        let json: JSONObject
        do throws(JSONError) { json = try JSON(parsing: text).objectValue ?? [:] } catch {
            throw Fault(message: "its manifest is no JSON: \(error.message)")
        }
        guard json["format"]?.stringValue == Self.format else { throw Fault(message: "it is no case") }
        guard json["formatVersion"]?.integerValue == 1 else { throw Fault(message: "it was saved by a newer version") }
        try Self.check(archive, json["files"]?.objectValue ?? [:])
        guard let script = json["script"]?.stringValue, script.hasPrefix(Self.folder), archive[script] != nil,
            let state = archive[Self.stateName], let seed = json["seed"]?.integerValue,
            let clock = json["clock"]?.stringValue, let isExact = json["exact"]?.boolValue,
            let secrets = json["secrets"]?.arrayValue, let variables = json["variables"]?.objectValue
        else { throw Fault(message: "its manifest is not whole") }
        manifest = Manifest(
            appVersion: json["appVersion"]?.stringValue ?? "",
            script: script,
            seed: seed,
            clock: clock,
            keepsPeople: json["people"]?.stringValue != "anonymised",
            keepsHashes: json["hashes"]?.stringValue != "unusable",
            isExact: isExact,
            secrets: secrets.compactMap(\.stringValue),
            variables: variables,
            language: json["language"]?.stringValue ?? ""
        )
        self.state = state
        let others = archive.files.filter { $0.name.hasPrefix(Self.folder) && $0.name != script }.map(\.name)
        texts = ([script] + others).map { name in
            (String(name.dropFirst(Self.folder.count)), archive[name] ?? [])
        }
    }

    /// Each file is in the list, and as the list says.
    private static func check(_ archive: TarArchive, _ list: JSONObject) throws(Fault) {
        for (name, entry) in list where archive[name] == nil || entry.objectValue == nil {
            throw Fault(message: "\(name) is missing in it")
        }
        for file in archive.files where file.name != manifestName {
            guard file.name == stateName || file.name.hasPrefix(folder), let entry = list[file.name]?.objectValue else {
                throw Fault(message: "\(file.name) does not belong into it")
            }
            guard entry["bytes"]?.integerValue == file.bytes.count, entry["sha256"]?.stringValue == hash(file.bytes)
            else {
                throw Fault(message: "\(file.name) is not as it was saved: its SHA-256 is another one")
            }
        }
    }

    static func hash(_ bytes: [UInt8]) -> String {
        SHA256.hash(bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// The script; what it includes comes from the bundle alone.
    var source: ScriptSource {
        let loader = BundleLoader(texts: Dictionary(texts.map { ("/" + $0.name, $0.bytes) }) { first, _ in first })
        let (name, bytes) = texts.first ?? ("", [])
        return ScriptSource(name: name, bytes: bytes, identity: "/" + name, loader: loader)
    }
}

/// Finds included texts among those of a bundle.
private struct BundleLoader: SourceLoader {
    let texts: [String: [UInt8]]

    func load(_ path: String, from file: String) throws(SourceLoadFault) -> LoadedSource {
        guard !path.hasPrefix("/") else { throw .outside }
        var parts = file.split(separator: "/").dropLast().map(String.init)
        for part in path.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(String(part))
            } else if parts.popLast() == nil {
                throw .outside
            }
        }
        let name = "/" + parts.joined(separator: "/")
        guard let bytes = texts[name] else { throw .unreadable("there is no such file in the case") }
        return LoadedSource(identity: name, name: String(name.dropFirst()), bytes: bytes)
    }
}
