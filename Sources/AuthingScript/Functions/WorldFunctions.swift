extension ScriptFunction {
    /// Functions that ask the clock and the seeded source of randomness.
    static let worldFunctions: [ScriptFunction] = [
        ScriptFunction(
            "now",
            [],
            "The present on the clock that everything uses.",
            example: ("now() + 5m", nil)
        ) { _, world in .time(world.now()) },
        ScriptFunction(
            "random",
            [.optional("below", .integer)],
            "A double from 0 up to, not including, 1; with a number, an integer from 0 up to, not including, it.",
            example: ("random(6) + 1", nil)
        ) { arguments, world throws(ValueFault) in
            guard let limit = arguments.first?.asInteger else {
                return .double(Double(world.randomBits() >> 11) * 0x1p-53)
            }
            guard limit > 0 else {
                throw ValueFault(.badArgument, "random(n) needs n of at least 1, but it is \(limit)")
            }
            return .integer(random(below: UInt64(limit), world))
        },
    ]

    /// A number below a limit, all equally probable.
    ///
    /// - SeeAlso: Daniel Lemire, "Fast Random Integer Generation in an Interval", algorithm 5.
    private static func random(below limit: UInt64, _ world: any FunctionWorld) -> Int {
        var product = world.randomBits().multipliedFullWidth(by: limit)
        if product.low < limit {
            let threshold = (0 &- limit) % limit
            while product.low < threshold { product = world.randomBits().multipliedFullWidth(by: limit) }
        }
        return Int(product.high)
    }
}
