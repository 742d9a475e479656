package import AuthingAPI
package import Testing

/// Expects a call to be refused with a code, worded in both languages.
///
/// - Parameters:
///   - code: The code expected.
///   - sourceLocation: Where the test expects it.
///   - call: The call.
/// - Returns: The refusal, whatever its code; nil when the call went through.
@discardableResult
package func expectRefusal(
    _ code: AuthingError.Code,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ call: () async throws -> Any
) async -> AuthingError? {
    do {
        let value = try await call()
        Issue.record("expected \(code.rawValue), but it went through: \(value)", sourceLocation: sourceLocation)
        return nil
    } catch let refusal as AuthingError {
        #expect(refusal.code == code, "\(refusal)", sourceLocation: sourceLocation)
        let (chinese, english) = (refusal.message(in: .chinese), refusal.message(in: .english))
        #expect(!chinese.isEmpty && !english.isEmpty && chinese != english, sourceLocation: sourceLocation)
        return refusal
    } catch {
        Issue.record("expected \(code.rawValue), but got \(error)", sourceLocation: sourceLocation)
        return nil
    }
}
