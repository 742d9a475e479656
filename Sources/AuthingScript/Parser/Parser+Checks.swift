/// Statements that state what must be, and the codes of errors.
extension Parser {
    // assert = "assert" expr [ "," expr ]
    mutating func parseAssert() throws(Diagnostic) -> StatementSyntax.Kind {
        let condition = try parseExpression()
        skipBlanks()
        let message = cursor.skip(",") ? try parseExpression() : nil
        return .assert(condition: condition, message: message)
    }

    // expect = "expect" "error" [ codes ] command
    mutating func parseExpect() throws(Diagnostic) -> StatementSyntax.Kind {
        try expectWord("error", hint: "write `expect error 2006 login email …`")
        let codes = try parseErrorCodes(isRequired: false)
        skipBlanks()
        guard let end = cursor.endOfName(at: cursor.offset) else { throw expected("the command that must fail") }
        let word = cursor.text(cursor.offset, end)
        guard Keyword(rawValue: word) == nil else {
            throw Diagnostic(
                .reservedWord,
                "`expect error` is followed by a command, and `\(word)` is reserved",
                at: cursor.span(cursor.offset, end)
            )
        }
        return .expect(codes: codes, command: try parseCommand(isValue: false))
    }

    // codes = code { "," code }, where "," goes on only before a digit
    mutating func parseErrorCodes(isRequired: Bool) throws(Diagnostic) -> [ErrorCodesSyntax] {
        skipBlanks()
        var codes: [ErrorCodesSyntax] = []
        if isAtDigit {
            codes.append(try parseErrorCode())
            while skipCommaBeforeDigit() {
                codes.append(try parseErrorCode())
            }
        }
        if codes.isEmpty, isRequired { throw expected("an error code") }
        if cursor.byte == UInt8(ascii: "\"") || cursor.byte == UInt8(ascii: "'"), isRequired == false, codes.isEmpty {
            if let diagnostic = quotedErrorCode() { throw diagnostic }
        }
        return codes
    }

    private var isAtDigit: Bool { cursor.byte.map(CharacterClass.isDigit) ?? false }

    private mutating func skipCommaBeforeDigit() -> Bool {
        let start = cursor.offset
        skipBlanks()
        if cursor.skip(",") {
            skipBlanks()
            if isAtDigit { return true }
        }
        cursor.offset = start
        return false
    }

    /// The message for `catch "2006"`; `nil` where the quotes hold something else.
    private func quotedErrorCode() -> Diagnostic? {
        var end = cursor.offset + 1
        while end < cursor.bytes.count, CharacterClass.isNamePart(cursor.bytes[end]) { end += 1 }
        guard end > cursor.offset + 1, end < cursor.bytes.count, cursor.bytes[end] == cursor.byte else { return nil }
        let text = cursor.text(cursor.offset + 1, end)
        guard Int(text) != nil || text.first == "A" && Int(text.dropFirst()) != nil else { return nil }
        return Diagnostic(
            .malformedErrorCodes,
            "an error code stands without quotes",
            at: cursor.span(cursor.offset, end + 1),
            hint: text.first == "A"
                ? "faults of the script itself are taken by a `catch` without codes" : "write \(text)"
        )
    }

    // code = INT [ ".." INT ]
    private mutating func parseErrorCode() throws(Diagnostic) -> ErrorCodesSyntax {
        let start = cursor.offset
        let first = try parseErrorNumber()
        guard cursor.isAt(".."), cursor.skip("..") else {
            return ErrorCodesSyntax(codes: first...first, span: cursor.span(from: start))
        }
        guard isAtDigit else { throw expected("the last code of the range") }
        let last = try parseErrorNumber()
        guard first <= last else {
            throw Diagnostic(
                .malformedErrorCodes,
                "the range of codes runs backwards",
                at: cursor.span(from: start),
                label: "write \(last)..\(first)"
            )
        }
        return ErrorCodesSyntax(codes: first...last, span: cursor.span(from: start))
    }

    private mutating func parseErrorNumber() throws(Diagnostic) -> Int {
        let number = try parseNumber(isNegative: false)
        guard case .integer(let code) = number.kind else {
            throw Diagnostic(.malformedErrorCodes, "an error code is a whole number", at: number.span)
        }
        return code
    }
}
