import AuthingAPI
import AuthingJSON
import AuthingStore
import TestSupport
import Testing

/// What pools hold in memory is known, so that it is not taken for what scripts hold.
@Suite("The memory of pools")
struct PoolMemoryTests {
    @Test("it grows by what is kept, and goes with the pool")
    func grows() async throws {
        let (count, size) = (600, 8_000)
        let pool = try EmbeddedPool.inMemory(environment: .repeatable())
        _ = try await pool.administration.changeSetting("passwordHashing", to: "cheap")
        let client = pool.makeClient()
        let before = SQLitePool.memoryInUse
        for number in 0..<count {
            _ = try await client.registerByUsername(
                "user\(number)",
                password: "pw",
                options: .init(profile: ["company": .string(String(repeating: "x", count: size))])
            )
        }
        let full = SQLitePool.memoryInUse
        #expect(full - before > count * size / 2, "\(before) \(full)")
        try pool.close()
        #expect(full - SQLitePool.memoryInUse > count * size / 2)
    }
}
