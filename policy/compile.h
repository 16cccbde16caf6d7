/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_COMPILE_H
#define POLICY_COMPILE_H

/*
 * compile - the tables that deciding runs on
 *
 * Internal to policy/.  A rule says what one recipient may have of one element
 * for one purpose; a column is all rules of one purpose and recipient
 * ("DR-GN"); a flow is one message type from one role to one role, and names
 * its column.  Deciding is two array lookups per element and a switch.
 *
 * Invariants of a loaded policy:
 *   1  every flow has a column, two grounds, a purpose and an agreement
 *   2  a rule on a blocked or steering element refuses
 *   3  every condition that a rule names is described
 */

#include "policy/channel.h"
#include "policy/nodes.h"
#include "policy/policy.h"

struct scan_list;

enum {
    POLICY_FILES_MAX = 64,
    POLICY_FILE_MAX = 1024 * 1024, /* bytes */
    POLICY_RULES_MAX = 8192,
    POLICY_COLUMNS_MAX = 32,
    POLICY_FLOWS_MAX = 512,
    POLICY_GROUNDS_MAX = 64,
    POLICY_GROUND_CODE_MAX = 16, /* bytes; has to fit in an entry */
    POLICY_CATEGORIES_MAX = 32,
    POLICY_AGREEMENTS_MAX = 64,
    POLICY_APPROVALS_MAX = 16, /* of one agreement */
    POLICY_AGREED_TEXT_MAX = 120,
    POLICY_BBN_MAX = 3, /* the levels of the BIO */
    POLICY_TERMS_MAX = 32,
    POLICY_REPLACE_MAX = 16, /* as many as an entry keeps */
    POLICY_PARTS_MAX = 32,
    POLICY_CODES_MAX = 16,
    POLICY_EXPECTS_MAX = 128,       /* rows of 47-volledigheid */
    POLICY_EXPECT_ELEMENTS_MAX = 8, /* in one row */
    POLICY_TRIGGERS_MAX = 4,        /* in one row */
    POLICY_SAID_MAX = 4096,
    POLICY_REFUSAL_TEXT_MAX = 100, /* bytes; has to fit in a fault */
    POLICY_MEASURES_MAX = 32,
    POLICY_RISKS_MAX = 32,
    POLICY_NAME_MAX = 60,
    POLICY_BESLUIT_DAYS = 30,   /* unless the file says otherwise */
    POLICY_LOG_DAYS_MIN = 1461, /* Wjsg 51c(4): four years */
    POLICY_DAYS_MAX = 36525     /* a century; longer is a slip of the pen */
};

enum { POLICY_NO_INDEX = 0xff };

/* How sure we are of what a line says. */
enum policy_status { STATUS_GEVERIFIEERD, STATUS_BELEID, STATUS_AANNAME };

enum policy_outcome { OUTCOME_DENY, OUTCOME_ALLOW, OUTCOME_CONDITION };

struct policy_text {
    const char *nl, *en;
};

/* Where something stands: the index of the file, and in it line and column
 * from 1.  Line 0: nowhere. */
struct policy_place {
    uint8_t file;
    uint16_t column;
    uint32_t line;
};

struct policy_rule {
    uint8_t element;
    uint8_t outcome;   /* enum policy_outcome */
    uint8_t condition; /* 0 unless OUTCOME_CONDITION */
    uint8_t weiger;    /* what a refusal by this rule is called */
    uint8_t status;
    bool weighed; /* denied, but may go by exception: weigh.c */
    uint8_t
        ground; /* of its own, POLICY_NO_INDEX when those of the flow hold */
    const char *id; /* "DR-GN-zorg.domein" */
    struct policy_text why;
    struct policy_place place;
};

struct policy_column {
    const char *code; /* "DR-GN" */
    const char *doel; /* "DR" */
    enum rol ontvanger;
    uint8_t giver, receiver; /* grounds on either side; POLICY_NO_INDEX: the
                              * flows say it */
    struct policy_text name;
    uint16_t rule[EL__COUNT];
    struct policy_place place;
};

struct policy_ground {
    const char *code; /* a message names one that is on CL_GRONDSLAG too */
    const char *wet, *bwb, *artikel, *lid, *aanhaling;
    const char *dpv; /* IRI; "" when there is none */
    struct policy_text name;
    int64_t from, to; /* first and last day; INT64_MIN and MAX when open */
    uint8_t status;
    struct policy_place place;
};

enum policy_stand {
    STAND_CONCEPT,
    STAND_AKKOORD,
    STAND_OPGESCHORT,
    STAND_OPGEZEGD,
    STAND_VERLOPEN,
    STAND__COUNT
};

extern const char *const policy_stand_word[STAND__COUNT];

struct policy_approval {
    uint8_t party; /* enum rol */
    int64_t day;
    const char *function, *mark; /* never a person */
};

/* A gegevensleveringsprotocol: what the parties of a flow have agreed. */
struct policy_agreement {
    const char *code;
    struct policy_text name, need;
    uint8_t ground, status;
    uint8_t stand; /* enum policy_stand */
    uint8_t bbn;   /* level of the BIO, 1 .. 3 */
    bool akkoord;  /* the one state in which its flows run */
    bool voluntary;
    bool signing; /* receipts are given with proof */
    bool personal, special, criminal;
    uint16_t givers, receivers; /* masks of roles */
    int64_t from, to;           /* first and last day; INT64_MAX when open */
    uint8_t approval_n;
    struct policy_approval approval[POLICY_APPROVALS_MAX];
    struct policy_retry retry; /* zeros: as the gateway is set */
    const char *contact;       /* a function, not a person */
    struct policy_place place;
};

struct policy_term {
    const char *name;
    int32_t days;
    bool used; /* a message type names it */
    struct policy_place place;
};

/* Cross-rule 4: what a flow asks of the municipality that it goes to. */
enum policy_municipality {
    MUNICIPALITY_ANY,
    MUNICIPALITY_CONFIRMED, /* that it confirmed the person as its own */
    MUNICIPALITY_ASKED      /* is the question itself: that the message does not
                             * say that it is another's */
};

struct policy_flow {
    uint8_t type, from, to, doel; /* enum bericht, rol, rol, doel */
    uint8_t column, agreement;
    uint8_t giver, receiver; /* index of the ground on either side */
    uint8_t weighing; /* ground for what goes by exception; POLICY_NO_INDEX */
    bool contact_r30; /* rule R30 applies */
    uint8_t needs_municipality; /* enum policy_municipality */
    bool not_short_stay;        /* cross-rule 5 */
    int32_t keep_days, log_days;
    uint8_t keep;     /* the term that keep_days is of */
    char deadline[4]; /* "R07"; empty when there is none */
    struct elset required, may;
    struct elset listed; /* of may: named by itself, not by a wildcard */
    struct policy_place place;
};

struct policy_condition {
    bool defined;
    bool whole; /* failing refuses the message, not the element */
    uint8_t weiger;
    struct policy_text name;
    uint16_t senders;  /* C3: mask of roles; 0 is everyone */
    uint8_t phases;    /* C4: mask of phases */
    struct elset free; /* C7: what gives the relation only */
    struct policy_place place;
};

/* C9: which part of an element may go. */
struct policy_part {
    uint8_t element;
    bool open_only;      /* occurrences on an open basic condition */
    uint16_t recipients; /* mask of roles; 0 is everyone */
    uint8_t code_n;      /* 0: any value */
    const char *code[POLICY_CODES_MAX];
    const char *other; /* stands in for every other code; may be NULL */
    struct policy_place place;
};

enum policy_derive {
    DERIVE_GIVEN,    /* only when the sender gave it too */
    DERIVE_PRESENT,  /* J */
    DERIVE_DEBT,     /* class of the amount, or J/N/O of the class */
    DERIVE_PLACE,    /* municipality of the address */
    DERIVE_RELATION, /* relation to the person, without name */
};

struct policy_replace {
    uint8_t element, by;
    uint8_t how; /* enum policy_derive */
    struct policy_place place;
};

enum policy_state { STATE_ABSENT, STATE_PRESENT, STATE_CODES };

/* What a message says that makes more be expected of it. */
struct policy_trigger {
    uint16_t leaf; /* LF__NONE: any part of the element */
    uint8_t element;
    uint8_t state; /* enum policy_state */
    uint8_t code_n;
    const char *code[POLICY_CODES_MAX];
};

/* One row of 47-volledigheid: given any trigger (or when there is none), a
 * message of these types is expected to hold these elements. */
struct policy_expect {
    const char *id;
    struct policy_text why;
    uint64_t types; /* mask of enum bericht */
    uint8_t groep;  /* enum bv, or BV_NONE: of the message as a whole */
    uint8_t status;
    bool any;    /* one of the elements will do */
    bool refuse; /* a message without is not taken */
    uint8_t trigger_n, element_n, code_n;
    struct policy_trigger trigger[POLICY_TRIGGERS_MAX];
    uint8_t element[POLICY_EXPECT_ELEMENTS_MAX];
    const char *code[POLICY_CODES_MAX]; /* what the element must say, if any */
    struct policy_place place;
};

_Static_assert(BERICHT__COUNT <= 64, "a mask of types fits");

/* A kind of data, for registers and for who reads about it. */
struct policy_category {
    const char *code;
    const char *dpv; /* IRI; "" when there is none */
    struct policy_text name;
    uint16_t kinds; /* mask of enum category: what is in it */
};

/* Numbers that a region may set for itself, in the order of the table. */
enum policy_parameter_id {
    PARAM_NAZORG_MAANDEN,
    PARAM_KORT_VERBLIJF_DAGEN,
    PARAM_KORT_VERBLIJF_BEPERKT_DAGEN,
    PARAM_MOTIVERING_TEKENS,
    PARAM_BESLUIT_18B_DAGEN,
    PARAM_BINNENKOMST_WERKDAGEN,
    PARAM_SCREENING_WERKDAGEN,
    PARAM_ANTWOORD_SCREENING_WERKDAGEN,
    PARAM_NIET_ONZE_INWONER_WERKDAGEN,
    PARAM_PLAN_DAGEN,
    PARAM_MDO_DAGEN,
    PARAM_ACTIE_WERKDAGEN,
    PARAM_ANTWOORD_VERZOEK_WERKDAGEN,
    PARAM_OVERDRACHT_WERKDAGEN,
    PARAM_ONTSLAGBERICHT_DAGEN,
    PARAM_START_TOEZICHT_WERKDAGEN,
    PARAM_AFSLUITING_TOEZICHT_WERKDAGEN,
    PARAM_DOORBETALING_MAANDEN,
    PARAM_UITKERING_BESLUIT_WEKEN,
    PARAM_VOORSCHOT_WEKEN,
    PARAM_SCHULDHULP_GESPREK_DAGEN,
    PARAM_SCHULDHULP_BEDREIGEND_WERKDAGEN,
    PARAM__COUNT
};

struct policy_parameter {
    const char *name; /* NULL when the policy does not give it */
    uint16_t value;
    uint8_t status;
    struct policy_text why; /* NULL when only a number was given */
};

struct policy_parameters {
    uint16_t aftercare_months;
    uint16_t short_stay_days;   /* R12 */
    uint16_t short_stay_2_days; /* R13 */
    uint16_t motivation_chars;
    uint16_t besluit_18b_days; /* C6: how old a decision may be */
};

/* What a file says and no table keeps, under its keys: "doelen/BIJ/status".
 * Nothing is decided on it. */
struct policy_said {
    const char *path, *text;
};

/* Who answers for the data in a role, and which register that goes into. */
struct policy_controller {
    struct policy_text name; /* nl is NULL where the files do not say */
    bool wjsg;               /* Wjsg 26c, else AVG 30 */
};

struct policy_risk {
    const char *code;
    struct policy_text what, measure;
};

/* Of 90-register: decides nothing. */
struct policy_register {
    bool there;
    struct policy_text subjects, transfer, profiling;
    struct policy_controller controller[ROL__COUNT];
    struct policy_text measure[POLICY_MEASURES_MAX];
    struct policy_risk risk[POLICY_RISKS_MAX];
    unsigned measure_n, risk_n;
};

/* A field that is added here or above has to be looked at in diff_fields.c,
 * which does not compile until that was done. */
struct policy {
    struct arena text; /* every string of the policy */
    const char *name, *version;
    char stamp[POLICY_VERSION_MAX + 32]; /* "<version> sha256:<16 hex>" */
    int64_t from;
    uint8_t hash[POLICY_HASH_LEN];
    struct policy_parameters param;
    int32_t log_days; /* for a refusal without a flow */

    struct policy_rule *rule;
    struct policy_column *column;
    struct policy_flow *flow;
    struct policy_expect *expect;
    struct policy_said *said;
    struct policy_ground ground[POLICY_GROUNDS_MAX];
    struct policy_agreement agreement[POLICY_AGREEMENTS_MAX];
    struct policy_term term[POLICY_TERMS_MAX];
    struct policy_condition condition[POLICY_CONDITION_MAX + 1];
    struct policy_part part[POLICY_PARTS_MAX];
    struct policy_replace replace[POLICY_REPLACE_MAX];
    struct policy_text doel[DOEL__COUNT], rol[ROL__COUNT];
    struct policy_place doel_place[DOEL__COUNT], rol_place[ROL__COUNT];
    const char *file[POLICY_FILES_MAX]; /* what a place counts in */
    unsigned file_n;
    struct policy_text doel_uitleg[DOEL__COUNT]; /* in plain words, or NULL */
    const char *doel_dpv[DOEL__COUNT];           /* IRI, "" or NULL */
    bool doel_confidential[DOEL__COUNT];
    struct policy_category category[POLICY_CATEGORIES_MAX];
    struct policy_parameter parameter[PARAM__COUNT];
    unsigned rule_n, column_n, flow_n, ground_n, agreement_n, term_n, part_n,
        replace_n, expect_n, category_n, said_n;
    struct policy_register registry;
    uint16_t header[EL__COUNT]; /* rules of bericht.* for every column */

    /* Lookups. */
    uint16_t flow_at[BERICHT__COUNT][ROL__COUNT][ROL__COUNT];
    bool type_known[BERICHT__COUNT];
    uint8_t column_role[ROL__COUNT]; /* whose columns a role reads; mostly its
                                      * own */
    uint8_t category_of[EL__COUNT];  /* POLICY_NO_INDEX: none */
    uint8_t part_at[EL__COUNT];      /* POLICY_NO_INDEX: none */
    uint8_t replace_at[EL__COUNT];   /* idem */
    struct elset per_occurrence;     /* elements with a basisvoorwaarde part */
    struct elset steering;           /* decide, and go to nobody */
    struct elset produced;           /* written by the gateway itself */
    struct elset blocked;
    struct elset unweighed; /* by no exception either */
    struct scan_list *scan; /* 80-vrije-tekst (policy/scan.h) */
};

/* One file of a policy, in memory. */
struct policy_file {
    const char *name; /* without the folder */
    struct span text;
};

/*
 * Check and compile files that are in memory; policy_load() without a disk.
 *
 * in      files, n  in name order
 * out     *out      as policy_load(); NULL on failure
 * out     report    as policy_load()
 * errors  ERR_CONFIG, ERR_NOMEM
 */
MUST_CHECK enum err policy_compile(struct policy **out,
    const struct policy_file *files, size_t n, struct buf *report,
    struct errinfo *ei);

/* SHA-256 over the files in name order: name, NUL, length, bytes.  in  n  at
 * most POLICY_FILES_MAX */
MUST_CHECK enum err policy_files_hash(const struct policy_file *files, size_t n,
    uint8_t out[static POLICY_HASH_LEN], struct errinfo *ei);

struct policy_folder;

/*
 * A folder in memory: what is compiled, and kept, is then what was read.
 *
 * out     *out    owned by the caller, policy_folder_free(); NULL on failure
 * errors  ERR_CONFIG (names, number), ERR_NOTFOUND, ERR_IO, ERR_NOMEM
 */
MUST_CHECK enum err policy_folder_read(struct policy_folder **out,
    const char *dir, struct errinfo *ei);
void policy_folder_free(struct policy_folder *fo); /* accepts NULL */
/* The files in name order, borrowed. */
const struct policy_file *policy_folder_files(const struct policy_folder *fo,
    size_t *n);

/* ---- reading, one function per section of the files ----------------------- */

struct policy_reading {
    struct policy *po;
    struct faults *fs;
    struct policy_column *column; /* of this file, once "kolom" was read */
    uint8_t file;                 /* index of this file */
};

/*
 * Each reads the value of one section of a file; what is wrong with it is
 * noted as a fault.  The order in which they run is in compile.c.
 */
void policy_read_beleid(struct policy_reading *rd, const struct node *nd);
void policy_read_parameters(struct policy_reading *rd, const struct node *nd);
const char *policy_parameter_name(enum policy_parameter_id id);
void policy_read_termijnen(struct policy_reading *rd, const struct node *nd);
void policy_read_gronden(struct policy_reading *rd, const struct node *nd);
void policy_read_doelen(struct policy_reading *rd, const struct node *nd);
void policy_read_gegevens(struct policy_reading *rd, const struct node *nd);
void policy_read_rollen(struct policy_reading *rd, const struct node *nd);
void policy_read_voorwaarden(struct policy_reading *rd, const struct node *nd);
void policy_read_vervanging(struct policy_reading *rd, const struct node *nd);
void policy_read_blokkades(struct policy_reading *rd, const struct node *nd);
void policy_read_berichtkop(struct policy_reading *rd, const struct node *nd);
void policy_read_kolom(struct policy_reading *rd, const struct node *nd);
void policy_read_elementen(struct policy_reading *rd, const struct node *nd);
void policy_read_afspraken(struct policy_reading *rd, const struct node *nd);
void policy_read_berichten(struct policy_reading *rd, const struct node *nd);
void policy_read_volledigheid(struct policy_reading *rd, const struct node *nd);
void policy_read_vrije_tekst(struct policy_reading *rd, const struct node *nd);
void policy_read_register(struct policy_reading *rd, const struct node *nd);

/* Keep what a file says beyond what the others read. */
void policy_said_keep(struct policy_reading *rd, const struct node *root);

/* ---- helpers of the readers ---------------------------------------------- */

/* A terminated copy in the policy.  "" when nd is NULL or wrong; wrong is a
 * fault: no text, empty, or more than max bytes. */
const char *policy_take_text(struct policy_reading *rd, const struct node *nd,
    size_t max);

/* The same of the key of nd. */
const char *policy_take_key(struct policy_reading *rd, const struct node *nd);

/* Where the key of nd stands, or nd itself when it has none. */
struct policy_place policy_take_place(const struct policy_reading *rd,
    const struct node *nd);

/* The texts under the keys nl and en. */
struct policy_text policy_take_words(struct policy_reading *rd,
    const struct node *map);

/* The value under the key status. */
uint8_t policy_take_status(struct policy_reading *rd, const struct node *map);

/* A number of min..max; min, with a fault, when it is none. */
uint64_t policy_take_number(struct policy_reading *rd, const struct node *nd,
    uint64_t min, uint64_t max);

/* ja or nee; false when nd is NULL. */
bool policy_take_flag(struct policy_reading *rd, const struct node *nd);

/* The days under geldig_vanaf and geldig_tot, both included and optional. */
void policy_take_period(struct policy_reading *rd, const struct node *map,
    int64_t *from, int64_t *to);

/* A day; `otherwise` when nd is NULL or, with a fault, when it is none. */
int64_t policy_take_day(struct policy_reading *rd, const struct node *nd,
    int64_t otherwise);

/* Codes; a fault, and EL__NONE, false or 0, when there is no such code. */
enum element policy_take_element(struct policy_reading *rd,
    const struct node *nd, struct span id);
bool policy_take_rol(struct policy_reading *rd, const struct node *nd,
    struct span code, enum rol *v);
uint16_t policy_take_rollen(struct policy_reading *rd, const struct node *nd);
uint8_t policy_take_weiger(struct policy_reading *rd, const struct node *nd);

/* An IRI of the W3C Data Privacy Vocabulary; "" when nd is NULL or wrong. */
const char *policy_take_dpv(struct policy_reading *rd, const struct node *nd);

/* The elements that a list names, as an id, "group.*" or "*"; nothing when nd
 * is NULL. */
void policy_take_elements(struct policy_reading *rd, const struct node *nd,
    struct elset *out);

/* Is nd a list of texts, each there once?  A fault when it is not. */
bool policy_take_list(struct policy_reading *rd, const struct node *nd);

/* Room for one more row of a table; false, with a fault, when it is full. */
bool policy_take_room(struct policy_reading *rd, const struct node *nd,
    unsigned n, unsigned max);

/* The index of a ground or column; POLICY_NO_INDEX when there is none.  The
 * column of a role may be another role's (kolom_als). */
uint8_t policy_find_ground(const struct policy *po, struct span code);
uint8_t policy_find_column(const struct policy *po, const char *doel,
    enum rol ontvanger);

/* ---- shared with completeness --------------------------------------------- */

/* Mask of the basic conditions on which an action is still to be done. */
uint8_t policy_open_actions(const struct message *m);

/* The first flow of a type; NULL when there is none. */
const struct policy_flow *policy_first_flow(const struct policy *po,
    enum bericht type);

/* Rule R30: add what is lacking of the case manager's name and phone, and the
 * functional mailbox that would do instead. */
void policy_add_contact(const struct elset *offered, struct elset *missing);

/* ---- deciding on outcomes -------------------------------------------------- */

/* One message, as far as deciding on it goes. */
struct policy_case {
    enum bericht type;
    enum rol from, to; /* to: as addressed */
    enum doel doel;
    int64_t vandaag;
    bool past;          /* the first day of the policy itself does not count */
    struct elset tekst; /* whose free text refuses the message in its flow */
    struct policy_outcomes o;
};

/* The outcomes of the conditions on the facts, all but the ground's. */
void policy_outcomes(const struct policy *po, const struct policy_facts *f,
    struct policy_case *k);

/* The flow that a message of this case runs on; POLICY_NO_RULE when none. */
uint16_t policy_case_flow(const struct policy *po, const struct policy_case *k);

/* Does a ground hold on a day (POLICY_NO_INDEX: there is none to hold)?  Is the
 * agreement of a flow in force on a day? */
bool policy_ground_holds(const struct policy *po, uint8_t ground, int64_t day);
bool policy_flow_agreed(const struct policy *po, const struct policy_flow *fl,
    int64_t day);

/* policy_decide() on outcomes. */
void policy_decide_case(const struct policy *po, const struct policy_case *k,
    const struct elset *offered, struct decision *d);

/* ---- weighing: weigh.c ------------------------------------------------------ */

/* Is it a ground of Wjsg 51c(2)?  Does this role disclose under the Wjsg? */
bool policy_weigh_is_ground(const struct policy *po, uint8_t ground);
bool policy_weigh_may(enum rol from);

/* out     o  weighed (without the ground's bit), doel_51c and scope */
void policy_weigh_outcomes(const struct policy_facts *f,
    struct policy_outcomes *o);

/* Does the sender name the ground that this flow has for exceptions? */
bool policy_weigh_ground(const struct policy *po, const struct policy_flow *fl,
    const struct policy_outcomes *o, struct span named);

/* May e, which its rule denies and marks, go by exception? */
enum policy_weighed policy_weigh(const struct policy *po,
    const struct policy_flow *fl, const struct policy_case *k, enum element e);

/* What the policy says of e in this flow, whole-message refusal aside. */
struct policy_line policy_decide_element(const struct policy *po,
    const struct policy_flow *fl, const struct policy_case *k, enum element e);

/* Which element stands in for e: the first in the chain that the recipient may
 * have and that is offered or can be made; EL__NONE when there is none. */
enum element policy_decide_fallback(const struct policy *po,
    const struct policy_flow *fl, const struct policy_case *k,
    const struct elset *disclosed, enum element e);

#endif
