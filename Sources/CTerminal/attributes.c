// What changes of attributes cost on the line.
#include "state.h"

#include <string.h>
#include <term.h>

/// Takes every `piece` out of a capability, in the library's own copy of it, which only gets shorter.
static void take_out(const char *name, const char *piece) {
    char *text = tigetstr((char *)name);
    if (!text || text == (char *)-1) return;
    size_t length = strlen(piece);
    while ((text = strstr(text, piece))) memmove(text, text + length, strlen(text + length) + 1);
}

/// We draw no lines with the terminal's second character set, so it need not be switched off at every change of
/// attributes: three bytes each, several hundred on a screen. Giving the terminal back switches it off all the same:
/// `restore` has the whole string already.
void ct_trim_attributes(void) {
    static const char *const conditions[] = {"%?%p9%t\033(0%e\033(B%;", "%?%p9%t\016%e\017%;"};
    for (unsigned i = 0; i < sizeof conditions / sizeof *conditions; i++) take_out("sgr", conditions[i]);
    take_out("sgr0", "\033(B");
    take_out("sgr0", "\017");
}
