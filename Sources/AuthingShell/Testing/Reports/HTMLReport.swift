/// A page for people: what failed first, then every file.
///
/// It needs nothing from elsewhere, runs no script, and forbids both, so that what a test printed cannot either.
struct HTMLReport {
    let run: TestedRun

    var text: String {
        let counts = run.counts
        let title = counts.failed > 0 ? "\(counts.failed) failed" : run.isInterrupted ? "interrupted" : "all passed"
        let failed = run.files.flatMap { file in file.cases.filter(\.hasFailed).map { (file, $0) } }
        var parts = [
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title) – authing test</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <main>
            <h1 class="\(counts.failed > 0 ? "failed" : run.isInterrupted ? "notRun" : "passed")">\(title)</h1>
            <p class="sums">\(sums(counts))</p>
            """
        ]
        if let seed = run.shuffleSeed {
            parts.append("<p>Shuffled; <code>--shuffle --seed \(seed)</code> gives this order again.</p>")
        }
        if !failed.isEmpty {
            parts.append("<h2>What failed</h2>")
            parts += failed.map(failure)
        }
        parts.append("<h2>Files</h2>")
        parts += run.files.filter { !$0.cases.isEmpty }.map(file)
        parts.append("</main>\n</body>\n</html>")
        return parts.joined(separator: "\n") + "\n"
    }

    private func sums(_ counts: TestCounts) -> String {
        let files = run.files.count { !$0.cases.isEmpty }
        let parts = [
            #"<b class="passed">\#(counts.passed)</b> passed"#, #"<b class="failed">\#(counts.failed)</b> failed"#,
            #"<b class="notRun">\#(counts.notRun)</b> not run"#, "<b>\(files)</b> \(files == 1 ? "file" : "files")",
            "<b>\(TestTime.text(run.duration))</b>",
        ]
        return parts.map { "<span>\($0)</span>" }.joined(separator: " ")
    }

    private func failure(_ file: TestedFile, _ test: TestedCase) -> String {
        let line = test.failureLine.map { ":\($0)" } ?? ""
        var parts = [
            #"<section class="failure">"#,
            "<h3>\(MarkupText.escape(test.title))</h3>",
            "<p class=\"place\">\(MarkupText.escape(file.title))\(line)</p>",
            "<pre>\(MarkupText.escape(test.failure?.text ?? ""))</pre>",
        ]
        if !test.output.isEmpty { parts.append(printed(test.output)) }
        return (parts + ["</section>"]).joined(separator: "\n")
    }

    private func file(_ file: TestedFile) -> String {
        let counts = file.counts
        let kind = counts.failed > 0 ? "failed" : counts.notRun > 0 ? "notRun" : "passed"
        var parts = [
            "<details\(counts.failed > 0 ? " open" : "")>",
            "<summary><span class=\"dot \(kind)\"></span><b>\(MarkupText.escape(file.title))</b> "
                + "<small>\(counts.summary), \(TestTime.text(file.duration))</small></summary>",
        ]
        if !file.output.isEmpty { parts.append(printed(file.output)) }
        parts.append("<table>")
        parts += file.cases.map(row)
        parts += ["</table>", "</details>"]
        return parts.joined(separator: "\n")
    }

    private func row(_ test: TestedCase) -> String {
        let tags = test.tags.map { " <span class=\"tag\">\(MarkupText.escape($0))</span>" }.joined()
        let reason = test.reasonNotRun.map { " <small>\(MarkupText.escape($0))</small>" } ?? ""
        let output = test.output.isEmpty || test.hasFailed ? "" : "\n" + printed(test.output)
        let time = test.reasonNotRun == nil && test.name != nil ? TestTime.text(test.duration) : ""
        let name = "\(MarkupText.escape(test.title))\(tags)\(reason)\(output)"
        return "<tr><td class=\"\(test.resultName)\">\(Self.words[test.resultName] ?? "")</td><td>\(name)</td>"
            + "<td class=\"time\">\(time)</td></tr>"
    }

    private static let words = ["passed": "ok", "failed": "failed", "notRun": "not run"]

    private func printed(_ text: String) -> String {
        "<details class=\"printed\"><summary>printed</summary><pre>\(MarkupText.escape(text))</pre></details>"
    }

    private static let style = """
        :root { color-scheme: light dark; --good: #1a7f37; --bad: #cf222e; --dim: #6e7781; --line: #8884; --back: #8881; }
        @media (prefers-color-scheme: dark) { :root { --good: #4ac26b; --bad: #ff7b72; --dim: #9198a1; } }
        body { margin: 0; font: 15px/1.5 system-ui, sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
        h1 { margin: 0; font-size: 1.7rem; }
        h2 { margin: 2rem 0 .7rem; font-size: 1.2rem; }
        h3 { margin: 0; font-size: 1rem; }
        p { margin: .3rem 0; }
        pre { margin: .6rem 0; padding: .7rem .9rem; overflow-x: auto; background: var(--back); border-radius: 6px;
          font: 13px/1.45 ui-monospace, Menlo, Consolas, monospace; }
        small, .place, .time { color: var(--dim); }
        .passed { color: var(--good); } .failed { color: var(--bad); } .notRun { color: var(--dim); }
        .sums span { margin-right: 1.2rem; }
        .failure { margin: 0 0 1rem; padding: .8rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--bad);
          border-radius: 6px; }
        details { margin: .3rem 0; } summary { cursor: pointer; }
        .dot { display: inline-block; width: .6rem; height: .6rem; margin-right: .5rem; border-radius: 50%;
          background: currentColor; }
        table { width: 100%; border-collapse: collapse; margin: .3rem 0 .8rem; }
        td { padding: .2rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
        td:first-child { width: 4rem; white-space: nowrap; } .time { width: 6rem; text-align: right; white-space: nowrap; }
        .tag { padding: 0 .4rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8rem; }
        """
}
