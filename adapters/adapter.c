/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/adapter.h"

#include <stdlib.h>

#include "adapters/closed.h"
#include "adapters/faults.h"
#include "adapters/grammar.h"
#include "adapters/json_read.h"
#include "adapters/prescan.h"
#include "adapters/write.h"
#include "adapters/xml_read.h"

#include "base/banned.h"

struct adapter_reader {
    struct xml_reader *xml;
    struct json_reader *json;
};

/* ---- questions ------------------------------------------------------ */

size_t
adapters_n(const struct adapters *as)
{
    return as->n;
}

const struct adapter *
adapters_at(const struct adapters *as, size_t i)
{
    return as->v[i];
}

const struct adapter *
adapters_find(const struct adapters *as, const char *kind, const char *version)
{
    for (size_t i = 0; i < as->n; i++)
        if (strcmp(as->v[i]->kind, kind) == 0 &&
            strcmp(as->v[i]->version, version) == 0)
            return as->v[i];
    return NULL;
}

const char *
adapter_media_type(const struct adapter *ad)
{
    return ad->media;
}

const char *
adapter_kind(const struct adapter *ad)
{
    return ad->kind;
}

const char *
adapter_version(const struct adapter *ad)
{
    return ad->version;
}

uint32_t
adapter_roles(const struct adapter *ad)
{
    return ad->roles;
}

bool
adapter_has_type(const struct adapter *ad, enum bericht type)
{
    return ad->types[type] != NULL;
}

struct elset
adapter_elements(const struct adapter *ad, enum bericht type)
{
    if (ad->types[type] == NULL)
        return (struct elset){{0}};
    return ad->types[type]->elements;
}

const struct adapter_closed *
adapter_closed(const struct adapter *ad, enum bericht type, int64_t day)
{
    const struct adapter_closed *c;

    if (ad->types[type] == NULL)
        return NULL;
    c = closed_root(ad, span_of(ad->types[type]->root));
    return c != NULL && day >= c->from_day ? c : NULL;
}

const struct adapter_default *
adapter_default(const struct adapter *ad, enum element e)
{
    for (uint16_t i = 0; i < ad->defaults_n; i++)
        if (catalogue_leaf(ad->defaults[i].leaf)->element == e)
            return &ad->defaults[i];
    return NULL;
}

bool
adapter_asks(const struct adapter *ad, enum bericht type, enum element e)
{
    const struct grammar *g = ad->types[type];

    return g != NULL &&
           (e == EL_BERICHT_TYPE || g->presence[e] == PRESENCE_V ||
               (elset_has(&g->elements, e) && adapter_default(ad, e) != NULL));
}

static uint16_t
node_of(const struct grammar *g, enum leaf leaf)
{
    for (uint16_t i = 1; i < g->n; i++)
        if (g->nodes[i].leaf == leaf)
            return i;
    return 0;
}

/* The node that holds all parts of e: what repeats where e does, else the
 * nearest that every part stands in.  0 when e is not in this grammar. */
static uint16_t
node_of_element(const struct grammar *g, enum element e)
{
    const struct catalogue_element *el = catalogue_element(e);
    uint16_t first = node_of(g, el->leaf_first);
    uint16_t last = node_of(g, (enum leaf)(el->leaf_first + el->leaf_n - 1U));
    uint16_t i = first;

    while (el->repeats && i != 0 && !g->nodes[i].repeats)
        i = g->nodes[i].parent;
    while (!el->repeats && i != 0 && (last < i || last >= node_after(g, i)))
        i = g->nodes[i].parent;
    return i;
}

bool
adapter_place(const struct adapter *ad, enum bericht type, enum element e,
    uint16_t occ, char *place)
{
    struct place at = {.ad = ad, .g = ad->types[type], .occ = occ};

    place[0] = '\0';
    if (at.g == NULL)
        return false;
    at.node = node_of_element(at.g, e);
    at.all = occ == ADAPTER_PLACE_ALL;
    if (at.node == 0)
        return false;
    faults_place(&at, place);
    return true;
}

bool
adapter_place_leaf(const struct adapter *ad, enum bericht type, enum leaf leaf,
    uint16_t occ, char *place)
{
    struct place at = {.ad = ad, .g = ad->types[type], .occ = occ};

    place[0] = '\0';
    if (at.g != NULL)
        at.node = node_of(at.g, leaf);
    if (at.node == 0)
        return false;
    faults_place(&at, place);
    return true;
}

const char *
adapter_profile(const struct adapter *ad, enum bericht type)
{
    return ad->profiles[type].name;
}

struct elset
adapter_profile_elements(const struct adapter *ad, enum bericht type)
{
    if (ad->profiles[type].name == NULL)
        return (struct elset){{0}};
    return ad->profiles[type].g->elements;
}

bool
adapter_profile_asks(const struct adapter *ad, enum bericht type,
    enum element e)
{
    return ad->profiles[type].name != NULL &&
           ad->profiles[type].g->presence[e] == PRESENCE_V;
}

const char *
adapter_profile_media(const struct adapter *ad, enum bericht type)
{
    return ad->profiles[type].content_type;
}

bool
adapter_profile_type(const struct adapter *ad, struct span name,
    enum bericht *type)
{
    for (unsigned i = 0; i < BERICHT__COUNT; i++)
        if (ad->profiles[i].name != NULL &&
            span_is(name, ad->profiles[i].name)) {
            *type = (enum bericht)i;
            return true;
        }
    return false;
}

const struct adapter *
adapters_find_profile(const struct adapters *as, struct span name,
    enum bericht *type)
{
    for (size_t i = 0; i < as->n; i++)
        if (adapter_profile_type(as->v[i], name, type))
            return as->v[i];
    return NULL;
}

/* ---- documents ------------------------------------------------------ */

enum err
adapter_reader_new(struct adapter_reader **out, struct errinfo *ei)
{
    struct adapter_reader *rd = calloc(1, sizeof(*rd));
    enum err rc;

    *out = NULL;
    if (rd == NULL)
        return err_set(ei, ERR_NOMEM, "adapter.reader", "no memory");
    rc = xml_read_new(&rd->xml, ei);
    if (rc == ERR_OK)
        rc = json_read_new(&rd->json, ei);
    if (rc != ERR_OK) {
        adapter_reader_free(rd);
        return rc;
    }
    *out = rd;
    return ERR_OK;
}

void
adapter_reader_free(struct adapter_reader *rd)
{
    if (rd == NULL)
        return;
    xml_read_free(rd->xml);
    json_read_free(rd->json);
    free(rd);
}

enum err
adapter_read(const struct adapter *ad, struct adapter_reader *rd,
    struct span doc, struct message *out, struct adapter_errors *errs,
    struct errinfo *ei)
{
    bool xml = ad->syntax == SYNTAX_XML;
    struct place whole = {.ad = ad};
    struct prescan pre;
    struct faults f;
    enum err rc;

    faults_init(&f, errs);
    rc = xml ? prescan_xml(doc, &pre) : prescan_json(doc, &pre);
    if (rc != ERR_OK) {
        f.limit = rc == ERR_LIMIT;
        faults_add(&f, &whole, pre.code, "%s, regel %u", pre.why, pre.line);
        return faults_verdict(&f, ei);
    }
    rc = xml ? xml_read(rd->xml, ad, doc, out, &f)
             : json_read(rd->json, ad, doc, out, &f);
    if (rc != ERR_OK)
        return err_set(ei, rc, "adapter.read", "no memory for the parser");
    return faults_verdict(&f, ei);
}

enum err
adapter_write(const struct adapter *ad, enum bericht type,
    const struct message *m, struct buf *out, struct errinfo *ei)
{
    enum err rc;

    if (ad->types[type] == NULL)
        rc = err_set(ei, ERR_INTERNAL, "adapter.write",
            "%s %s does not carry %s", ad->kind, ad->version,
            terms_bericht(type));
    else
        rc = write_message(ad, ad->types[type], m, out, ei);
    if (rc != ERR_OK)
        buf_clear(out);
    return rc;
}

enum err
adapter_write_profile(const struct adapter *ad, enum bericht type,
    const struct message *m, struct buf *out, struct errinfo *ei)
{
    const struct profile *p = &ad->profiles[type];
    enum err rc;

    if (p->name == NULL)
        rc = err_set(ei, ERR_INTERNAL, "adapter.write",
            "%s %s has no profile for %s", ad->kind, ad->version,
            terms_bericht(type));
    else
        rc = write_message(ad, p->g, m, out, ei);
    if (rc != ERR_OK)
        buf_clear(out);
    return rc;
}
