import AuthingAPI

/// Keeps a pool as the store behind it does, unless a fault is put in.
struct FaultyStore: PoolStore {
    let base: any PoolStore
    let faults: FaultDesk

    func transaction<Value: Sendable>(
        _ body: @escaping @Sendable (any PoolStores) throws -> Outcome<Value>
    ) async throws(StoreError) -> Outcome<Value> {
        try strike(isWriting: true)
        return try await base.transaction(body)
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any PoolStores) throws -> Outcome<Value>
    ) async throws(StoreError) -> Outcome<Value> {
        try strike(isWriting: false)
        return try await base.read(body)
    }

    func onDeliveries(_ listener: @escaping @Sendable () -> Void) { base.onDeliveries(listener) }

    private func strike(isWriting: Bool) throws(StoreError) {
        switch faults.use(.store, isWriting: isWriting) {
        case .storeBusy: throw StoreError(.busy, underlying: "an injected fault")
        case .storeFull: throw StoreError(.full, underlying: "an injected fault")
        case .storeReadOnly: throw StoreError(.readOnly, underlying: "an injected fault")
        default: return
        }
    }
}
