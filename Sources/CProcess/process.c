#define _GNU_SOURCE
#include "CProcess.h"

#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static size_t argument_count;
static char **argument_list;

// The C library gives these to constructors; Swift keeps copies of the arguments alone.
__attribute__((constructor)) static void remember_arguments(int count, char **arguments) {
    argument_count = count > 0 ? (size_t)count : 0;
    argument_list = arguments;
}

void cprocess_forbid_core_files(void) {
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
    // Swift's own handlers would start a program that writes out registers and memory.
    const int deadly[] = {SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++) {
        struct sigaction action;
        if (sigaction(deadly[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN) signal(deadly[i], SIG_DFL);
    }
}

size_t cprocess_allocated_bytes(void) {
    const struct mallinfo2 heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

bool cprocess_hide_environment(void) {
    size_t count = 0;
    while (environ[count] != NULL) count++;
    char **copies = calloc(count + 1, sizeof *copies);
    if (copies == NULL) return false;
    for (size_t i = 0; i < count; i++) {
        copies[i] = strdup(environ[i]);
        if (copies[i] == NULL) {
            while (i > 0) free(copies[--i]);
            free(copies);
            return false;
        }
    }
    char **shown = environ;
    environ = copies;
    for (size_t i = 0; i < count; i++) explicit_bzero(shown[i], strlen(shown[i]));
    return true;
}

void cprocess_hide_argument(size_t index, size_t offset) {
    if (index >= argument_count || argument_list == NULL) return;
    char *argument = argument_list[index];
    const size_t length = strlen(argument);
    if (offset < length) explicit_bzero(argument + offset, length - offset);
}
