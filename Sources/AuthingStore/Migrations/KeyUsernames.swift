/// A key of its own decides whether two usernames are one; it is the username itself, or its folded form where the pool
/// wants it so.
enum KeyUsernames {
    static let sql = """
        ALTER TABLE user ADD COLUMN usernameKey TEXT;
        UPDATE user SET usernameKey = username;
        CREATE UNIQUE INDEX userByUsernameKey ON user (usernameKey) WHERE isDeleted = 0;
        """
}
