/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/export.h"

#include "base/text.h"
#include "exchange/export_form.h"

#include "base/banned.h"

static const struct {
    const char *name, *file, *media;
    bool decisions;
} forms[EXPORT__COUNT] = {
    [EXPORT_NDJSON] = {"ndjson", "verstrekkingen.ndjson",
        "application/x-ndjson", false},
    [EXPORT_CSV] = {"csv", "verstrekkingen.csv", "text/csv; charset=utf-8",
        false},
    [EXPORT_LDV] = {"ldv", "ldv.json", "application/x-ndjson", true},
    [EXPORT_ADL] = {"adl", "adl.ndjson", "application/x-ndjson", true},
    [EXPORT_FSC] = {"fsc", "fsc-logs.json", "application/json", true},
};

const char *
export_name(enum export_format format)
{
    return forms[format].name;
}

bool
export_parse(struct span s, enum export_format *format)
{
    for (unsigned f = 0; f < EXPORT__COUNT; f++)
        if (span_is(s, forms[f].name)) {
            *format = (enum export_format)f;
            return true;
        }
    return false;
}

const char *
export_file(enum export_format format)
{
    return forms[format].file;
}

const char *
export_media(enum export_format format)
{
    return forms[format].media;
}

bool
export_of_decisions(enum export_format format)
{
    return forms[format].decisions;
}

/* ---- small pieces ----------------------------------------------------------- */

void
export_open(struct buf *out, const char *key, const char *what)
{
    uint8_t last = out->n == 0 ? '{' : out->p[out->n - 1];

    if (last != '{' && last != '[')
        buf_byte(out, ',');
    if (key != NULL)
        buf_printf(out, "\"%s\":", key);
    buf_text(out, what);
}

void
export_hex(struct buf *out, const char *key, const char *prefix, struct span s)
{
    size_t i = 0;

    while (i < s.n && s.p[i] == 0)
        i++;
    if (i == s.n)
        return;
    export_open(out, key, "\"");
    buf_text(out, prefix);
    text_hex(out, s);
    buf_byte(out, '"');
}

void
export_names(struct buf *out, const char *key, const struct elset *set)
{
    const char *comma = "";

    export_open(out, key, "[");
    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (!elset_has(set, (enum element)e))
            continue;
        buf_printf(out, "%s\"%s\"", comma,
            catalogue_element((enum element)e)->id);
        comma = ",";
    }
    buf_byte(out, ']');
}

/* ---- an export -------------------------------------------------------------- */

void
export_begin(struct export *x, enum export_format format,
    const struct export_about *about, struct buf *out)
{
    *x = (struct export){.format = format, .about = about};
    if (format == EXPORT_CSV)
        export_rows_csv_head(out);
    else if (format == EXPORT_FSC)
        buf_text(out, "{\"records\":[");
}

/* A document that is full is closed before the next span is written. */
static void
put_span(struct export *x, const struct export_entry *e, struct buf *out)
{
    if (x->spans == EXPORT_SPANS_MAX) {
        export_spans_ldv_close(out);
        x->spans = 0;
    }
    if (x->spans == 0)
        export_spans_ldv_open(out, x->about);
    export_spans_ldv(out, x->about, e, x->spans++ == 0);
}

bool
export_put(struct export *x, const struct export_entry *e, struct buf *out)
{
    bool done = body_has_decision(e->body) || !forms[x->format].decisions;

    if (!done)
        return false;
    switch (x->format) {
    case EXPORT_NDJSON:
        export_rows_ndjson(out, e);
        break;
    case EXPORT_CSV:
        export_rows_csv(out, e);
        break;
    case EXPORT_LDV:
        put_span(x, e, out);
        break;
    case EXPORT_ADL:
        export_spans_adl(out, x->about, e);
        break;
    case EXPORT_FSC:
        done = export_spans_fsc(out, x->about, e, x->n == 0);
        break;
    case EXPORT__COUNT:
        return false;
    }
    x->n += done;
    return done;
}

void
export_end(struct export *x, struct buf *out)
{
    if (x->format == EXPORT_FSC)
        buf_text(out, "],\"pagination\":{\"next_cursor\":\"\"}}\n");
    else if (x->format == EXPORT_LDV && x->spans > 0)
        export_spans_ldv_close(out);
}
