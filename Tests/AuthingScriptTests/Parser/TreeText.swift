import AuthingScript
import Foundation
import Synchronization

/// Writes a tree as short text, so that a table of a test shows all of it.
enum TreeText {
    static func text(_ statements: [StatementSyntax]) -> String { statements.map(text).joined(separator: "; ") }

    static func text(_ block: BlockSyntax) -> String { "{\(text(block.statements))}" }

    static func text(_ statement: StatementSyntax) -> String {
        switch statement.kind {
        case .let(let node): "let \(node.name.text) = \(text(node.value))"
        case .assign(let node): "$\(node.name.text)\(node.path.map(text).joined()) = \(text(node.value))"
        case .if(let node): text(node)
        case .for(let node):
            "for \(node.key.map { $0.text + "," } ?? "")\(node.element.text) in \(text(node.sequence)) \(text(node.body))"
        case .while(let node):
            "while \(text(node.condition))\(node.limit.map { " limit " + text($0) } ?? "") \(text(node.body))"
        case .retry(let node):
            "retry \(node.tries.map(text) ?? "-") \(node.interval.map(text) ?? "-") \(node.within.map(text) ?? "-")"
                + " [\(text(node.unless))] \(text(node.body))"
        case .try(let node):
            "try \(text(node.body))"
                + node.handlers.map { " catch[\(text($0.codes))]\($0.name?.text ?? "") \(text($0.body))" }.joined()
                + (node.finally.map { " finally \(text($0))" } ?? "")
        case .test(let node): "test \(node.name.text)\(node.tags.map(text) ?? "") \(text(node.body))"
        case .fn(let node):
            "fn \(node.name.text)("
                + node.parameters.map {
                    ($0.isOption ? "--" : "") + $0.name.text + ($0.defaultValue.map { "=" + text($0) } ?? "")
                }.joined(separator: ",") + ") \(text(node.body))"
        case .include(let node): "include \(node.path.text)\(node.alias.map { " as " + $0.text } ?? "")"
        case .assert(let condition, let message): "assert \(text(condition))\(message.map { ", " + text($0) } ?? "")"
        case .expect(let codes, let command): "expect [\(text(codes))] \(text(command))"
        case .return(let value): "return\(value.map { " " + text($0) } ?? "")"
        case .break: "break"
        case .continue: "continue"
        case .command(let command): text(command)
        case .expression(let expression): "=> " + text(expression)
        }
    }

    static func text(_ node: IfSyntax) -> String {
        node.branches.map { "if \(text($0.condition)) \(text($0.body))" }.joined(separator: " else ")
            + (node.otherwise.map { " else " + text($0) } ?? "")
    }

    static func text(_ body: IfSyntax.Body) -> String {
        switch body {
        case .block(let block): text(block)
        case .statement(let statement): "<\(text(statement))>"
        }
    }

    static func text(_ codes: [ErrorCodesSyntax]) -> String {
        codes.map { $0.codes.count == 1 ? "\($0.codes.lowerBound)" : "\($0.codes.lowerBound)..\($0.codes.upperBound)" }
            .joined(separator: ",")
    }

    static func text(_ value: RHSSyntax) -> String {
        let source =
            switch value.source {
            case .command(let command): text(command)
            case .expression(let expression): text(expression)
            }
        return (value.isTry ? "try " : "") + source
    }

    /// `!name` and each argument in angle brackets would be hard to read: words are separated by `|`.
    static func text(_ command: CommandSyntax) -> String {
        ([command.head.text] + command.arguments.map(text)).joined(separator: "|")
    }

    static func text(_ argument: ArgumentSyntax) -> String {
        switch argument.kind {
        case .value(let value): text(value)
        case .option(let name, let value): "--\(name.text)" + (value.map { "=" + text($0.value) } ?? "")
        case .endOfOptions: "--"
        }
    }

    static func text(_ value: ValueSyntax) -> String {
        switch value {
        case .ask: "ASK"
        case .bare(let text): text
        case .text(let string): text(string)
        case .expression(let expression): text(expression)
        }
    }

    static func text(_ string: StringSyntax) -> String {
        let pieces = string.pieces.map { piece in
            switch piece {
            case .text(let text): text.replacing("\n", with: "⏎")
            case .value(let expression): "«\(text(expression))»"
            }
        }
        return "\"\(pieces.joined())\""
    }

    static func text(_ suffix: SuffixSyntax) -> String {
        let text =
            switch suffix.kind {
            case .field(let name): ".\(name.text)"
            case .index(let index): "[\(text(index))]"
            }
        return text + (suffix.isOptional ? "?" : "")
    }

    static func text(_ expression: ExpressionSyntax) -> String {
        switch expression.kind {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .double(let value): "\(value)d"
        case .duration(let value): "\(value)"
        case .string(let string): text(string)
        case .variable(let name): "$\(name)"
        case .path(let base, let suffixes): text(base) + suffixes.map(text).joined()
        case .list(let elements): "[\(elements.map(text).joined(separator: ","))]"
        case .record(let pairs): "{\(pairs.map { "\($0.key.text):\(text($0.value))" }.joined(separator: ","))}"
        case .call(let name, let arguments): "\(name.text)(\(arguments.map(text).joined(separator: ",")))"
        case .group(let value): "(\(text(value)))"
        case .error(let codes): codes.isEmpty ? "error" : "error<\(text(codes))>"
        case .negate(let operand): "neg \(text(operand))"
        case .not(let operand): "not \(text(operand))"
        case .arithmetic(let first, let terms):
            "‹\(text(first))" + terms.map { " \($0.operation.rawValue) \(text($0.operand))" }.joined() + "›"
        case .and(let operands): "‹" + operands.map(text).joined(separator: " and ") + "›"
        case .or(let operands): "‹" + operands.map(text).joined(separator: " or ") + "›"
        case .comparison(let left, let operation, _, let right): "‹\(text(left)) \(operation.rawValue) \(text(right))›"
        case .coalesce(let operands): "‹" + operands.map(text).joined(separator: " ?? ") + "›"
        case .range(let from, let to): "\(text(from))..\(text(to))"
        }
    }
}

/// What a parse says, in one line for each diagnostic.
func parsed(_ text: String, _ options: ParseOptions = .file) -> ParseResult {
    onBigStack { Parser.parse(SourceFile(text: text), options: options) }
}

/// The tree of a text without faults, else the faults.
func tree(_ text: String, _ options: ParseOptions = .file) -> String {
    let result = parsed(text, options)
    guard result.diagnostics.isEmpty else { return faults(result, text) }
    return onBigStack { TreeText.text(result.program.statements) }
}

/// Each fault as `code@text under the carets`.
func faults(_ result: ParseResult, _ text: String) -> String {
    let file = SourceFile(text: text)
    return result.diagnostics.map { "\($0.code ?? "-")@\($0.span.map { file.text(of: $0) } ?? "-")" }
        .joined(separator: " ")
}

/// Runs on a thread with the stack of the product's script thread.
func onBigStack<R: Sendable>(_ body: @escaping @Sendable () -> R) -> R {
    let result = ResultBox<R>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
        result.value.withLock { $0 = body() }
        done.signal()
    }
    thread.stackSize = 128 << 20
    thread.start()
    done.wait()
    guard let value = result.value.withLock({ $0 }) else { preconditionFailure("the thread ended without a result") }
    return value
}

private final class ResultBox<R: Sendable>: Sendable {
    let value = Mutex<R?>(nil)
}
