/* Adds ROUNDS users to a pool file, a transaction each, as plainly as SQLite can: insert POOL ROUNDS.
 *
 * The row is a copy of the one that is there already, under other names; file, indexes and settings are those of the pool.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sqlite3 *db;

static void run(const char *sql) {
    char *message = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK) return;
    fprintf(stderr, "insert: %s\n", message);
    exit(1);
}

int main(int count, char **arguments) {
    if (count != 3 || sqlite3_open_v2(arguments[1], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) return 2;
    run("PRAGMA journal_mode = PERSIST; PRAGMA journal_size_limit = 1048576; PRAGMA synchronous = FULL;"
        "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON");

    /* All columns but the number, the id, the username and its key come from the first user. */
    sqlite3_stmt *columns, *insert;
    char names[4096] = "", sql[16384];
    if (sqlite3_prepare_v2(db,
                           "SELECT name FROM pragma_table_info('user')"
                           " WHERE name NOT IN ('number', 'id', 'username', 'usernameKey')",
                           -1, &columns, NULL) != SQLITE_OK) return 1;
    while (sqlite3_step(columns) == SQLITE_ROW) {
        strcat(names, ", ");
        strcat(names, (const char *)sqlite3_column_text(columns, 0));
    }
    sqlite3_finalize(columns);
    run("CREATE TEMP TABLE first AS SELECT * FROM user ORDER BY number LIMIT 1");
    snprintf(sql, sizeof sql, "INSERT INTO user (id, username, usernameKey%s) SELECT ?1, ?2, ?2%s FROM temp.first", names, names);
    if (sqlite3_prepare_v2(db, sql, -1, &insert, NULL) != SQLITE_OK) {
        fprintf(stderr, "insert: %s\n", sqlite3_errmsg(db));
        return 1;
    }
    for (long round = strtol(arguments[2], NULL, 10); round > 0; round--) {
        char id[32], name[32];
        snprintf(id, sizeof id, "%024lx", round);
        snprintf(name, sizeof name, "raw%ld", round);
        run("BEGIN IMMEDIATE");
        sqlite3_bind_text(insert, 1, id, -1, SQLITE_STATIC);
        sqlite3_bind_text(insert, 2, name, -1, SQLITE_STATIC);
        if (sqlite3_step(insert) != SQLITE_DONE) {
            fprintf(stderr, "insert: %s\n", sqlite3_errmsg(db));
            return 1;
        }
        sqlite3_reset(insert);
        run("COMMIT");
    }
    sqlite3_finalize(insert);
    return sqlite3_close(db) == SQLITE_OK ? 0 : 1;
}
