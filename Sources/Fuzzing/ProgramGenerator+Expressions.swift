/// Expressions, and the texts in them.
extension ProgramGenerator {
    private static let operators = [
        "+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in", "contains", "matches", "??", "..", "and", "or",
    ]

    mutating func expression() {
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

    mutating func operand() {
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

    mutating func suffixes(areOptional: Bool = true) {
        for _ in 0..<random.below(3) {
            if random.happens(oneIn: 2) { text += ".name" } else { index() }
            if areOptional, random.happens(oneIn: 4) { text += "?" }
        }
    }

    mutating func index() {
        bracketed("[", "]") { generator in generator.expression() }
    }

    mutating func comma() {
        gap()
        text += ","
        gap()
    }

    mutating func bracketed(_ opening: String, _ closing: String, _ body: (inout ProgramGenerator) -> Void) {
        let outer = isInBrackets
        isInBrackets = true
        text += opening
        gap()
        body(&self)
        gap()
        text += closing
        isInBrackets = outer
    }

    mutating func list() {
        bracketed("[", "]") { generator in
            let count = generator.random.below(4)
            for index in 0..<count {
                if index > 0 { generator.comma() }
                generator.expression()
            }
            if count > 0, generator.random.happens(oneIn: 4) { generator.comma() }
        }
    }

    mutating func record() {
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

    mutating func group() {
        bracketed("(", ")") { generator in generator.rhs() }
    }

    mutating func braces() {
        let outer = namesAreVariables
        namesAreVariables = true
        depth += 2
        bracketed("${", "}") { generator in generator.expression() }
        depth -= 2
        namesAreVariables = outer
    }

    // MARK: Quoted text

    mutating func constant() {
        text += random.one(of: ["\"a name\"", "'raw \\ ''quoted'' $x'", "\"with \\n \\u{1F600} \\$\"", "\"\""])
    }

    mutating func string() {
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
