// Preloaded by `make bench`: counts what a process asks to sync and makes each sync take SYNC_MS milliseconds longer,
// as office disks do. Build: cc -O2 -shared -fPIC -o slow-sync.so slow-sync.c -ldl
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

static int64_t count;

int64_t slow_sync_count(void) { return __atomic_load_n(&count, __ATOMIC_RELAXED); }

static int slowly(const char *name, int descriptor) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
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
