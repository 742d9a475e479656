import TestSupport
import Testing

@testable import AuthingShell

/// Every method of the two official documents is a command under both spellings.
@Suite("Spellings of the SDKs")
struct SeedMethodTests {
    @Test(arguments: SeedMethod.allCases)
    func isACommand(method: SeedMethod) {
        let spellings = [method.command, method.rawValue] + (method.php.map { [$0] } ?? [])
        for spelling in spellings {
            #expect(CommandCatalogue.standard[name: spelling]?.name == method.command, "\(spelling)")
        }
    }

    @Test func areFifty() {
        #expect(SeedMethod.allCases.count == 50)
        #expect(Set(SeedMethod.allCases.map(\.command)).count == 50)
    }
}
