/// Browser and device as a `User-Agent` header names them; only the well-known ones.
struct UserAgent {
    /// The browser.
    let browser: String?
    /// The device.
    let device: String?

    // The order counts: Edge calls itself Chrome, too, and Chrome Safari; Android calls itself Linux.
    private static let browsers = [
        ("MicroMessenger/", "WeChat"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let devices = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Macintosh", "Mac"), ("Windows", "Windows"),
        ("Linux", "Linux"),
    ]

    /// Reads a header.
    ///
    /// - Parameter header: The header's value.
    init(_ header: String?) {
        browser = Self.browsers.first { header?.contains($0.0) ?? false }?.1
        device = Self.devices.first { header?.contains($0.0) ?? false }?.1
    }
}
