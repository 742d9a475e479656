// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
    name: "authing",
    products: [
        .executable(name: "authing", targets: ["authing"]),
        .library(name: "AuthingAPI", targets: ["AuthingAPI"]),
        .library(name: "AuthingCore", targets: ["AuthingCore", "AuthingStore", "AuthingDelivery"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: [
        // Values
        .target(name: "AuthingJSON", swiftSettings: settings),

        // The language: knows nothing of authentication
        .target(name: "AuthingScript", dependencies: ["AuthingJSON", "CRE2"], swiftSettings: settings),

        // The API and the core behind it
        .target(name: "AuthingAPI", dependencies: ["AuthingJSON"], swiftSettings: settings),
        .target(
            name: "AuthingCore",
            dependencies: ["AuthingAPI", "AuthingJSON", "CCrypt", "CCrypto", "CSodium"],
            swiftSettings: settings
        ),
        .target(
            name: "AuthingStore",
            dependencies: [
                "AuthingAPI", "AuthingCore", "AuthingJSON", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .target(name: "AuthingDelivery", dependencies: ["AuthingCore", "CCurl"], swiftSettings: settings),

        // The shell
        .target(
            name: "AuthingShell",
            dependencies: ["AuthingAPI", "AuthingJSON", "AuthingScript", "CEditline"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "authing",
            dependencies: [
                "AuthingAPI", "AuthingCore", "AuthingDelivery", "AuthingJSON", "AuthingScript", "AuthingShell",
                "AuthingStore", "CProcess",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings + [
                .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
            ],
            linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))]
        ),

        // C libraries
        .target(name: "CEditline", linkerSettings: [.linkedLibrary("edit")]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .target(name: "CCrypt"),
        .target(name: "CCrypto"),
        .target(name: "CProcess"),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),

        // Arbitrary input
        .target(
            name: "Fuzzing",
            dependencies: ["AuthingJSON", "AuthingScript", "AuthingShell"],
            swiftSettings: settings
        ),
        .executableTarget(name: "fuzz", dependencies: ["AuthingScript", "Fuzzing"], swiftSettings: settings),

        // Tests
        .target(
            name: "TestSupport",
            dependencies: [
                "AuthingAPI", "AuthingCore", "AuthingDelivery", "AuthingJSON", "AuthingScript", "AuthingShell",
                "AuthingStore",
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "AuthingJSONTests", dependencies: ["AuthingJSON"], swiftSettings: settings),
        .testTarget(
            name: "AuthingScriptTests",
            dependencies: ["AuthingJSON", "AuthingScript", "Fuzzing"],
            exclude: ["Cases"],
            swiftSettings: settings
        ),
        .testTarget(name: "AuthingAPITests", dependencies: ["AuthingAPI", "AuthingJSON"], swiftSettings: settings),
        .testTarget(
            name: "AuthingCoreTests",
            dependencies: ["AuthingAPI", "AuthingCore", "AuthingJSON", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "AuthingStoreTests",
            dependencies: [
                "AuthingAPI", "AuthingCore", "AuthingStore", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "AuthingDeliveryTests",
            dependencies: ["AuthingDelivery", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "AuthingShellTests",
            dependencies: ["AuthingAPI", "AuthingJSON", "AuthingScript", "AuthingShell", "TestSupport"],
            exclude: ["Transcripts", "Editors/session.lua"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ContractTests",
            dependencies: ["AuthingAPI", "AuthingCore", "AuthingJSON", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ThreatTests",
            dependencies: [
                "AuthingAPI", "AuthingCore", "AuthingJSON", "AuthingScript", "AuthingShell", "AuthingStore",
                "TestSupport",
            ],
            exclude: ["Fixtures"],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
