/// Writes random programs over the whole grammar of `language.md`, with blanks, comments and line ends wherever they may
/// stand.
///
/// Nearly all of them parse; none is meant to run.
package struct ProgramGenerator {
    private var random: FuzzRandom
    private var text = ""
    /// What is left to spend on further statements and operands, so that a program ends.
    private var budget: Int
    private var depth = 0
    /// Whether a line end is a blank here.
    private var isInBrackets = false
    /// Whether this is between quotes of one line.
    private var isQuoted = false
    /// Whether a bare name is a variable here: in `${ }`.
    private var namesAreVariables = false
    private var isInLoop = false
    private var isInFunction = false
    private var hasTests = false

    private init(_ random: FuzzRandom, budget: Int) {
        self.random = random
        self.budget = budget
    }

    /// Writes a program.
    ///
    /// - Parameters:
    ///   - random: Where its choices come from.
    ///   - size: About how many statements and operands it has.
    /// - Returns: Its text.
    package static func program(_ random: inout FuzzRandom, size: Int = 12) -> String {
        var generator = ProgramGenerator(random, budget: size)
        generator.script()
        random = generator.random
        return generator.text
    }

    // MARK: Blanks

    private static let comments = ["# a comment", "#", "#> {\"a\": 1}", "# 学校 \"not a text\" { [ (  ", "#! x\t"]

    private mutating func comment() { text += random.one(of: Self.comments) }

    /// Between two words that may not be glued.
    private mutating func blanks() {
        switch random.below(12) {
        case 0: text += "  "
        case 1: text += "\t"
        case 2 where !isQuoted: text += " \\\n   "
        case 3 where isInBrackets && !isQuoted:
            text += random.happens(oneIn: 2) ? "\n" : "\r\n"
            text += " "
        case 4 where isInBrackets && !isQuoted:
            text += " "
            comment()
            text += "\n"
        default: text += " "
        }
    }

    /// Where a blank may stand, or none.
    private mutating func gap() { if random.happens(oneIn: 3) { blanks() } }

    /// Behind an operator: a line may end there.
    private mutating func operatorGap() {
        if !isQuoted, random.happens(oneIn: 9) {
            text += random.one(of: [" \n", " \n\n  ", " # behind an operator\n  "])
        } else {
            blanks()
        }
    }

    private mutating func separator() {
        switch random.below(10) {
        case 0: text += ";"
        case 1: text += " ; "
        case 2:
            text += " "
            comment()
            text += "\n"
        case 3: text += "\n\n\n"
        case 4:
            text += "\n  "
            comment()
            text += "\n"
        case 5: text += "\r\n"
        default: text += "\n"
        }
    }

    // MARK: Statements

    private mutating func script() {
        if random.happens(oneIn: 6) { text += "#!/usr/bin/env -S authing run\n" }
        if random.happens(oneIn: 6) { separator() }
        for _ in 0...random.below(5) where budget > 0 {
            topLevelStatement()
            separator()
        }
    }

    private mutating func topLevelStatement() {
        switch random.below(8) {
        case 0: function()
        case 1: test()
        case 2 where !hasTests: include()
        default: if hasTests { function() } else { statement() }
        }
    }

    private mutating func test() {
        hasTests = true
        text += "test"
        blanks()
        constant()
        if random.happens(oneIn: 3) {
            blanks()
            text += "tags"
            blanks()
            list()
        }
        block()
    }

    private mutating func function() {
        text += "fn"
        blanks()
        text += random.one(of: Self.names)
        text += String(random.below(1000))
        bracketed("(", ")") { generator in
            for index in 0..<generator.random.below(4) {
                if index > 0 { generator.comma() }
                if generator.random.happens(oneIn: 3) { generator.text += "--" }
                generator.text += generator.random.one(of: Self.names) + String(index)
                if generator.random.happens(oneIn: 3) {
                    generator.gap()
                    generator.text += "="
                    generator.gap()
                    generator.expression()
                }
            }
        }
        let outer = (isInFunction, isInLoop)
        (isInFunction, isInLoop) = (true, false)
        block()
        (isInFunction, isInLoop) = outer
    }

    private mutating func include() {
        text += "include"
        blanks()
        constant()
        guard random.happens(oneIn: 2) else { return }
        blanks()
        text += "as"
        blanks()
        text += random.one(of: Self.names)
    }

    private mutating func statement() {
        budget -= 1
        depth += 1
        defer { depth -= 1 }
        switch random.below(depth > 4 || budget < 0 ? 5 : 14) {
        case 0, 1: command()
        case 2:
            text += "let"
            blanks()
            text += random.one(of: Self.names)
            gap()
            text += "="
            gap()
            rhs()
        case 3:
            text += "$" + random.one(of: Self.names)
            suffixes(areOptional: false)
            blanks()
            text += "="
            gap()
            rhs()
        case 4: assertion()
        case 5: expectation()
        case 6, 7: branches()
        case 8:
            text += "for"
            blanks()
            if random.happens(oneIn: 2) {
                text += "k"
                gap()
                text += ","
                gap()
            }
            text += random.one(of: Self.names)
            blanks()
            text += "in"
            blanks()
            expression()
            loopBody()
        case 9:
            text += "while"
            blanks()
            expression()
            if random.happens(oneIn: 2) {
                blanks()
                text += "limit"
                blanks()
                expression()
            }
            loopBody()
        case 10: retry()
        case 11: handlers()
        case 12 where isInLoop: text += random.one(of: ["break", "continue"])
        case 13 where isInFunction:
            text += "return"
            if random.happens(oneIn: 2) {
                blanks()
                rhs()
            }
        default: command()
        }
    }

    private mutating func assertion() {
        text += "assert"
        blanks()
        expression()
        guard random.happens(oneIn: 2) else { return }
        gap()
        text += ","
        blanks()
        string()
    }

    private mutating func expectation() {
        text += "expect"
        blanks()
        text += "error"
        if random.happens(oneIn: 2) {
            blanks()
            codes()
        }
        blanks()
        command()
    }

    private mutating func branches() {
        for index in 0...random.below(3) {
            if index > 0 { elseWord() }
            text += "if"
            blanks()
            expression()
            guard body() else { return }
        }
        guard random.happens(oneIn: 2) else { return }
        elseWord()
        _ = body()
    }

    private mutating func elseWord() {
        text += random.one(of: [" ", "\n", "\n\n", " # before else\n", "\n  # before else\n  "])
        text += "else "
    }

    /// - Returns: Whether `else` may follow.
    private mutating func body() -> Bool {
        guard random.happens(oneIn: 3) else {
            block()
            return true
        }
        blanks()
        command()
        return false
    }

    private mutating func loopBody() {
        let outer = isInLoop
        isInLoop = true
        block()
        isInLoop = outer
    }

    private mutating func retry() {
        text += "retry"
        if random.happens(oneIn: 2) {
            blanks()
            text += random.one(of: ["3", "$n", "(1 + 2)", "$a.b[0]"])
        }
        for clause in random.one(of: [[0], [1], [2], [0, 1, 2], [2, 1, 0], [1, 0], []]) {
            blanks()
            switch clause {
            case 0: text += "every 2s"
            case 1: text += "within  (  1m )"
            default:
                text += "unless  error "
                codes()
            }
        }
        block()
    }

    private mutating func handlers() {
        text += "try"
        block()
        let count = random.below(3)
        for index in 0..<count {
            text += random.one(of: [" ", "\n", " # before catch\n"])
            text += "catch"
            if index < count - 1 || random.happens(oneIn: 2) {
                blanks()
                codes()
            }
            if random.happens(oneIn: 2) {
                blanks()
                text += "as"
                blanks()
                text += "e"
            }
            block()
        }
        guard count == 0 || random.happens(oneIn: 2) else { return }
        text += random.one(of: [" ", "\n", "\n# before finally\n\n"])
        text += "finally"
        block()
    }

    private mutating func block() {
        gap()
        // A name glued to the brace would be part of it in a command.
        text += " {"
        let outer = isInBrackets
        isInBrackets = false
        let count = random.below(3)
        let isOnOneLine = random.happens(oneIn: 3)
        if !isOnOneLine { separator() }
        for index in 0..<count {
            if isOnOneLine, index > 0 { text += "; " }
            if isOnOneLine, index == 0 { text += " " }
            statement()
            if !isOnOneLine { separator() }
        }
        isInBrackets = outer
        text += " }"
    }

    private mutating func codes() {
        for index in 0...random.below(3) {
            if index > 0 {
                gap()
                text += ","
                gap()
            }
            text += random.one(of: ["2000", "2006", "2004..2006", "0", "49999"])
        }
    }

    // MARK: Commands

    private static let names = ["a", "u", "user_2", "x", "Name", "k_"]
    private static let heads = ["login email", "print", "token status", "lock.all", "a-b", "registerByEmail"]

    private mutating func command() {
        text += random.one(of: Self.heads)
        for _ in 0..<random.below(4) {
            blanks()
            argument()
        }
    }

    private mutating func argument() {
        switch random.below(16) {
        case 0: text += "?"
        case 1: text += "--flag"
        case 2:
            text += "--captcha-code="
            word()
        case 3: text += "--opt"
        case 4: text += "\\"
        case 5: text += "a\\"
        case 6: list()
        case 7: record()
        case 8:
            group()
            suffixes()
        case 9: text += "else"
        default: word()
        }
    }

    private mutating func word() {
        for _ in 0...random.below(2) {
            switch random.below(8) {
            case 0: string()
            case 1: braces()
            case 2:
                text += "$" + random.one(of: Self.names)
                if random.happens(oneIn: 3) { text += ".email" }
                if random.happens(oneIn: 4) { index() }
            default:
                text += random.one(of: [
                    "a@b.com", "13800138000", "-1", "x#y", "学校", "CORP\\alice", "a=b", "0123", "+86", "?q",
                ])
            }
        }
    }

    private mutating func rhs() {
        if random.happens(oneIn: 6) {
            text += "try"
            blanks()
        }
        if !namesAreVariables, random.happens(oneIn: 3) { command() } else { expression() }
    }

    // MARK: Expressions

    private static let operators = [
        "+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in", "contains", "matches", "??", "..", "and", "or",
    ]

    private mutating func expression() {
        budget -= 1
        depth += 1
        defer { depth -= 1 }
        if random.happens(oneIn: 8) {
            text += "not"
            blanks()
        }
        operand()
        var hasComparison = false
        while budget > 0, random.happens(oneIn: 3) {
            let word = random.one(of: Self.operators)
            let isComparison = "=!<>icm".contains(word.first ?? " ")
            if isComparison || word == "..", hasComparison { continue }
            hasComparison = hasComparison || isComparison || word == ".."
            blanks()
            text += word
            operatorGap()
            operand()
        }
    }

    private mutating func operand() {
        budget -= 1
        switch random.below(depth > 5 || budget < 0 ? 6 : 15) {
        case 0: text += random.one(of: ["0", "42", "9223372036854775807", "1.5", "2e3", "2e-3", "- 7", "-7", "-2e-3"])
        case 1: text += random.one(of: ["1h30m", "250ms", "-  3s", "true", "false", "null"])
        case 2: string()
        case 3, 4:
            text += namesAreVariables && random.happens(oneIn: 2) ? "" : "$"
            text += random.one(of: Self.names)
            suffixes()
        case 5: text += "1..3"
        case 6: list()
        case 7: record()
        case 8: group()
        case 9:
            group()
            suffixes()
        case 10:
            text += random.one(of: ["len", "fn_1", "lib.fn"])
            bracketed("(", ")") { generator in
                for index in 0..<generator.random.below(3) {
                    if index > 0 { generator.comma() }
                    generator.expression()
                }
            }
        case 11:
            text += "error"
            if random.happens(oneIn: 2) {
                text += " "
                codes()
            }
        case 12:
            text += "-"
            gap()
            text += "$n"
        case 13: braces()
        default: string()
        }
    }

    private mutating func suffixes(areOptional: Bool = true) {
        for _ in 0..<random.below(3) {
            if random.happens(oneIn: 2) { text += ".name" } else { index() }
            if areOptional, random.happens(oneIn: 4) { text += "?" }
        }
    }

    private mutating func index() {
        bracketed("[", "]") { generator in generator.expression() }
    }

    private mutating func comma() {
        gap()
        text += ","
        gap()
    }

    private mutating func bracketed(_ opening: String, _ closing: String, _ body: (inout ProgramGenerator) -> Void) {
        let outer = isInBrackets
        isInBrackets = true
        text += opening
        gap()
        body(&self)
        gap()
        text += closing
        isInBrackets = outer
    }

    private mutating func list() {
        bracketed("[", "]") { generator in
            let count = generator.random.below(4)
            for index in 0..<count {
                if index > 0 { generator.comma() }
                generator.expression()
            }
            if count > 0, generator.random.happens(oneIn: 4) { generator.comma() }
        }
    }

    private mutating func record() {
        bracketed("{", "}") { generator in
            for index in 0..<generator.random.below(4) {
                if index > 0 { generator.comma() }
                generator.text += generator.random.one(of: ["a", "\"first name\"", "'学'", "if"])
                // Keys are different by their number.
                if generator.text.hasSuffix("\"") || generator.text.hasSuffix("'") {
                    let quote = generator.text.removeLast()
                    generator.text += String(index)
                    generator.text.append(quote)
                } else {
                    generator.text += String(index)
                }
                generator.gap()
                generator.text += ":"
                generator.gap()
                generator.expression()
            }
        }
    }

    private mutating func group() {
        bracketed("(", ")") { generator in generator.rhs() }
    }

    private mutating func braces() {
        let outer = namesAreVariables
        namesAreVariables = true
        depth += 2
        bracketed("${", "}") { generator in generator.expression() }
        depth -= 2
        namesAreVariables = outer
    }

    // MARK: Quoted text

    private mutating func constant() {
        text += random.one(of: ["\"a name\"", "'raw \\ ''quoted'' $x'", "\"with \\n \\u{1F600} \\$\"", "\"\""])
    }

    private mutating func string() {
        switch random.below(7) {
        case 0, 1: constant()
        case 2 where !isQuoted:
            text += random.one(of: [
                "\"\"\"\n    two\n      lines  \n    \"\"\"", "\"\"\"one\"\"\"", "\"\"\"\r\n\ta $x ${ y }\r\n\t\"\"\"",
                "\"\"\"\n  ${ # inside\n a }\n\n  # no comment\n  \"\"\"",
            ])
        case 3 where depth < 5:
            text += "\"你$x.name "
            let outer = isQuoted
            isQuoted = true
            braces()
            isQuoted = outer
            text += "\""
        default: text += random.one(of: ["\"text\"", "'text'", "\"a # b; { [\"", "\"$a.b[0] costs \\$5?\""])
        }
    }
}
