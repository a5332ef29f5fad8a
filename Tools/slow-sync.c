// Preloaded by `make bench`: counts what a process asks to sync and makes each sync take SYNC_MS milliseconds longer,
// as office disks do. SYNC_NOTE names a file that gets one line per sync: the path of what was synced.
// Build: cc -O2 -shared -fPIC -o slow-sync.so slow-sync.c -ldl
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int64_t count;

int64_t slow_sync_count(void) { return __atomic_load_n(&count, __ATOMIC_RELAXED); }

static void note(int descriptor) {
    const char *file = getenv("SYNC_NOTE");
    char link[64], path[4096];
    if (!file) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t count = readlink(link, path, sizeof path - 1);
    int note = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (count > 0 && note >= 0) {
        path[count++] = '\n';
        if (write(note, path, (size_t)count) < 0) _exit(99);
    }
    if (note >= 0) close(note);
}

static int slowly(const char *name, int descriptor) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
    note(descriptor);
    const char *ms = getenv("SYNC_MS");
    if (ms) {
        double wait = atof(ms);
        struct timespec time = {(time_t)(wait / 1000), (long)((wait - 1000 * (long)(wait / 1000)) * 1000000)};
        nanosleep(&time, NULL);
    }
    return real(descriptor);
}

int fsync(int descriptor) { return slowly("fsync", descriptor); }
int fdatasync(int descriptor) { return slowly("fdatasync", descriptor); }
