import AuthingAPI
import AuthingJSON
import Foundation

extension RequestContext {
    /// Ends the call where a code is not right and in time.
    ///
    /// - Parameter verdict: What the store says of it.
    /// - Throws: 2001, 2300.
    func require(_ verdict: CodeVerdict) throws(AuthingError) {
        switch verdict {
        case .wrong:
            throw refuse(.codeRight, .codeWrong())
        case .expired(let limit):
            note(.codeRight, .passed)
            throw refuse(.codeFresh, .codeExpired(at: limit), figures: ["expiredAt": .string(WireTime.text(of: limit))])
        case .right:
            note(.codeRight, .passed)
            note(.codeFresh, .passed)
        }
    }
}
