package import AuthingJSON

/// Writes diagnostics for people and for programs.
///
///     checkout.authing:7:23: error[A1104]: unknown option --captcha-cod
///       7 │ login email a@b.com ? --captcha-cod $c
///         │                       ^^^^^^^^^^^^^ did you mean --captcha-code?
///
/// No byte of a script or of data reaches the terminal as a control sequence: controls, invisible characters and those
/// that change the direction of writing are written as `\u{1b}`.
package struct DiagnosticRenderer: Sendable {
    /// How the text looks.
    package enum Style: Sendable {
        /// Characters alone.
        case plain
        /// With the colours of an ANSI terminal.
        case coloured
    }

    /// How much of the place is shown.
    package enum Detail: Sendable {
        /// File, line and column, and the line itself: for files.
        case full
        /// The line itself: for a fault in what was just typed.
        case excerpt
        /// Nothing: for a refusal at the prompt.
        case none
    }

    private let sources: SourceMap
    private let style: Style
    private let width: Int?
    private let covering: @Sendable (SourceFile) -> [WrittenSecret]
    private let redacting: @Sendable (String) -> String

    /// Creates a renderer.
    ///
    /// - Parameters:
    ///   - sources: the texts the spans belong to.
    ///   - style: how the text looks.
    ///   - width: the columns after which notes and hints go on in the next line; `nil` for never.
    ///   - covering: the secrets that are written out in a text. They are covered in its lines, and in messages about the
    ///     statements they stand in.
    ///   - redacting: covers what else must not be seen of a text; the API's own words are left alone.
    package init(
        sources: SourceMap,
        style: Style = .plain,
        width: Int? = nil,
        covering: @escaping @Sendable (SourceFile) -> [WrittenSecret] = { _ in [] },
        redacting: @escaping @Sendable (String) -> String = { $0 }
    ) {
        self.sources = sources
        self.style = style
        self.width = width
        self.covering = covering
        self.redacting = redacting
    }

    // MARK: Text

    /// The diagnostic as lines, each with its line end.
    package func text(_ diagnostic: Diagnostic, detail: Detail = .full) -> String {
        let redact = redaction(of: diagnostic)
        let show = { (text: String) in TerminalText.visible(redact(text)) }
        let say = isOfAPI(diagnostic) ? { (text: String) in TerminalText.visible(text) } : show
        var lines = [header(diagnostic, detail: detail, say)]
        var label = diagnostic.label
        if detail != .none, let span = diagnostic.span, let file = sources[span.file] {
            let shown = SourceExcerpt(of: file, at: span, covering: covering(file).map(\.span))
            lines += excerpt(shown, label: label.map(show), diagnostic)
            label = nil
        }
        if let label { lines.append("  " + show(label)) }
        for note in diagnostic.notes {
            let place = detail == .none ? nil : note.span.flatMap(place)
            lines += folded("note: ", .bold, (place.map { $0 + ": " } ?? "") + show(note.message))
        }
        if let comparison = diagnostic.comparison { lines += explanation(comparison, redact) }
        if let hint = diagnostic.hint { lines += folded("hint: ", .cyan, say(hint)) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A labelled remark, broken at blanks where a width is given; later lines stand below the first one's text.
    private func folded(_ label: String, _ colour: Colour, _ text: String) -> [String] {
        let start = "  " + paint(label, colour)
        guard let width else { return [start + text] }
        let indentation = 2 + label.count
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let columns = indentation + TerminalText.width(line) + 1 + TerminalText.width(word)
            if !line.isEmpty, columns > width {
                lines.append(line)
                line = String(word)
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        lines.append(line)
        return lines.enumerated().map { index, line in
            (index == 0 ? start : String(repeating: " ", count: indentation)) + line
        }
    }

    /// What differs between the sides of a comparison, indented; the columns of a terminal where none is known.
    private func explanation(_ comparison: FailedComparison, _ redact: @escaping (String) -> String) -> [String] {
        let room = (width ?? Self.usualWidth) - 4
        return ComparisonText(comparison, show: redact).lines(width: room).map { line in
            switch line.mark {
            case .heading: "  " + line.text
            case .both: "    " + line.mark.rawValue + line.text
            case .left: "    " + paint(line.mark.rawValue + line.text, .removed)
            case .right: "    " + paint(line.mark.rawValue + line.text, .added)
            }
        }
    }

    private static let usualWidth = 80

    /// Whether the API worded the message; it quotes no script.
    private func isOfAPI(_ diagnostic: Diagnostic) -> Bool { diagnostic.code.flatMap { Int($0) } != nil }

    private func header(_ diagnostic: Diagnostic, detail: Detail, _ show: (String) -> String) -> String {
        let place = detail == .full ? diagnostic.span.flatMap(place) : nil
        let code = diagnostic.code.map { "[\(TerminalText.visible($0))]" } ?? ""
        let severity = paint(diagnostic.severity.rawValue + code, colour(of: diagnostic))
        return (place.map { paint($0 + ": ", .bold) } ?? "") + severity + ": " + paint(show(diagnostic.message), .bold)
    }

    private func excerpt(_ excerpt: SourceExcerpt, label: String?, _ diagnostic: Diagnostic) -> [String] {
        let number = String(excerpt.line)
        let gutter = String(repeating: " ", count: number.count)
        let carets = String(repeating: "^", count: excerpt.carets) + (label.map { " " + $0 } ?? "")
        let indentation = String(repeating: " ", count: excerpt.indentation)
        let line = paint("  \(number) │", .blue) + (excerpt.text.isEmpty ? "" : " " + redacting(excerpt.text))
        return [line, paint("  \(gutter) │", .blue) + " " + indentation + paint(carets, colour(of: diagnostic))]
    }

    /// `file:line:column`, `nil` for a span of no known text.
    private func place(_ span: Span) -> String? {
        guard let file = sources[span.file] else { return nil }
        let (line, column) = file.position(at: Int(span.start))
        return "\(TerminalText.visible(file.name)):\(line):\(column)"
    }

    // MARK: JSON

    /// The diagnostic as a record, for programs.
    ///
    /// Its keys are `severity`, `code`, `message`, `file`, `line`, `column`, `endLine`, `endColumn`, `label`, `hint`,
    /// `notes`, and of a failed `assert` `comparison` with `left`, `operator`, `right` and `differences`; what is not there
    /// is left out. Lines and columns count from 1, the end is exclusive.
    package func json(_ diagnostic: Diagnostic) -> JSON {
        let show = redaction(of: diagnostic)
        let say = isOfAPI(diagnostic) ? { (text: String) in text } : show
        var record: JSONObject = ["severity": .string(diagnostic.severity.rawValue)]
        record["code"] = diagnostic.code.map(JSON.string)
        record["message"] = .string(say(diagnostic.message))
        addPlace(diagnostic.span, to: &record)
        record["label"] = diagnostic.label.map { .string(show($0)) }
        record["hint"] = diagnostic.hint.map { .string(say($0)) }
        if !diagnostic.notes.isEmpty {
            record["notes"] = .array(
                diagnostic.notes.map { note in
                    var entry: JSONObject = ["message": .string(show(note.message))]
                    addPlace(note.span, to: &entry)
                    return .object(entry)
                }
            )
        }
        if let comparison = diagnostic.comparison {
            record["comparison"] = json(comparison, show)
        }
        return .object(record)
    }

    private func json(_ comparison: FailedComparison, _ show: @escaping (String) -> String) -> JSON {
        let json = { (value: Value) in Self.mapTexts(JSON(value, secrets: .covered), show) }
        var record: JSONObject = ["left": json(comparison.left), "operator": .string(comparison.operation.rawValue)]
        record["right"] = json(comparison.right)
        let differences = comparison.differences
        if !differences.isEmpty {
            record["differences"] = .array(
                differences.map { difference in
                    var entry: JSONObject = ["path": .string(show(difference.path))]
                    entry["left"] = difference.left.map(json)
                    entry["right"] = difference.right.map(json)
                    return .object(entry)
                }
            )
        }
        return .object(record)
    }

    private static func mapTexts(_ json: JSON, _ change: (String) -> String) -> JSON {
        switch json {
        case .string(let text): .string(change(text))
        case .array(let elements): .array(elements.map { mapTexts($0, change) })
        case .object(let object): .object(JSONObject(object.map { (change($0.key), mapTexts($0.value, change)) }))
        default: json
        }
    }

    /// A text of a diagnostic with the secrets covered that it may quote.
    ///
    /// - Parameters:
    ///   - text: One of its texts.
    ///   - diagnostic: The diagnostic.
    /// - Returns: The text to show.
    package func covered(_ text: String, of diagnostic: Diagnostic) -> String {
        redaction(of: diagnostic)(text)
    }

    private func addPlace(_ span: Span?, to record: inout JSONObject) {
        guard let span, let file = sources[span.file] else { return }
        let start = file.position(at: Int(span.start))
        let end = file.position(at: Int(span.end))
        record["file"] = .string(file.name)
        record["line"] = .integer(start.line)
        record["column"] = .integer(start.column)
        record["endLine"] = .integer(end.line)
        record["endColumn"] = .integer(end.column)
    }

    // MARK: Secrets

    /// What is done to the texts of a diagnostic before they are shown: secrets are covered, then what is left is cut.
    ///
    /// A text with a code of ours may quote a word of the script, which may be as long as the script. One without a code is
    /// what a script says itself.
    private func redaction(of diagnostic: Diagnostic) -> (String) -> String {
        let quotable = quotableSecrets(of: diagnostic)
        let quotesScript = diagnostic.code != nil && !isOfAPI(diagnostic)
        return { text in
            let covered = redacting(cover(text, quotable))
            guard quotesScript, covered.utf8.count > Self.longestText else { return covered }
            return covered.prefix(Self.longestText / 4) + "…"
        }
    }

    /// The longest text of a diagnostic that quotes the script, in bytes; a longer one is cut to a quarter of it.
    private static let longestText = 4000

    /// The secrets that the messages of a diagnostic may quote: those of the statements whose lines it points at.
    ///
    /// A message does not say which of its words are quoted, so that a secret is looked for in all of it; one from elsewhere
    /// in the file would cover words that only look like it. The messages of the API quote no script at all: a password
    /// `wrong` must not cover a word of "the password is wrong".
    private func quotableSecrets(of diagnostic: Diagnostic) -> [Span] {
        guard !isOfAPI(diagnostic) else { return [] }
        let places = ([diagnostic.span] + diagnostic.notes.map(\.span)).compactMap(\.self)
        return places.flatMap { place -> [Span] in
            guard let file = sources[place.file] else { return [] }
            let lines = file.lines(of: place)
            return covering(file).filter { file.lines(of: $0.statement).overlaps(lines) }.map(\.span)
        }
    }

    /// The text without these secrets.
    ///
    /// Very short ones are left: they would cover half the message.
    private func cover(_ text: String, _ covered: [Span]) -> String {
        // What is much longer than the text does not stand in it, whatever is taken from its ends.
        let longest = text.utf8.count + 4096
        let forms = Set(
            covered.filter { $0.end - $0.start <= longest }.flatMap { writtenForms(of: sources.text(of: $0)) }
        )
        var result = text
        // Long ones first: a short one may be the beginning of a long one, whose rest would stay.
        for form in forms.sorted(by: { ($1.utf8.count, $1) < ($0.utf8.count, $0) }) where result.contains(form) {
            result = result.split(separator: form, omittingEmptySubsequences: false).joined(
                separator: SourceExcerpt.cover
            )
        }
        return result
    }

    /// How a message may write a secret: as it stands there, without its quotes, and escaped.
    private func writtenForms(of secret: String) -> [String] {
        let inner = secret.withoutQuotes
        return [secret, inner, TerminalText.visible(inner), String(Quoting.quoted(inner).dropFirst().dropLast())]
            .filter { $0.count >= 3 }
    }

    // MARK: Colours

    /// The colours, by their ANSI codes.
    private enum Colour: String {
        case bold = "1"
        case red = "1;31"
        case yellow = "1;33"
        case blue = "34"
        case cyan = "36"
        case removed = "31"
        case added = "32"
    }

    private func colour(of diagnostic: Diagnostic) -> Colour { diagnostic.severity == .error ? .red : .yellow }

    private func paint(_ text: String, _ colour: Colour) -> String {
        style == .plain ? text : "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
    }
}

extension String {
    /// The text without the quotes and brackets around it.
    fileprivate var withoutQuotes: String {
        let isQuote = { (character: Character) in "\"'()[]{}".contains(character) }
        let inner = drop(while: isQuote)
        return String(inner.reversed().drop(while: isQuote).reversed())
    }
}
