#define _DEFAULT_SOURCE /* S_ISSOCK, and getgrnam as it always was */
#define _DARWIN_C_SOURCE
#include "server/local_socket.h"

#include <errno.h>
#include <grp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "cli/language.h"
#include "cli/say.h"

enum { MOST_WAITING = 64 };

static bool say_reason(const char *path, const char *reason)
{
    say(_("tidu: %s: nothing can listen there: %s\n"), path, reason);
    return false;
}

static bool name_address(const char *path, struct sockaddr_un *out)
{
    *out = (struct sockaddr_un){.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof out->sun_path)
        return say_reason(path, _("the path is too long for a socket"));
    strcpy(out->sun_path, path);
    return true;
}

/* Does somebody answer there? */
static bool is_listening(const struct sockaddr_un *address)
{
    int probe = socket(AF_UNIX, SOCK_STREAM, 0);
    bool answers = probe >= 0 && (!connect(probe, (const struct sockaddr *)address, sizeof *address) || errno != ECONNREFUSED);

    if (probe >= 0)
        close(probe);
    return answers;
}

/* What stands in the way goes, if it is a socket on which nobody listens. */
static bool clear_way(const struct sockaddr_un *address)
{
    struct stat about;

    if (lstat(address->sun_path, &about))
        return errno == ENOENT || say_reason(address->sun_path, strerror(errno));
    if (!S_ISSOCK(about.st_mode))
        return say_reason(address->sun_path, _("there is a file that is no socket"));
    if (is_listening(address))
        return say_reason(address->sun_path, _("somebody listens there already"));
    return !unlink(address->sun_path) || say_reason(address->sun_path, strerror(errno));
}

static bool open_to_group(const char *path, const char *group)
{
    struct group *found = getgrnam(group);

    if (!found)
        return say_reason(path, _("there is no such group"));
    if (chown(path, (uid_t)-1, found->gr_gid) || chmod(path, S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP))
        return say_reason(path, strerror(errno));
    return true;
}

/* The file is the owner's from its first moment on; the mask is set back before there are threads. */
static bool bind_there(int listening, const struct sockaddr_un *address, local_socket *out)
{
    mode_t before = umask(S_IXUSR | S_IRWXG | S_IRWXO);
    bool ok = !bind(listening, (const struct sockaddr *)address, sizeof *address);
    int reason = errno;
    struct stat about;

    umask(before);
    if (!ok)
        return say_reason(address->sun_path, strerror(reason));
    if (lstat(address->sun_path, &about))
        return say_reason(address->sun_path, strerror(errno));
    out->device = about.st_dev;
    out->file = about.st_ino;
    return true;
}

bool local_socket_listen(const char *path, const char *group, local_socket *out)
{
    struct sockaddr_un address;
    bool ok;

    *out = (local_socket){.path = path, .listening = -1};
    if (!name_address(path, &address) || !clear_way(&address))
        return false;
    out->listening = socket(AF_UNIX, SOCK_STREAM, 0);
    if (out->listening < 0)
        return say_reason(path, strerror(errno));
    ok = bind_there(out->listening, &address, out);
    if (ok && ((group && !open_to_group(path, group)) || listen(out->listening, MOST_WAITING))) {
        local_socket_remove(out);
        ok = false;
    }
    if (!ok)
        close(out->listening);
    return ok;
}

void local_socket_remove(const local_socket *s)
{
    struct stat about;

    if (s->path && !lstat(s->path, &about) && about.st_dev == s->device && about.st_ino == s->file)
        unlink(s->path);
}
