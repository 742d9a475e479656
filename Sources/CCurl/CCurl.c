#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// The part of libcurl's stable binary interface that is used: types are opaque, numbers as its headers have had them since
// the versions named.
typedef void CURL;
typedef void CURLM;
struct curl_slist;
typedef struct {
    int msg;
    CURL *easy;
    union {
        void *whatever;
        int result;
    } data;
} CURLMsg;

enum {
    CURL_GLOBAL_ALL = 3,
    CURLE_OK = 0,
    CURLMSG_DONE = 1,
    CURLOPT_TIMEOUT_MS = 155,
    CURLOPT_CONNECTTIMEOUT_MS = 156,
    CURLOPT_NOSIGNAL = 99,
    CURLOPT_FOLLOWLOCATION = 52,
    CURLOPT_PROTOCOLS = 181,
    CURLOPT_WRITEDATA = 10001,
    CURLOPT_URL = 10002,
    CURLOPT_ERRORBUFFER = 10010,
    CURLOPT_HTTPHEADER = 10023,
    CURLOPT_CUSTOMREQUEST = 10036,
    CURLOPT_PRIVATE = 10103,
    CURLOPT_COPYPOSTFIELDS = 10165,
    CURLOPT_NOPROXY = 10177,
    CURLOPT_WRITEFUNCTION = 20011,
    CURLOPT_POSTFIELDSIZE_LARGE = 30120,
    CURLINFO_PRIVATE = 0x100000 + 21,
    CURLINFO_RESPONSE_CODE = 0x200000 + 2,
    CURLPROTO_HTTP_AND_HTTPS = 3,
};

static struct {
    int (*global_init)(long);
    CURL *(*easy_init)(void);
    int (*easy_setopt)(CURL *, int, ...);
    int (*easy_getinfo)(CURL *, int, ...);
    void (*easy_cleanup)(CURL *);
    const char *(*easy_strerror)(int);
    struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
    void (*slist_free_all)(struct curl_slist *);
    CURLM *(*multi_init)(void);
    int (*multi_add_handle)(CURLM *, CURL *);
    int (*multi_remove_handle)(CURLM *, CURL *);
    int (*multi_perform)(CURLM *, int *);
    // 7.66 and 7.68
    int (*multi_poll)(CURLM *, void *, unsigned, int, int *);
    int (*multi_wakeup)(CURLM *);
    CURLMsg *(*multi_info_read)(CURLM *, int *);
    int (*multi_cleanup)(CURLM *);
} curl;

static const char *load_fault;
static pthread_once_t load_once = PTHREAD_ONCE_INIT;

static bool find(void *library, const char *name, void *function) {
    void *symbol = dlsym(library, name);
    if (!symbol) return false;
    // ISO C has no conversion between the two kinds of pointer; POSIX promises that the bytes are the same.
    memcpy(function, &symbol, sizeof symbol);
    return true;
}

static void load(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        load_fault = "libcurl.so.4 is not installed (Debian: apt-get install libcurl4)";
        return;
    }
    bool isComplete = find(library, "curl_global_init", &curl.global_init) &&
                      find(library, "curl_easy_init", &curl.easy_init) &&
                      find(library, "curl_easy_setopt", &curl.easy_setopt) &&
                      find(library, "curl_easy_getinfo", &curl.easy_getinfo) &&
                      find(library, "curl_easy_cleanup", &curl.easy_cleanup) &&
                      find(library, "curl_easy_strerror", &curl.easy_strerror) &&
                      find(library, "curl_slist_append", &curl.slist_append) &&
                      find(library, "curl_slist_free_all", &curl.slist_free_all) &&
                      find(library, "curl_multi_init", &curl.multi_init) &&
                      find(library, "curl_multi_add_handle", &curl.multi_add_handle) &&
                      find(library, "curl_multi_remove_handle", &curl.multi_remove_handle) &&
                      find(library, "curl_multi_perform", &curl.multi_perform) &&
                      find(library, "curl_multi_poll", &curl.multi_poll) &&
                      find(library, "curl_multi_wakeup", &curl.multi_wakeup) &&
                      find(library, "curl_multi_info_read", &curl.multi_info_read) &&
                      find(library, "curl_multi_cleanup", &curl.multi_cleanup);
    if (!isComplete) {
        load_fault = "libcurl.so.4 is older than 7.68";
    } else if (curl.global_init(CURL_GLOBAL_ALL) != CURLE_OK) {
        load_fault = "libcurl cannot be started";
    }
}

typedef struct transfer {
    struct transfer *next;
    uint64_t id;
    CURL *easy;
    struct curl_slist *headers;
    char *body;
    size_t length;
    size_t limit;
    // CURL_ERROR_SIZE
    char fault[256];
} transfer;

struct ccurl_client {
    CURLM *multi;
    transfer *running;
    /// The one whose answer was handed out last.
    transfer *taken;
};

static void release(transfer *transfer) {
    if (!transfer) return;
    if (transfer->easy) curl.easy_cleanup(transfer->easy);
    if (transfer->headers) curl.slist_free_all(transfer->headers);
    free(transfer->body);
    free(transfer);
}

/// Takes a transfer off the client.
static void unlink_transfer(ccurl_client *client, transfer *gone) {
    curl.multi_remove_handle(client->multi, gone->easy);
    for (transfer **place = &client->running; *place; place = &(*place)->next) {
        if (*place == gone) {
            *place = gone->next;
            return;
        }
    }
}

ccurl_client *ccurl_open(const char **fault) {
    pthread_once(&load_once, load);
    *fault = load_fault;
    if (load_fault) return NULL;
    ccurl_client *client = calloc(1, sizeof *client);
    if (client) client->multi = curl.multi_init();
    if (client && client->multi) return client;
    free(client);
    *fault = "no memory is left";
    return NULL;
}

static size_t keep(char *bytes, size_t size, size_t count, void *context) {
    transfer *transfer = context;
    size_t length = size * count;
    size_t room = transfer->limit - transfer->length;
    size_t kept = length < room ? length : room;
    if (kept > 0) {
        char *body = realloc(transfer->body, transfer->length + kept);
        if (!body) return 0;
        memcpy(body + transfer->length, bytes, kept);
        transfer->body = body;
        transfer->length += kept;
    }
    return length;
}

static bool add_header(transfer *transfer, const char *header) {
    struct curl_slist *headers = curl.slist_append(transfer->headers, header);
    if (!headers) return false;
    transfer->headers = headers;
    return true;
}

static bool prepare(transfer *transfer, const ccurl_request *request) {
    for (size_t index = 0; index < request->header_count; index++) {
        if (!add_header(transfer, request->headers[index])) return false;
    }
    // Without it, libcurl asks a server for leave before it sends a long body, and waits a second for that.
    if (!add_header(transfer, "Expect:")) return false;
    CURL *easy = transfer->easy;
    return curl.easy_setopt(easy, CURLOPT_URL, request->url) == CURLE_OK &&
           curl.easy_setopt(easy, CURLOPT_PROTOCOLS, (long)CURLPROTO_HTTP_AND_HTTPS) == CURLE_OK &&
           curl.easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
           curl.easy_setopt(easy, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
           curl.easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, request->connect_timeout) == CURLE_OK &&
           curl.easy_setopt(easy, CURLOPT_TIMEOUT_MS, request->total_timeout) == CURLE_OK &&
           curl.easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (int64_t)request->body_length) == CURLE_OK &&
           curl.easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, request->body) == CURLE_OK &&
           curl.easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request->method) == CURLE_OK &&
           curl.easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers) == CURLE_OK &&
           curl.easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->fault) == CURLE_OK &&
           curl.easy_setopt(easy, CURLOPT_WRITEFUNCTION, keep) == CURLE_OK &&
           curl.easy_setopt(easy, CURLOPT_WRITEDATA, transfer) == CURLE_OK &&
           curl.easy_setopt(easy, CURLOPT_PRIVATE, transfer) == CURLE_OK &&
           (!request->passes_proxy_by || curl.easy_setopt(easy, CURLOPT_NOPROXY, "*") == CURLE_OK);
}

bool ccurl_start(ccurl_client *client, uint64_t id, const ccurl_request *request) {
    transfer *new = calloc(1, sizeof *new);
    if (!new) return false;
    new->id = id;
    new->limit = request->longest_answer;
    new->easy = curl.easy_init();
    if (!new->easy || !prepare(new, request) || curl.multi_add_handle(client->multi, new->easy) != 0) {
        release(new);
        return false;
    }
    new->next = client->running;
    client->running = new;
    return true;
}

void ccurl_run(ccurl_client *client, int milliseconds) {
    int count = 0;
    curl.multi_perform(client->multi, &count);
    curl.multi_poll(client->multi, NULL, 0, milliseconds, NULL);
    curl.multi_perform(client->multi, &count);
}

bool ccurl_next(ccurl_client *client, ccurl_answer *answer) {
    release(client->taken);
    client->taken = NULL;
    int left = 0;
    CURLMsg *message;
    do {
        message = curl.multi_info_read(client->multi, &left);
        if (!message) return false;
    } while (message->msg != CURLMSG_DONE);
    transfer *done = NULL;
    int result = message->data.result;
    curl.easy_getinfo(message->easy, CURLINFO_PRIVATE, (char **)&done);
    *answer = (ccurl_answer){.id = done->id, .body = done->body, .body_length = done->length};
    if (result == CURLE_OK) {
        curl.easy_getinfo(message->easy, CURLINFO_RESPONSE_CODE, &answer->status);
    } else {
        answer->fault = done->fault[0] ? done->fault : curl.easy_strerror(result);
    }
    unlink_transfer(client, done);
    client->taken = done;
    return true;
}

void ccurl_cancel(ccurl_client *client, uint64_t id) {
    for (transfer *transfer = client->running; transfer; transfer = transfer->next) {
        if (transfer->id != id) continue;
        unlink_transfer(client, transfer);
        release(transfer);
        return;
    }
}

void ccurl_wake(ccurl_client *client) {
    curl.multi_wakeup(client->multi);
}

void ccurl_close(ccurl_client *client) {
    release(client->taken);
    while (client->running) {
        transfer *first = client->running;
        unlink_transfer(client, first);
        release(first);
    }
    curl.multi_cleanup(client->multi);
    free(client);
}
