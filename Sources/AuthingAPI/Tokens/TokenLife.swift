import Foundation

/// How far the times of a token are from the present, in words: two units at most.
enum TokenLife {
    /// How long ago it was issued: "issued 5 min ago".
    static func age(since issuedAt: Date, at now: Date) -> LocalizedText {
        let seconds = now.timeIntervalSince(issuedAt)
        let length = words(seconds)
        guard seconds >= 0 else {
            return LocalizedText(chinese: "\(length.chinese)后签发", english: "issued \(length.english) from now")
        }
        return LocalizedText(chinese: "\(length.chinese)前签发", english: "issued \(length.english) ago")
    }

    /// How long it still lives, or has been dead: "expires in 13 days 23 h"; at its end it is no longer good.
    static func life(until end: Date, at now: Date) -> LocalizedText {
        let seconds = end.timeIntervalSince(now)
        let length = words(seconds)
        guard seconds > 0 else {
            return LocalizedText(chinese: "\(length.chinese)前过期", english: "expired \(length.english) ago")
        }
        return LocalizedText(chinese: "\(length.chinese)后过期", english: "expires in \(length.english)")
    }

    /// A length of time in its two largest units; parts of a second are dropped.
    private static func words(_ interval: TimeInterval) -> LocalizedText {
        // Times of tokens lie between the years 1970 and 9999: no overflow.
        let total = Int(abs(interval))
        let parts: [(Int, String, String)] = [
            (total / 86_400, "天", total / 86_400 == 1 ? "day" : "days"), (total / 3600 % 24, "小时", "h"),
            (total / 60 % 60, "分", "min"), (total % 60, "秒", "s"),
        ]
        let first = parts.firstIndex { $0.0 > 0 } ?? 3
        let shown = parts[first...].prefix(2).filter { $0.0 > 0 }
        guard !shown.isEmpty else { return LocalizedText(chinese: "0 秒", english: "0 s") }
        return LocalizedText(
            chinese: shown.map { "\($0.0) \($0.1)" }.joined(separator: " "),
            english: shown.map { "\($0.0) \($0.2)" }.joined(separator: " ")
        )
    }
}
