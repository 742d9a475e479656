import AuthingAPI
import AuthingJSON
import Foundation
import Testing

@Suite("A user's JSON")
struct UserJSONTests {
    let user = User(
        id: User.ID(rawValue: "613872b19c90be7d4da60000"),
        userPoolID: "61384d3e302f1f75e0000000",
        createdAt: Date(timeIntervalSince1970: 1_632_469_384)
    )

    @Test("it has the 50 fields of the API")
    func hasAllFields() throws {
        let documented = """
            username preferredUsername tokenExpiredAt locale photo updatedAt formatted device gender id arn blocked \
            loginsCount city province userPoolId locality middleName country zoneinfo lastIP website streetAddress \
            externalId isDeleted postalCode email status openid company familyName phone registerSource profile address \
            oauth password nickname createdAt givenName name emailVerified region birthdate token phoneVerified lastLogin \
            unionid browser signedUp
            """
        let object = try #require(user.json.objectValue)
        #expect(object.count == 50)
        #expect(Set(object.keys) == Set(documented.split(separator: " ").map(String.init)))
    }

    @Test("what is unset is null, and the password always")
    func unsetIsNull() {
        for name in ["username", "email", "phone", "token", "lastLogin", "password", "nickname", "externalId"] {
            #expect(user.json[name] == JSON.null)
        }
        #expect(user.json["loginsCount"] == 0)
        #expect(user.json["status"] == "Activated")
        #expect(user.json["createdAt"] == "2021-09-24T07:43:04+00:00")
        #expect(user.json["arn"] == "arn:cn:authing:61384d3e302f1f75e0000000:user:613872b19c90be7d4da60000")
    }

    @Test("what is set stands under its API name")
    func setValuesAppear() {
        var user = user
        user.details[.preferredUsername] = "nick"
        user.registerSource = ["basic:email"]
        user.token = Secret("fake.token.text")
        user.isBlocked = true
        #expect(user.json["preferredUsername"] == "nick")
        #expect(user.json["registerSource"] == ["basic:email"])
        #expect(user.json["token"] == "fake.token.text")
        #expect(user.json["blocked"] == true)
    }
}
