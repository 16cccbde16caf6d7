/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_ORACLE_ASK_H
#define TESTS_ORACLE_ASK_H

/*
 * ask - one case to decide on, as a line of words with a tab between them
 *
 *   name                      comes first; any word
 *   type= from= to= doel=     codes of the chain
 *   grond=CODE                @ is the one of the flow (the default)
 *   offer=ELEMENT,..          what the sender offers
 *   v:LEAF#OCC=TEXT           instead of offer: a value of a whole message
 *   fase= titel= open=BV,..|* tekens= noemt=ELEMENT,..|* geinformeerd= derde=
 *   bsn= besluit= tweede= gemandateerde= convenant= casus= kort= college=
 *   bevestigd= namens= zonder= vandaag=   a fact; J, N, O or what it is
 *   tekst=DIAGNOSE:ELEMENT,.. what free text names that it must not
 *   afweging=12345 doel51c=C omvang=ELEMENT,..   the weighing: which answers,
 *                             the purpose, what answer 5 names
 *   correlatie= verzoek=      it answers a request; that was there
 *   column=DR-GN              through a flow made for this column, of this
 *                             type, sender and recipient, which asks for
 *                             nothing and carries everything
 *   eis=a,b                   with column: what that flow asks for
 *   grond_van=CODE:DAY grond_tot=CODE:DAY   first and last day of a ground
 *   afspraak_van=DAY afspraak_tot=DAY       ... of every agreement
 *   afspraak=N                no agreement is in force
 *
 * A wrong word ends the program.
 */

#include "policy/compile.h"

enum { ASK_VALUES_MAX = 256 };

struct ask_value {
    enum leaf leaf;
    uint16_t occ;
    char *text;
};

struct ask {
    const struct policy *po; /* as loaded */
    struct policy use;       /* the same, as this case wants it */
    struct policy_flow *flow;
    struct policy_facts f;
    const char *name, *column, *required, *grond;
    struct elset offered;
    struct ask_value v[ASK_VALUES_MAX];
    unsigned v_n;
};

/*
 * Read one case.
 *
 * in      po, room  as loaded; room for one flow more than po has
 * in/out  line      cut into words; what is read points into it
 * out     a         whole, but what a message of values says
 * returns false when the line is empty, or po has no such column (name is set)
 */
bool ask_read(struct ask *a, const struct policy *po, struct policy_flow *room,
    char *line);

_Noreturn void ask_die(const char *what, const char *word);

#endif
