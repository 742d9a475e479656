import AuthingAPI
import AuthingJSON
import AuthingScript

extension ReproBundle {
    /// What is in it, for programs.
    func json(_ state: StateDocument) -> JSON {
        [
            "script": .string(manifest.script), "seed": .integer(manifest.seed), "clock": .string(manifest.clock),
            "people": .string(manifest.keepsPeople ? "kept" : "anonymised"),
            "hashes": .string(manifest.keepsHashes ? "kept" : "unusable"), "exact": .bool(manifest.isExact),
            "appVersion": .string(manifest.appVersion), "language": .string(manifest.language),
            "secrets": .array(manifest.secrets.map { .string($0) }),
            "variables": .array(manifest.variables.map { .string($0.key) }),
            "users": .integer(state.tables["user"]?.rows.count ?? 0),
            "files": .array(texts.map { .string(Self.folder + $0.name) }),
            "text": .string(String(decoding: texts.first?.bytes ?? [], as: UTF8.self)),
        ]
    }

    /// What is in it, for people.
    func description(_ state: StateDocument, _ path: String) -> String {
        let users = state.tables["user"]?.rows.count ?? 0
        let people = manifest.keepsPeople ? "its people as they were" : "its people cannot be recognised"
        let hashes =
            manifest.keepsHashes
            ? "HASHES OF PASSWORDS ARE IN IT: do not give it to those who may not have them"
            : "no password fits its hashes"
        let secrets = manifest.secrets.isEmpty ? "none" : manifest.secrets.joined(separator: ", ")
        var lines = [
            "case       \(path), saved by authing \(manifest.appVersion)",
            "script     \(manifest.script)\(texts.count > 1 ? ", and \(texts.count - 1) more" : "")",
            "pool       \(users) \(users == 1 ? "user" : "users"); \(people)", "passwords  \(hashes)",
            "clock      \(manifest.clock), frozen", "seed       \(manifest.seed)",
            "secrets    \(secrets)",
            "replay     \(manifest.isExact ? "exact" : "with ids, times, codes and tokens masked")", "",
        ]
        let script = String(decoding: texts.first?.bytes ?? [], as: UTF8.self)
        lines += script.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines.map { TerminalText.escape($0) + "\n" }.joined()
    }
}
