// Preloaded by tests: a disk that fails. FAULTY_DISK names a file whose one line says what fails from now on:
//   CALL NUMBER WORD    such as "fsync 5 .books": every fsync or fdatasync of a path with that word fails with EIO;
//                       "write 28 .log": no space; "statfs 26985 .books": the path lies on NFS (0x6969).
// An empty or absent file: all is well. Build: cc -O2 -shared -fPIC -o faulty-disk.so faulty-disk.c -ldl
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

static long fault(const char *call, const char *path) {
    const char *control = getenv("FAULTY_DISK");
    if (!control || !path) return 0;
    int descriptor = (int)syscall(SYS_openat, AT_FDCWD, control, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return 0;
    char line[256] = {0}, wanted[32] = {0}, word[160] = {0};
    long number = 0;
    long count = syscall(SYS_read, descriptor, line, sizeof line - 1);
    syscall(SYS_close, descriptor);
    if (count <= 0 || sscanf(line, "%31s %ld %159s", wanted, &number, word) != 3) return 0;
    return strcmp(call, wanted) == 0 && strstr(path, word) ? number : 0;
}

static const char *name(int descriptor, char *out, size_t room) {
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t count = readlink(link, out, room - 1);
    if (count < 0) return NULL;
    out[count] = 0;
    return out;
}

#define FAIL(call, descriptor)                                                                                         \
    do {                                                                                                               \
        char path[4096];                                                                                               \
        int kept = errno;                                                                                              \
        long number = fault(call, name(descriptor, path, sizeof path));                                                \
        errno = kept;                                                                                                  \
        if (number) {                                                                                                  \
            errno = (int)number;                                                                                       \
            return -1;                                                                                                 \
        }                                                                                                              \
    } while (0)

#define REAL(type, call) ((type)dlsym(RTLD_NEXT, call))

int fsync(int descriptor) {
    FAIL("fsync", descriptor);
    return REAL(int (*)(int), "fsync")(descriptor);
}

int fdatasync(int descriptor) {
    FAIL("fsync", descriptor);
    return REAL(int (*)(int), "fdatasync")(descriptor);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    FAIL("write", descriptor);
    return REAL(ssize_t(*)(int, const void *, size_t), "write")(descriptor, bytes, count);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t at) {
    FAIL("write", descriptor);
    return REAL(ssize_t(*)(int, const void *, size_t, off64_t), "pwrite64")(descriptor, bytes, count, at);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t at) {
    FAIL("write", descriptor);
    return REAL(ssize_t(*)(int, const void *, size_t, off_t), "pwrite")(descriptor, bytes, count, at);
}

ssize_t pread64(int descriptor, void *bytes, size_t count, off64_t at) {
    FAIL("read", descriptor);
    return REAL(ssize_t(*)(int, void *, size_t, off64_t), "pread64")(descriptor, bytes, count, at);
}

int statfs(const char *path, struct statfs *info) {
    int result = REAL(int (*)(const char *, struct statfs *), "statfs")(path, info);
    long kind = fault("statfs", path);
    if (kind && result == 0) info->f_type = kind;
    return result;
}
