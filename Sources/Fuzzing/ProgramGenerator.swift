/// Writes random programs over the whole grammar of `language.md`, with blanks, comments and line ends wherever they may
/// stand.
///
/// Nearly all of them parse; none is meant to run.
package struct ProgramGenerator {
    var random: FuzzRandom
    var text = ""
    /// What is left to spend on further statements and operands, so that a program ends.
    var budget: Int
    var depth = 0
    /// Whether a line end is a blank here.
    var isInBrackets = false
    /// Whether this is between quotes of one line.
    var isQuoted = false
    /// Whether a bare name is a variable here: in `${ }`.
    var namesAreVariables = false
    var isInLoop = false
    var isInFunction = false
    var hasTests = false

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

    static let comments = ["# a comment", "#", "#> {\"a\": 1}", "# 学校 \"not a text\" { [ (  ", "#! x\t"]

    mutating func comment() { text += random.one(of: Self.comments) }

    /// Between two words that may not be glued.
    mutating func blanks() {
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
    mutating func gap() { if random.happens(oneIn: 3) { blanks() } }

    /// Behind an operator: a line may end there.
    mutating func operatorGap() {
        if !isQuoted, random.happens(oneIn: 9) {
            text += random.one(of: [" \n", " \n\n  ", " # behind an operator\n  "])
        } else {
            blanks()
        }
    }

    mutating func separator() {
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

    mutating func script() {
        if random.happens(oneIn: 6) { text += "#!/usr/bin/env -S authing run\n" }
        if random.happens(oneIn: 6) { separator() }
        for _ in 0...random.below(5) where budget > 0 {
            topLevelStatement()
            separator()
        }
    }

    mutating func topLevelStatement() {
        switch random.below(8) {
        case 0: function()
        case 1: test()
        case 2 where !hasTests: include()
        default: if hasTests { function() } else { statement() }
        }
    }

    mutating func test() {
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

    mutating func function() {
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

    mutating func include() {
        text += "include"
        blanks()
        constant()
        guard random.happens(oneIn: 2) else { return }
        blanks()
        text += "as"
        blanks()
        text += random.one(of: Self.names)
    }

    mutating func statement() {
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

    mutating func assertion() {
        text += "assert"
        blanks()
        expression()
        guard random.happens(oneIn: 2) else { return }
        gap()
        text += ","
        blanks()
        string()
    }

    mutating func expectation() {
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

    mutating func branches() {
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

    mutating func elseWord() {
        text += random.one(of: [" ", "\n", "\n\n", " # before else\n", "\n  # before else\n  "])
        text += "else "
    }

    /// - Returns: Whether `else` may follow.
    mutating func body() -> Bool {
        guard random.happens(oneIn: 3) else {
            block()
            return true
        }
        blanks()
        command()
        return false
    }

    mutating func loopBody() {
        let outer = isInLoop
        isInLoop = true
        block()
        isInLoop = outer
    }

    mutating func retry() {
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

    mutating func handlers() {
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

    mutating func block() {
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

    mutating func codes() {
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

    static let names = ["a", "u", "user_2", "x", "Name", "k_"]
    static let heads = ["login email", "print", "token status", "lock.all", "a-b", "registerByEmail"]

    mutating func command() {
        text += random.one(of: Self.heads)
        for _ in 0..<random.below(4) {
            blanks()
            argument()
        }
    }

    mutating func argument() {
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

    mutating func word() {
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

    mutating func rhs() {
        if random.happens(oneIn: 6) {
            text += "try"
            blanks()
        }
        if !namesAreVariables, random.happens(oneIn: 3) { command() } else { expression() }
    }
}
