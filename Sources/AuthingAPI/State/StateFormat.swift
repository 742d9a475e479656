/// The file of a whole pool: one JSON object, its rows one a line.
///
/// ```
/// {"format":"authing-state","formatVersion":1,"appVersion":"0.1.0","schemaVersion":7,
/// "clock":{"frozenAt":1767225600.0},
/// "random":{"seed":1,"position":72},
/// "tables":{
/// "captcha":{"columns":{"clientIP":"TEXT",…},"key":["clientIP"],"rows":[]},
/// "user":{"columns":{"number":"INTEGER","id":"TEXT",…},"key":["number"],"rows":[
/// [1,"5f…",…],
/// [2,"5f…",…]
/// ]}
/// }}
/// ```
///
/// `clock` is `{"frozenAt": S}` in seconds since 1970, or `{"ahead": [S, A]}` in whole seconds and attoseconds before the
/// wall clock. `random` is null for the system's randomness. Tables stand in the order of their names, columns in that of the
/// schema, rows in that of the primary key; a BLOB is base64url without padding. Everything the pool knows is in it,
/// password hashes and keys too.
package enum StateFormat {
    /// What `format` says.
    package static let name = "authing-state"
    /// The version of the layout.
    package static let version = 1
    /// The version of the program, which a file names for people.
    package static let appVersion = "0.1.0"
}

/// What loading a state came to.
package struct LoadedState: Sendable, Equatable {
    /// The application whose id clients must name from now on.
    package let appID: String
    /// How many users there are.
    package let userCount: Int

    /// Creates a result.
    ///
    /// - Parameters:
    ///   - appID: The application.
    ///   - userCount: How many users there are.
    package init(appID: String, userCount: Int) {
        self.appID = appID
        self.userCount = userCount
    }
}

/// Refusals about state files.
extension AuthingError {
    /// A file that is no state that can be loaded here.
    ///
    /// - Parameters:
    ///   - reason: What is wrong with it.
    ///   - place: Where.
    ///   - hint: What to do about it.
    /// - Returns: 400.
    package static func stateRefused(_ reason: LocalizedText, at place: FilePlace?, hint: LocalizedText? = nil) -> Self
    {
        let (chinese, english) = place.map { ("第 \($0.line) 行：", "line \($0.line): ") } ?? ("", "")
        return Self(
            .badRequest,
            chinese: "状态文件有误：\(chinese)\(reason.chinese)",
            english: "the state cannot be used: \(english)\(reason.english)",
            hint: hint.map { ($0.chinese, $0.english) }
        )
    }

    /// A state would replace a pool in use.
    ///
    /// - Returns: 400.
    package static func stateNeedsReplace() -> Self {
        Self(
            .badRequest,
            chinese: "用户池文件不是空的",
            english: "the pool in the file is not empty",
            hint: ("用 `--replace` 替换它", "`--replace` replaces everything in it")
        )
    }
}
