/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "base/buf.h"
#include "ledger/body.h"
#include "ledger/logfile_form.h"
#include "ledger/note.h"
#include "ledger/opening.h"
#include "ledger/proof.h"
#include "ledger/witness.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool held)
{
    if (!held)
        abort();
}

/* What is accepted as a note lies inside the input, and is whole. */
static void
try_note(struct span s)
{
    struct note_checkpoint cp;
    struct note note;

    if (note_parse(s, &note, NULL) != ERR_OK)
        return;
    must(note.text.p == s.p && note.sig_n > 0);
    must(note.text.n + 1 + note.sigs.n == s.n);
    must(note.text.p[note.text.n - 1] == '\n');
    if (note_checkpoint(&note, &cp, NULL) == ERR_OK)
        must(cp.origin.n > 0 && cp.origin.p == s.p);
}

/* What is accepted as a proof writes back to the same bytes. */
static void
try_proof(struct span s)
{
    static struct proof p;
    struct buf out;

    if (proof_parse(s, &p, NULL) != ERR_OK)
        return;
    buf_init(&out, (size_t)2 * PROOF_MAX);
    must(proof_write(&out, &p, NULL) == ERR_OK);
    must(span_eq(buf_peek(&out), s));
    buf_done(&out);
    try_note(p.note);
}

/* What is accepted as an extra line writes back to the same bytes. */
static void
try_opening(struct span s)
{
    static struct opening o;
    struct buf out;

    if (opening_read(s, &o, NULL) != ERR_OK)
        return;
    buf_init(&out, (size_t)2 * PROOF_EXTRA_MAX);
    must(opening_write(&out, &o, NULL) == ERR_OK);
    must(span_eq(buf_peek(&out), s));
    if (opening_check(&o, NULL) == ERR_OK)
        must(o.shown_n <= o.list_n);
    for (unsigned e = 0; e < EL__COUNT; e++)
        (void)opening_of(&o, (enum element)e, NULL);
    buf_done(&out);
}

/* A vkey may have its id in capitals; otherwise there is one way to write it. */
static void
try_vkey(struct span s)
{
    struct note_key key, again;
    struct buf out;

    if (note_key_parse(s, &key, NULL) != ERR_OK)
        return;
    buf_init(&out, NOTE_VKEY_MAX + 1);
    note_key_write(&out, &key);
    must(buf_err(&out) == ERR_OK && out.n == s.n);
    must(note_key_parse(buf_peek(&out), &again, NULL) == ERR_OK);
    must(again.id == key.id);
    buf_done(&out);
}

/* A body and a log record: what is read is what was written. */
static void
try_body(struct span s)
{
    static struct body b;
    struct buf out;

    if (body_read(s, &b, NULL) != ERR_OK)
        return;
    buf_init(&out, BODY_MAX);
    must(body_write(&out, &b, NULL) == ERR_OK);
    must(span_eq(buf_peek(&out), s));
    buf_done(&out);
}

static void
try_record(struct span s)
{
    struct logfile_record r;

    if (logfile_form_read(s, &r, NULL) != ERR_OK)
        return;
    must(r.len <= s.n && r.len <= LOGFILE_RECORD_MAX);
    if (r.kind == LOGFILE_ENTR)
        must(r.entry.leaf + ENTRY_HASH_LEN == s.p + r.len);
}

/* What is accepted as a witness's question writes back to the same bytes. */
static void
try_witness(struct span s)
{
    static struct witness_request req;
    struct buf out;

    if (witness_request_parse(s, &req, NULL) != ERR_OK)
        return;
    must(req.old_size <= req.head.head.size);
    buf_init(&out, WITNESS_REQUEST_MAX);
    must(witness_request_write(&out, req.old_size, &req.proof, req.checkpoint,
             NULL) == ERR_OK);
    must(span_eq(buf_peek(&out), s));
    buf_done(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct span s = {data, n};

    if (n == 0)
        return 0;
    try_note(s);
    try_proof(s);
    try_opening(s);
    try_vkey(s);
    try_body(s);
    try_record(s);
    try_witness(s);
    return 0;
}
