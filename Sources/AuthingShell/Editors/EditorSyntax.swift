import AuthingJSON
import AuthingScript

/// The language as editors want it told, made from the declarations.
package enum EditorSyntax: Sendable {
    /// A grammar for TextMate, Visual Studio Code, Sublime Text and others.
    case textMate
    /// A syntax file of Vim and Neovim.
    case vim

    /// The file.
    ///
    /// - Parameter catalogue: The commands that are highlighted.
    /// - Returns: Its text.
    package func text(_ catalogue: CommandCatalogue) -> String {
        switch self {
        case .textMate: Self.textMateGrammar(catalogue).text() + "\n"
        case .vim: Self.vimSyntax(catalogue)
        }
    }

    private static let constants: Set = ["true", "false", "null"]
    private static let operators: Set = ["and", "or", "not", "in"]
    /// Words of the grammar that are not reserved.
    private static let clauses = ["limit", "every", "within", "unless", "tags", "as"]

    private static var keywords: [String] {
        Keyword.allCases.map(\.rawValue).filter { !constants.contains($0) && !operators.contains($0) } + clauses
    }

    /// The names of commands, the longest first, so that a longer one is found before its start.
    private static func commandNames(_ catalogue: CommandCatalogue) -> [String] {
        catalogue.table.allNames.sorted { ($1.count, $0) < ($0.count, $1) }
    }

    private static func words(_ words: some Sequence<String>) -> String { words.joined(separator: "|") }

    private static func textMateGrammar(_ catalogue: CommandCatalogue) -> JSON {
        let commands = commandNames(catalogue).map { $0.replacing(" ", with: "[ \\t]+") }
        let functions = ScriptFunction.all.map(\.name).sorted()
        func rule(_ name: String, _ pattern: String) -> JSON {
            ["name": .string(name + ".authing"), "match": .string(pattern)]
        }
        let interpolation: JSON = [
            "patterns": [
                rule("variable.other", #"\$[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*"#),
                [
                    "name": "meta.interpolation.authing", "begin": #"\$\{"#, "end": #"\}"#,
                    "patterns": [["include": "#strings"], ["include": "#functions"], ["include": "#numbers"]],
                ],
            ]
        ]
        let strings: JSON = [
            "patterns": [
                [
                    "name": "string.quoted.triple.authing", "begin": #"""""#, "end": #"""""#,
                    "patterns": [["include": "#escapes"], ["include": "#variables"]],
                ],
                [
                    "name": "string.quoted.double.authing", "begin": "\"", "end": "\"|$",
                    "patterns": [["include": "#escapes"], ["include": "#variables"]],
                ],
                [
                    "name": "string.quoted.single.authing", "begin": "'", "end": "'(?!')|$",
                    "patterns": [rule("constant.character.escape", "''")],
                ],
            ]
        ]
        return [
            "name": "Authing", "scopeName": "source.authing", "fileTypes": ["authing"],
            "firstLineMatch": #"^#!.*\bauthing\b"#,
            "patterns": [
                ["include": "#comments"], ["include": "#strings"], ["include": "#variables"], ["include": "#keywords"],
                ["include": "#commands"], ["include": "#functions"], ["include": "#options"], ["include": "#numbers"],
            ],
            "repository": [
                "comments": ["patterns": [rule("comment.line.number-sign", #"(?<=^|[ \t])#.*$"#)]],
                "strings": strings,
                "escapes": ["patterns": [rule("constant.character.escape", #"\\([ntr0\\"$]|u\{[0-9A-Fa-f]{1,6}\})"#)]],
                "variables": interpolation,
                "keywords": [
                    "patterns": [
                        rule("keyword.control", #"(?<![-\w.$@/])("# + words(keywords) + #")(?![-\w.@:])"#),
                        rule(
                            "keyword.operator.word",
                            #"(?<![-\w.$@/])("# + words(operators.sorted()) + #")(?![-\w.@:])"#
                        ),
                        rule("constant.language", #"(?<![-\w.$@/])("# + words(constants.sorted()) + #")(?![-\w.@:])"#),
                    ]
                ],
                "commands": [
                    "patterns": [
                        rule(
                            "support.function.command",
                            #"(?<=^|[;{(=]|\belse|\btry|\breturn|[0-9])[ \t]*("# + words(commands) + #")(?![-\w.@:(])"#
                        )
                    ]
                ],
                "functions": [
                    "patterns": [rule("support.function.builtin", #"(?<![-\w.$])("# + words(functions) + #")(?=\()"#)]
                ],
                "options": [
                    "patterns": [
                        rule(
                            "variable.parameter.option",
                            #"(?<=[ \t(])--[A-Za-z_][A-Za-z0-9_]*(-[A-Za-z_][A-Za-z0-9_]*)*"#
                        )
                    ]
                ],
                "numbers": [
                    "patterns": [
                        rule("constant.numeric.duration", #"(?<![-\w.@])([0-9]+(ms|s|m|h|d))+(?![-\w.@])"#),
                        rule("constant.numeric", #"(?<![-\w.@])[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?(?![-\w@])"#),
                    ]
                ],
            ],
        ]
    }

    private static func vimSyntax(_ catalogue: CommandCatalogue) -> String {
        let commands = commandNames(catalogue)
        // One pattern for all would be longer than Vim takes in a line of reasonable length.
        let matches = commands.map { name in
            "syn match authingCommand /\\%(^\\|[;{(=]\\|\\<else\\|\\<try\\|\\<return\\|\\d\\)\\s*\\zs"
                + name.replacing(" ", with: "\\s\\+").replacing(".", with: "\\.") + "\\ze\\%($\\|[ \\t;})]\\)/"
        }
        // The last match that fits wins in Vim, so the longest names stand last.
        return """
            " Vim syntax file of the language of authing; printed by `authing editors vim`.
            if exists("b:current_syntax")
              finish
            endif
            let s:cpo_save = &cpo
            set cpo&vim

            syn keyword authingKeyword \(keywords.joined(separator: " "))
            syn keyword authingOperator \(operators.sorted().joined(separator: " "))
            syn keyword authingConstant \(constants.sorted().joined(separator: " "))
            syn match authingFunction /\\<\\%(\(ScriptFunction.all.map(\.name).sorted().joined(separator: "\\|"))\\)\\ze(/
            \(matches.reversed().joined(separator: "\n"))
            syn match authingOption /\\%(^\\|\\s\\)\\zs--[A-Za-z_][A-Za-z0-9_-]*/
            syn match authingNumber /\\%(^\\|[ \\t(\\[,=]\\)\\zs-\\?\\d\\+\\%(\\.\\d\\+\\)\\?\\%(e[-+]\\?\\d\\+\\)\\?\\ze\\%($\\|[] \\t,;)}]\\)/
            syn match authingDuration /\\%(^\\|[ \\t(\\[,=]\\)\\zs\\%(\\d\\+\\%(ms\\|[smhd]\\)\\)\\+\\ze\\%($\\|[] \\t,;)}]\\)/
            syn match authingVariable /\\$\\h\\w*\\%(\\.\\h\\w*\\)*/
            syn region authingBraces matchgroup=authingVariable start=/\\${/ end=/}/ contained contains=authingFunction,authingNumber
            syn match authingEscape /\\\\\\%([ntr0\\\\"$]\\|u{\\x\\{1,6}}\\)/ contained
            syn region authingString start=/"/ end=/"/ oneline contains=authingEscape,authingVariable,authingBraces
            syn region authingString start=/\"""/ end=/\"""/ contains=authingEscape,authingVariable,authingBraces
            syn region authingRaw start=/'/ skip=/''/ end=/'/ oneline
            syn match authingComment /\\%(^\\|\\s\\)\\zs#.*$/ contains=@Spell

            hi def link authingKeyword Statement
            hi def link authingOperator Operator
            hi def link authingConstant Constant
            hi def link authingFunction Function
            hi def link authingCommand Identifier
            hi def link authingOption Special
            hi def link authingNumber Number
            hi def link authingDuration Number
            hi def link authingVariable PreProc
            hi def link authingEscape SpecialChar
            hi def link authingString String
            hi def link authingRaw String
            hi def link authingComment Comment

            let b:current_syntax = "authing"
            let &cpo = s:cpo_save
            unlet s:cpo_save

            """
    }
}

extension Launcher {
    /// Prints a file for an editor.
    ///
    /// - Parameter syntax: Which one.
    /// - Returns: 0.
    package func printSyntax(of syntax: EditorSyntax) -> Int32 {
        surroundings.standardOutput(syntax.text(catalogue))
        return 0
    }
}
