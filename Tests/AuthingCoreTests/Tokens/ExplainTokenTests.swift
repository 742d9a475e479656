import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import TestSupport
import Testing

@Suite("What a token says")
struct ExplainTokenTests {
    private func login() async throws -> (pool: TestPool, token: String) {
        let pool = try await Backend.embedded.makePool()
        let client = pool.client()
        _ = try await client.registerByUsername("bob", password: Secret("fake-pass-4711"))
        let user = try await client.loginByUsername("bob", password: Secret("fake-pass-4711"))
        return (pool, try #require(user.token).reveal { $0 })
    }

    private func explain(_ token: String, _ pool: TestPool) async throws -> TokenExplanation {
        try await pool.administration.explainToken(Secret(token), for: pool.appID)
    }

    @Test("a good one passes every check, and its header and claims are those of the text")
    func good() async throws {
        let (pool, token) = try await login()
        let explanation = try await explain(token, pool)
        #expect(explanation.refusal == nil)
        #expect(explanation.findings.map(\.check) == TokenExplanation.Check.allCases)
        #expect(explanation.findings.allSatisfy { $0.verdict == .passed })
        #expect(explanation.header?["alg"] == "HS256")
        #expect(explanation.claims?["aud"]?.stringValue == pool.appID)
        #expect(!explanation.json(in: .english).text().contains(token))
    }

    @Test("whatever is changed in its text: a check fails exactly when a login with it does")
    func changes() async throws {
        let (pool, token) = try await login()
        let characters = Array(token)
        var texts = ["", ".", "..", "...", token + ".", "." + token, token + " ", String(token.dropLast())]
        for index in stride(from: 0, to: characters.count, by: 7) {
            for replacement in ["A", "!", ".", ""] {
                var changed = characters.map(String.init)
                changed[index] = replacement
                texts.append(changed.joined())
            }
        }
        for text in texts {
            let explanation = try await explain(text, pool)
            let hasFailed = explanation.findings.contains { $0.verdict == .failed }
            #expect(hasFailed == (explanation.refusal != nil), "\(text)")
            let status = try await pool.client().checkLoginStatus(Secret(text))
            #expect(status.status == (explanation.refusal == nil), "\(text)")
        }
    }

    @Test("a changed claim breaks the signature alone")
    func forged() async throws {
        let (pool, token) = try await login()
        let parts = token.split(separator: ".").map(String.init)
        let payload = try #require(Base64URL.decode(Array(parts[1].utf8)))
        let text = String(decoding: payload, as: UTF8.self).replacing("\"iat\":", with: "\"iat\":1")
        let forged = [parts[0], Base64URL.encode(Array(text.utf8)), parts[2]].joined(separator: ".")
        let failed = try await explain(forged, pool).findings.filter { $0.verdict == .failed }.map(\.check)
        #expect(failed.contains(.signature))
        #expect(!failed.contains(.issuer) && !failed.contains(.audience) && !failed.contains(.pool))
    }

    @Test(
        "the place of a fault in the form",
        arguments: [
            ("", "the text is empty"),
            ("one.two", "2 parts between dots, there must be 3"),
            ("eyJh!.e30.AA", "byte 5 of the header (part 1) is no character of base64url"),
            (".e30.AA", "the header (part 1) is empty"),
            ("e30.e30.A", "the signature (part 3) is cut off, or has bits left over at its end"),
            ("W10.e30.AA", "the header is JSON, but no object"),
            ("e30.eyJhIjo.AA", "the claims, decoded, is no JSON at byte 6: the JSON text ends too early"),
        ]
    )
    func places(text: String, remark: String) async throws {
        let explanation = try await explain(text, try await Backend.embedded.makePool())
        #expect(explanation.findings[0].verdict == .failed)
        #expect(explanation.findings[0].remark.english == remark)
    }

    @Test("a text longer than any token is not looked into")
    func long() async throws {
        let explanation = try await explain(String(repeating: "a", count: 9000), try await Backend.embedded.makePool())
        #expect(explanation.findings[0].remark.english == "9000 bytes long, at most 8192 are allowed")
    }

    @Test(
        "times in words",
        arguments: [
            (0, "issued 0 s ago", "expires in 14 days"), (3600, "issued 1 h ago", "expires in 13 days 23 h"),
            (86_400 * 13 + 86_399, "issued 13 days 23 h ago", "expires in 1 s"),
            (86_400 * 14, "issued 14 days ago", "expired 0 s ago"),
            (86_400 * 14 + 300, "issued 14 days ago", "expired 5 min ago"),
            (-90, "issued 1 min 30 s from now", "expires in 14 days"),
        ]
    )
    func times(seconds: Int, age: String, life: String) async throws {
        let (pool, token) = try await login()
        pool.clock.set(to: pool.clock.now + Double(seconds))
        let record = try await explain(token, pool).json(in: .english)
        #expect(record["age"]?.stringValue == age)
        #expect(record["life"]?.stringValue?.hasPrefix(life) == true)
    }
}
