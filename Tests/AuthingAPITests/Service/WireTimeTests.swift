import AuthingAPI
import Foundation
import Testing

@Suite("Times on the wire")
struct WireTimeTests {
    @Test(arguments: [
        (0.0, "1970-01-01T00:00:00+00:00"),
        (1_632_469_384.0, "2021-09-24T07:43:04+00:00"),
        (1_632_469_384.999, "2021-09-24T07:43:04+00:00"),
        (951_782_399.0, "2000-02-28T23:59:59+00:00"),
        (951_782_400.0, "2000-02-29T00:00:00+00:00"),
        (-1.0, "1969-12-31T23:59:59+00:00"),
        (-86_401.0, "1969-12-30T23:59:59+00:00"),
        (4_102_444_800.0, "2100-01-01T00:00:00+00:00"),
    ])
    func aTimeIsInUTCWithWholeSeconds(seconds: Double, text: String) {
        #expect(WireTime.text(of: Date(timeIntervalSince1970: seconds)) == text)
    }

    @Test("every day of 400 years is the one Foundation counts")
    func everyDayIsRight() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for day in stride(from: -25_000, to: 121_097, by: 7) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let expected = [parts.year, parts.month, parts.day].compactMap { $0 }
            let written = WireTime.text(of: date).prefix(10).split(separator: "-").compactMap { Int($0) }
            #expect(written == expected)
        }
    }
}
