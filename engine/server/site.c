#include "server/site.h"

#include <string.h>

#include "server/bring.h"
#include "server/first_page.h"
#include "server/links.h"
#include "server/rule_page.h"
#include "server/whatif_page.h"

typedef int page_writer(const page *p);

/* Pages that are more than an answer and its form have a file of their own. */
static page_writer *writer_of(const route *r)
{
    static const struct {
        const char *place, *tail;
        page_writer *write;
    } pages[] = {{"company", "whatif", whatif_page_write}, {"rule", "whatif", rule_page_write}};

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (r->tail && !strcmp(r->place, pages[i].place) && !strcmp(r->tail, pages[i].tail))
            return pages[i].write;
    }
    return page_write_command;
}

/* A page behind which a command stands; or the part of it that the script asks for again. */
static int write_command(const page *p)
{
    page_writer *write = writer_of(p->route);
    int status;

    if (address_find(p->address, "part"))
        return write(p);
    links_write_above(p);
    status = write(p);
    if (status == 200)
        links_write_below(p);
    return status;
}

int site_write(const page *p)
{
    if (p->route->command[0])
        return write_command(p);
    if (!p->route->place)
        return first_page_write(p);
    if (!strcmp(p->route->place, "bring-in"))
        return bring_write(p);
    if (!strcmp(p->route->place, "lists"))
        page_write_lists(p);
    else if (!strcmp(p->route->place, "indices"))
        page_write_indices(p);
    else
        page_write_form(p);
    return 200;
}
