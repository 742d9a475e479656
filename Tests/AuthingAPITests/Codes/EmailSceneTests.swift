import AuthingAPI
import Testing

@Suite("Scenes of mails")
struct EmailSceneTests {
    @Test(arguments: [
        ("RESET_PASSWORD", EmailScene.resetPassword), ("VERIFY_EMAIL", .verifyEmail), ("VerifyEmail", .verifyEmail),
        ("CHANGE_EMAIL", .changeEmail), ("ChangeEmail", .changeEmail), ("MFA_VERIFY", .secondFactor),
    ])
    func bothSDKsSpellings(name: String, scene: EmailScene) { #expect(EmailScene(name: name) == scene) }

    @Test(arguments: ["", "reset_password", "VERIFY_CODE", "ResetPassword"])
    func othersAreUnknown(name: String) { #expect(EmailScene(name: name) == nil) }
}
