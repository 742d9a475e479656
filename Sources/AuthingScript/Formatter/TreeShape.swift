/// What two trees must share to mean the same: all of a tree but the places.
///
/// It is written as bytes in which each text has its length before it, so that two trees have the same bytes only where
/// they are the same.
package struct TreeShape {
    private var bytes: [UInt8] = []

    private init() {}

    /// The shape of statements.
    ///
    /// - Parameter statements: Those of a text's top level.
    /// - Returns: Bytes to compare, and nothing to show.
    package static func bytes(of statements: [StatementSyntax]) -> [UInt8] {
        var shape = TreeShape()
        shape.add(statements)
        return shape.bytes
    }

    private mutating func tag(_ character: Unicode.Scalar) { bytes.append(UInt8(truncatingIfNeeded: character.value)) }

    private mutating func add(_ number: UInt64) {
        var rest = number
        repeat {
            bytes.append(UInt8(truncatingIfNeeded: rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
            rest >>= 7
        } while rest > 0
    }

    private mutating func add(_ text: String) {
        add(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func add(_ name: NameSyntax?) {
        guard let name else { return tag("-") }
        tag("+")
        add(name.text)
    }

    private mutating func add(_ statements: [StatementSyntax]) {
        add(UInt64(statements.count))
        for statement in statements { add(statement) }
    }

    private mutating func add(_ expression: ExpressionSyntax?) {
        guard let expression else { return tag("-") }
        tag("+")
        add(expression)
    }

    private mutating func add(_ expressions: [ExpressionSyntax]) {
        add(UInt64(expressions.count))
        for expression in expressions { add(expression) }
    }

    private mutating func add(_ codes: [ErrorCodesSyntax]) {
        add(UInt64(codes.count))
        for code in codes {
            add(UInt64(bitPattern: Int64(code.codes.lowerBound)))
            add(UInt64(bitPattern: Int64(code.codes.upperBound)))
        }
    }

    private mutating func add(_ body: IfSyntax.Body) {
        switch body {
        case .block(let block):
            tag("b")
            add(block.statements)
        case .statement(let statement):
            tag("s")
            add(statement)
        }
    }

    private mutating func add(_ value: RHSSyntax) {
        tag(value.isTry ? "t" : "n")
        switch value.source {
        case .command(let command):
            tag("c")
            add(command)
        case .expression(let expression):
            tag("e")
            add(expression)
        }
    }

    private mutating func add(_ statement: StatementSyntax) {
        switch statement.kind {
        case .let(let syntax):
            tag("l")
            add(syntax.name.text)
            add(syntax.value)
        case .assign(let syntax):
            tag("a")
            add(syntax.name.text)
            add(syntax.path)
            add(syntax.value)
        case .if(let syntax):
            tag("i")
            add(UInt64(syntax.branches.count))
            for branch in syntax.branches {
                add(branch.condition)
                add(branch.body)
            }
            tag(syntax.otherwise == nil ? "-" : "+")
            if let otherwise = syntax.otherwise { add(otherwise) }
        case .for(let syntax):
            tag("f")
            add(syntax.key)
            add(syntax.element)
            add(syntax.sequence)
            add(syntax.body.statements)
        case .while(let syntax):
            tag("w")
            add(syntax.condition)
            add(syntax.limit)
            add(syntax.body.statements)
        case .retry(let syntax):
            tag("r")
            add(syntax.tries)
            add(syntax.interval)
            add(syntax.within)
            add(syntax.unless)
            add(syntax.body.statements)
        case .try(let syntax):
            tag("t")
            add(syntax.body.statements)
            add(UInt64(syntax.handlers.count))
            for handler in syntax.handlers {
                add(handler.codes)
                add(handler.name)
                add(handler.body.statements)
            }
            tag(syntax.finally == nil ? "-" : "+")
            if let finally = syntax.finally { add(finally.statements) }
        case .test(let syntax):
            tag("T")
            add(syntax.name.text)
            add(syntax.tags)
            add(syntax.body.statements)
        case .fn(let syntax):
            tag("F")
            add(syntax.name.text)
            add(UInt64(syntax.parameters.count))
            for parameter in syntax.parameters {
                tag(parameter.isOption ? "o" : "p")
                add(parameter.name.text)
                add(parameter.defaultValue)
            }
            add(syntax.body.statements)
        case .include(let syntax):
            tag("I")
            add(syntax.path.text)
            add(syntax.alias)
        case .assert(let condition, let message):
            tag("A")
            add(condition)
            add(message)
        case .expect(let codes, let command):
            tag("E")
            add(codes)
            add(command)
        case .return(let value):
            tag(value == nil ? "0" : "1")
            if let value { add(value) }
        case .break: tag("B")
        case .continue: tag("C")
        case .command(let command):
            tag("c")
            add(command)
        case .expression(let expression):
            tag("x")
            add(expression)
        }
    }

    private mutating func add(_ command: CommandSyntax) {
        add(command.head.text)
        add(UInt64(command.arguments.count))
        for argument in command.arguments {
            switch argument.kind {
            case .value(let value):
                tag("v")
                add(value)
            case .option(let name, let value):
                tag(value == nil ? "o" : "O")
                add(name.text)
                if let value { add(value.value) }
            case .endOfOptions: tag("-")
            }
        }
    }

    private mutating func add(_ value: ValueSyntax) {
        switch value {
        case .ask: tag("?")
        case .bare(let text):
            tag("b")
            add(text)
        case .text(let string):
            tag("t")
            add(string)
        case .expression(let expression):
            tag("e")
            add(expression)
        }
    }

    private mutating func add(_ string: StringSyntax) {
        add(UInt64(string.pieces.count))
        for piece in string.pieces {
            switch piece {
            case .text(let text):
                tag("t")
                add(text)
            case .value(let expression):
                tag("v")
                add(expression)
            }
        }
    }

    private mutating func add(_ suffixes: [SuffixSyntax]) {
        add(UInt64(suffixes.count))
        for suffix in suffixes {
            switch suffix.kind {
            case .field(let name):
                tag(".")
                add(name.text)
            case .index(let index):
                tag("[")
                add(index)
            }
            tag(suffix.isOptional ? "?" : "!")
        }
    }

    private mutating func add(_ expression: ExpressionSyntax) {
        switch expression.kind {
        case .null: tag("0")
        case .boolean(let flag): tag(flag ? "T" : "F")
        case .integer(let number):
            tag("i")
            add(UInt64(bitPattern: Int64(number)))
        case .double(let number):
            tag("d")
            add(number.bitPattern)
        case .duration(let duration):
            tag("D")
            add(UInt64(bitPattern: duration.components.seconds))
            add(UInt64(bitPattern: duration.components.attoseconds))
        case .string(let string):
            tag("s")
            add(string)
        case .variable(let name):
            tag("$")
            add(name)
        case .path(let base, let suffixes):
            tag("p")
            add(base)
            add(suffixes)
        case .list(let elements):
            tag("[")
            add(elements)
        case .record(let pairs):
            tag("{")
            add(UInt64(pairs.count))
            for pair in pairs {
                add(pair.key.text)
                add(pair.value)
            }
        case .call(let name, let arguments):
            tag("c")
            add(name.text)
            add(arguments)
        case .group(let value):
            tag("(")
            add(value)
        case .error(let codes):
            tag("e")
            add(codes)
        case .negate(let operand):
            tag("-")
            add(operand)
        case .not(let operand):
            tag("!")
            add(operand)
        case .arithmetic(let first, let terms):
            tag("+")
            add(first)
            add(UInt64(terms.count))
            for term in terms {
                add(term.operation.rawValue)
                add(term.operand)
            }
        case .and(let operands):
            tag("&")
            add(operands)
        case .or(let operands):
            tag("|")
            add(operands)
        case .comparison(let left, let operation, _, let right):
            tag("=")
            add(operation.rawValue)
            add(left)
            add(right)
        case .coalesce(let operands):
            tag("?")
            add(operands)
        case .range(let first, let last):
            tag("~")
            add(first)
            add(last)
        }
    }
}
