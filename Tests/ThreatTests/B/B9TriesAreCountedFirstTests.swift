import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// A try counts before it is judged, however many come at once and whichever connection they take.
@Suite("B9: tries are counted first")
struct B9TriesAreCountedFirstTests {
    private static let phone = "13800138000"

    @Test("five guesses at a code, not one more", arguments: SharedPool.Kind.allCases)
    func codes(kind: SharedPool.Kind) async throws {
        let pool = try await SharedPool(kind)
        for (guesses, isGood) in [(4, true), (5, false), (64, false)] {
            let code = try await pool.first.sendCode(toPhone: Self.phone)
            _ = await Contenders.winners(of: guesses) { number in
                try await pool.client(number).loginByPhoneCode(Self.phone, code: code.mistyped)
            }
            if isGood {
                _ = try await pool.client(0).loginByPhoneCode(Self.phone, code: code)
            } else {
                await expectRefusal(.codeWrong) { try await pool.client(0).loginByPhoneCode(Self.phone, code: code) }
            }
            pool.first.wait(60)
        }
    }

    @Test("three guesses at a password, not one more", arguments: SharedPool.Kind.allCases)
    func passwords(kind: SharedPool.Kind) async throws {
        let pool = try await SharedPool(kind)
        try await pool.first.set("loginPasswordFailCheck", ["enabled": true, "limit": 3])
        _ = try await pool.client(0).registerByUsername("ada", password: "right")
        let codes = await Contenders.race(100) { number in
            do throws(AuthingError) {
                _ = try await pool.client(number).loginByUsername("ada", password: "wrong")
                return nil as AuthingError.Code?
            } catch {
                return error.code
            }
        }
        #expect(codes.count { $0 == .passwordWrong } == 2, "the third one locks")
        #expect(codes.count { $0 == .accountLocked } == 98)
        await expectRefusal(.accountLocked) { try await pool.client(1).loginByUsername("ada", password: "right") }
    }
}
