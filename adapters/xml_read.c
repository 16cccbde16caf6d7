/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/xml_read.h"

#include <stdlib.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "adapters/reading.h"
#include "base/limit.h"

#include "base/banned.h"

enum {
    OPTIONS = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT,
    /* A context remembers every name it has seen; start anew past this. */
    NAMES_MAX = 4096,
    FRAMES = LIMIT_XML_DEPTH_MAX + 1,
};

/* An open element. */
struct frame {
    uint16_t node;
    uint16_t occ;
    uint16_t child;    /* the last child that fitted; 0 none yet */
    uint16_t child_n;  /* how many of it */
    uint16_t over;     /* the child of which there being too many was told */
    unsigned elements; /* child elements of any kind */
    bool text_told;    /* stray text was reported */
    bool any;          /* a value, or a fault, was found inside */
};

struct xml_reader {
    xmlParserCtxtPtr ctxt;
    xmlSAXHandler sax;
    /* one document */
    struct reading r;
    struct span text; /* of the leaf under way, in the message's arena */
    struct frame frame[FRAMES];
    unsigned depth;    /* open frames */
    unsigned skip;     /* open elements inside one that is skipped */
    const xmlChar *ns; /* the pointer that was found to be our namespace */
    bool stopped;
    bool broken; /* not well-formed */
    int line;    /* where that was first seen */
    bool no_memory;
};

static void
stop(struct xml_reader *xr)
{
    xr->stopped = true;
    xmlStopParser(xr->ctxt);
}

static void
stop_if_full(struct xml_reader *xr)
{
    if (faults_full(xr->r.f))
        stop(xr);
}

static const struct node *
node_of(const struct xml_reader *xr, uint16_t i)
{
    return &xr->r.g->nodes[i];
}

/* ---- the grammar ---------------------------------------------------- */

/* Siblings from..to that had to be there were passed over. */
static void
missing_between(struct xml_reader *xr, struct frame *fr, uint16_t from,
    uint16_t to)
{
    for (uint16_t i = from; i < to; i = node_after(xr->r.g, i)) {
        if (!node_of(xr, i)->required)
            continue;
        reading_missing(&xr->r, i, fr->occ);
        fr->any = true;
    }
}

/* Where looking for the next new child starts. */
static uint16_t
next_child(const struct xml_reader *xr, const struct frame *fr)
{
    return fr->child == 0 ? (uint16_t)(fr->node + 1)
                          : node_after(xr->r.g, fr->child);
}

static uint16_t
find_child(const struct xml_reader *xr, uint16_t from, uint16_t to,
    const char *name)
{
    for (uint16_t i = from; i < to; i = node_after(xr->r.g, i)) {
        const char *is = node_of(xr, i)->name;

        if (is[0] == name[0] && strcmp(is, name) == 0)
            return i;
    }
    return 0;
}

/* A child that has no place here: say why. */
static void
misfit(struct xml_reader *xr, struct frame *fr, const char *name)
{
    struct place at = reading_place(&xr->r, fr->node, fr->occ);
    uint16_t end = node_after(xr->r.g, fr->node);
    uint16_t old;

    fr->any = true;
    old =
        name == NULL ? 0 : find_child(xr, (uint16_t)(fr->node + 1), end, name);
    if (old == 0) {
        at.child = fr->elements;
        faults_add(xr->r.f, &at, "onbekend-element",
            "dit element hoort hier niet");
        return;
    }
    if (old == fr->child && old == fr->over)
        return;
    if (old == fr->child)
        fr->over = old;
    at.node = old;
    at.all = true;
    if (old == fr->child)
        faults_add(xr->r.f, &at, "te-vaak", "hoogstens %u keer",
            node_of(xr, old)->max);
    else
        faults_late(xr->r.f, &at);
}

/* Find the child in the order of the table; false when it does not fit. */
static bool
match(struct xml_reader *xr, struct frame *fr, const char *name)
{
    uint16_t end = node_after(xr->r.g, fr->node);
    uint16_t from, i;

    if (fr->child != 0 && node_of(xr, fr->child)->repeats &&
        fr->child_n < node_of(xr, fr->child)->max &&
        strcmp(node_of(xr, fr->child)->name, name) == 0) {
        fr->child_n++;
        return true;
    }
    from = next_child(xr, fr);
    i = find_child(xr, from, end, name);
    if (i == 0)
        return false;
    missing_between(xr, fr, from, i);
    fr->child = i;
    fr->child_n = 1;
    return true;
}

static bool
our_namespace(struct xml_reader *xr, const xmlChar *uri)
{
    const char *ns = xr->r.ad->ns;

    if (uri == xr->ns && uri != NULL)
        return true;
    if (uri == NULL)
        return ns[0] == '\0';
    if (strcmp((const char *)uri, ns) != 0)
        return false;
    xr->ns = uri;
    return true;
}

/* ---- SAX ------------------------------------------------------------ */

static void
open_frame(struct xml_reader *xr, uint16_t node, uint16_t occ)
{
    xr->frame[xr->depth++] = (struct frame){.node = node, .occ = occ};
    xr->text.n = 0;
}

static void
on_root(struct xml_reader *xr, const char *name, bool ours)
{
    if (reading_begin(&xr->r, ours ? span_of(name) : span_of("")))
        open_frame(xr, 0, 0);
    else
        stop(xr);
}

static void
on_child(struct xml_reader *xr, const char *name, bool ours)
{
    struct frame *fr = &xr->frame[xr->depth - 1];
    const struct node *nd;
    uint16_t occ = fr->occ;

    fr->elements++;
    if (!ours || node_of(xr, fr->node)->leaf != LF__NONE ||
        !match(xr, fr, name)) {
        misfit(xr, fr, ours ? name : NULL);
        xr->skip = 1;
        return;
    }
    nd = node_of(xr, fr->child);
    if (nd->repeats)
        occ = (uint16_t)(fr->child_n - 1);
    open_frame(xr, fr->child, occ);
}

static void
/* NOLINTNEXTLINE(readability-function-size): the parameters are libxml2's */
on_start(void *ctx, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int ns_n, const xmlChar **ns, int attr_n,
    int defaulted_n, const xmlChar **attr)
{
    struct xml_reader *xr = ctx;
    bool ours;

    (void)prefix, (void)ns_n, (void)ns, (void)defaulted_n, (void)attr;
    if (xr->stopped)
        return;
    if (xr->skip > 0) {
        xr->skip++;
        return;
    }
    ours = our_namespace(xr, uri);
    if (xr->depth == 0)
        on_root(xr, (const char *)name, ours);
    else
        on_child(xr, (const char *)name, ours);
    if (attr_n > 0 && xr->skip == 0 && !xr->stopped) {
        const struct frame *fr = &xr->frame[xr->depth - 1];
        struct place at = reading_place(&xr->r, fr->node, fr->occ);

        faults_add(xr->r.f, &at, "attribuut",
            "attributen zijn niet toegestaan");
    }
    stop_if_full(xr);
}

static void
on_end(void *ctx, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
    struct xml_reader *xr = ctx;
    struct frame *fr;
    const struct node *nd;

    (void)name, (void)prefix, (void)uri;
    if (xr->stopped)
        return;
    if (xr->skip > 0) {
        xr->skip--;
        return;
    }
    fr = &xr->frame[xr->depth - 1];
    nd = node_of(xr, fr->node);
    if (nd->leaf != LF__NONE)
        fr->any = reading_text(&xr->r, fr->node, fr->occ, xr->text);
    else
        missing_between(xr, fr, next_child(xr, fr),
            node_after(xr->r.g, fr->node));
    if (nd->repeats && !fr->any) {
        struct place at = reading_place(&xr->r, fr->node, fr->occ);

        faults_add(xr->r.f, &at, "waarde-leeg", "hier staat niets in");
    }
    xr->depth--;
    if (xr->depth > 0)
        xr->frame[xr->depth - 1].any |= fr->any;
    stop_if_full(xr);
}

/* No control character gets past the pre-scan but TAB, LF and CR. */
static bool
only_blanks(const xmlChar *p, int n)
{
    uint64_t w, over = 0;
    int i = 0;

    /* The high bit of a byte of w + 5F is set where the byte is over 20. */
    for (; n - i >= 8; i += 8) {
        memcpy(&w, p + i, 8);
        over |= w | (w + UINT64_C(0x5f5f5f5f5f5f5f5f));
    }
    for (; i < n; i++)
        over |= p[i] > ' ' ? 0x80U : 0U;
    return (over & UINT64_C(0x8080808080808080)) == 0;
}

/* Comes in pieces, which follow each other in the arena. */
static void
add_text(struct xml_reader *xr, const struct frame *fr, struct span piece)
{
    struct span copy = arena_dup(xr->r.m->arena, piece);

    if (copy.n == 0) {
        struct place at = reading_place(&xr->r, fr->node, fr->occ);

        xr->r.f->limit = true;
        faults_add(xr->r.f, &at, "grens", "te veel tekst");
        stop(xr);
        return;
    }
    if (xr->text.n == 0)
        xr->text.p = copy.p;
    xr->text.n += copy.n;
}

static void
on_text(void *ctx, const xmlChar *p, int n)
{
    struct xml_reader *xr = ctx;
    struct frame *fr;
    struct place at;

    if (xr->stopped || xr->skip > 0 || xr->depth == 0 || n <= 0)
        return;
    fr = &xr->frame[xr->depth - 1];
    if (node_of(xr, fr->node)->leaf != LF__NONE) {
        add_text(xr, fr, (struct span){p, (size_t)n});
        return;
    }
    if (fr->text_told || only_blanks(p, n))
        return;
    fr->text_told = true;
    fr->any = true;
    at = reading_place(&xr->r, fr->node, fr->occ);
    faults_add(xr->r.f, &at, "tekst", "tussen elementen hoort geen tekst");
    stop_if_full(xr);
}

/* No DTD gets past the pre-scan; if one does, that is the end. */
static void
on_dtd(void *ctx, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
    struct xml_reader *xr = ctx;

    (void)name, (void)external, (void)system;
    xr->broken = true;
    stop(xr);
}

/* Silent: a parser's message quotes the document. */
static void
on_error(void *ctx, xmlErrorPtr e)
{
    struct xml_reader *xr = ctx;

    if (e->code == XML_ERR_NO_MEMORY)
        xr->no_memory = true;
    if (e->level < XML_ERR_ERROR || xr->broken)
        return;
    xr->broken = true;
    xr->line = e->line;
}

static xmlParserInputPtr
deny(const char *url, const char *id, xmlParserCtxtPtr ctxt)
{
    (void)url, (void)id, (void)ctxt;
    return NULL;
}

/* ---- the reader ----------------------------------------------------- */

static bool
new_context(struct xml_reader *xr)
{
    xmlFreeParserCtxt(xr->ctxt);
    xr->ctxt = xmlNewParserCtxt();
    if (xr->ctxt == NULL)
        return false;
    *xr->ctxt->sax = xr->sax;
    xr->ctxt->userData = xr;
    return true;
}

enum err
xml_read_new(struct xml_reader **out, struct errinfo *ei)
{
    struct xml_reader *xr = calloc(1, sizeof(*xr));

    *out = NULL;
    if (xr == NULL)
        return err_set(ei, ERR_NOMEM, "adapter.reader", "no memory");
    xmlInitParser();
    xmlSetExternalEntityLoader(deny);
    xr->sax = (xmlSAXHandler){.initialized = XML_SAX2_MAGIC,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        /* The same function, so that libxml2 does not judge blanks. */
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .internalSubset = on_dtd,
        .serror = on_error};
    if (!new_context(xr)) {
        xml_read_free(xr);
        return err_set(ei, ERR_NOMEM, "adapter.reader", "no memory");
    }
    *out = xr;
    return ERR_OK;
}

void
xml_read_free(struct xml_reader *xr)
{
    if (xr == NULL)
        return;
    xmlFreeParserCtxt(xr->ctxt);
    free(xr);
}

static void
begin(struct xml_reader *xr, const struct adapter *ad, struct message *m,
    struct faults *f)
{
    xr->r.ad = ad;
    xr->r.g = NULL;
    xr->r.m = m;
    xr->r.f = f;
    xr->text = (struct span){NULL, 0};
    xr->depth = xr->skip = 0;
    xr->ns = NULL;
    xr->stopped = xr->broken = xr->no_memory = false;
    xr->line = 0;
    /* Not every libxml2 does so in xmlCtxtReset(); then what a document that
     * was cut short had declared would hold for the next one. */
    xr->ctxt->nsNr = 0;
}

static void
verdict(struct xml_reader *xr)
{
    struct place whole = {.ad = xr->r.ad};

    if (xr->stopped && !xr->broken)
        return;
    if (xr->broken || !xr->ctxt->wellFormed || xr->depth != 0)
        faults_add(xr->r.f, &whole, "niet-welgevormd",
            "geen welgevormde XML, regel %d", xr->line);
    else
        reading_end(&xr->r);
}

enum err
xml_read(struct xml_reader *xr, const struct adapter *ad, struct span doc,
    struct message *m, struct faults *f)
{
    xmlDocPtr none;

    if (xmlDictSize(xr->ctxt->dict) > NAMES_MAX && !new_context(xr))
        return ERR_NOMEM;
    begin(xr, ad, m, f);
    none = xmlCtxtReadMemory(xr->ctxt, (const char *)doc.p, (int)doc.n, NULL,
        NULL, OPTIONS);
    xmlFreeDoc(none);
    if (!xr->no_memory)
        verdict(xr);
    return xr->no_memory ? ERR_NOMEM : ERR_OK;
}
