/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_RECORD_POLICY_H
#define EXCHANGE_RECORD_POLICY_H

/*
 * record_policy - the life of a version of the policy
 *
 *              propose            approve              activate      its day
 *   (nothing) -------> voorgesteld -------> goedgekeurd -------> gepland -----+
 *                                                                             v
 *   vervallen <----------------------------------------------------------- actief
 *       |            another version, or rollback                             ^
 *       +---------------------------------------------------------------------+
 *                        rollback (approved by two before)
 *
 * Proposing and approving are signed by two people with two keys, activating
 * and rolling back by one.  A proposal counts against the version that was
 * active when it was made: once another is active, it has lapsed.  One
 * activation can be planned at a time; a later order replaces it, and a
 * rollback takes it away.
 *
 * As long as no signed order has taken effect the gateway runs policy_dir, and
 * says here which version that is.  From the first one on, only what was
 * ordered can become active.
 *
 *   days       an activation takes effect at 00:00 UTC of its day, where every
 *              other date of the policy (grounds, agreements) turns as well
 *   failure    the recorder makes the signed text itself and checks every
 *              signature; what is refused leaves no entry
 */

#include "base/attr.h"
#include "exchange/record_person.h"
#include "exchange/statement.h"
#include "exchange/versions.h"

enum {
    RECORD_POLICY_STEPS_MAX = 20000,
    RECORD_POLICY_SIGN_MS = 10 * 60 * 1000, /* between signing and asking */
    RECORD_POLICY_AHEAD_DAYS = 366
};

/* What a step did.  In the database: append only. */
enum record_policy_what {
    RECORD_POLICY_PROPOSED = 1,
    RECORD_POLICY_APPROVED,
    RECORD_POLICY_ORDERED, /* activation, from a day */
    RECORD_POLICY_ROLLED_BACK,
    RECORD_POLICY_ACTIVE, /* the gateway decides with it from here on */
    RECORD_POLICY_WHAT__END
};

enum record_policy_state {
    RECORD_VERSION_VOORGESTELD,
    RECORD_VERSION_GOEDGEKEURD,
    RECORD_VERSION_GEPLAND,
    RECORD_VERSION_ACTIEF,
    RECORD_VERSION_VERVALLEN,
    RECORD_VERSION_STATE__COUNT
};

const char *record_policy_state_name(enum record_policy_state s);
const char *record_policy_what_name(int what); /* "voorgesteld", ... */

struct record_policy_order {
    enum statement_kind kind;
    uint8_t hash[POLICY_HASH_LEN];
    const char *person, *reason; /* borrowed */
    int64_t time_ms;             /* that was signed */
    int64_t from_day;            /* activate */
    uint8_t signature[SIGN_LEN];
};

/*
 * Check and record one step.
 *
 * out     no      why it is refused
 * errors  ERR_DENIED  refused; nothing was logged
 *         and those of record_partner_put()
 */
MUST_CHECK enum err record_policy_step(struct record *r,
    const struct record_policy_order *o, enum record_no *no,
    struct errinfo *ei);

/* All that is known, for lists and for who is about to sign. */
struct record_policy_now {
    const char *origin;
    bool has_active;
    uint8_t active[POLICY_HASH_LEN];
    const char *active_version;   /* "" when unknown */
    int64_t active_ms;            /* since when; 0 unknown */
    bool is_signed;               /* only what was ordered can be active */
    uint8_t due[POLICY_HASH_LEN]; /* when signed: what should be active */
    const struct store_policy_step *planned; /* or NULL */
};
void record_policy_now(const struct record *r, struct record_policy_now *out);

/* The steps so far, oldest first; borrowed until the next change. */
const struct store_policy_step *record_policy_steps(const struct record *r,
    size_t *n);

struct record_policy_version {
    const struct store_policy_step *proposed, *approved; /* of now; or NULL */
    bool spent; /* it was active since: to come back takes a new proposal */
    enum record_policy_state state;
    char version[STORE_VERSION_TEXT_MAX + 1];
};

/* Where one version stands; false when it is not known. */
bool record_policy_version(const struct record *r,
    const uint8_t hash[static POLICY_HASH_LEN],
    struct record_policy_version *out);

/* The digest that approvals and activations of this proposal sign. */
MUST_CHECK enum err record_policy_proposal(const struct store_policy_step *s,
    uint8_t out[static 32], struct errinfo *ei);

/* The version an unnamed rollback goes to: false when there is none, or when
 * the present one came by a rollback itself. */
bool record_policy_earlier(const struct record *r,
    uint8_t hash[static POLICY_HASH_LEN]);

#endif
