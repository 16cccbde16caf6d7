/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/collector.h"

#include "base/text.h"
#include "cli/say.h"
#include "exchange/admin_json.h"
#include "net/submit.h"

#include "base/banned.h"

enum { NUMBER_MAX = 24 };

/* ---- the answer --------------------------------------------------------------- */

/* A 64-bit number is a string in OTLP's JSON, and some write it bare. */
static bool
is_zero(const struct admin_json_node *m)
{
    char text[NUMBER_MAX];
    uint64_t n = 1;

    if (m == NULL || m->type == ADMIN_JSON_NULL)
        return true;
    if (admin_json_string(m, text, sizeof(text)))
        return text_u64(span_of(text), INT64_MAX, &n) && n == 0;
    return admin_json_u64(m, INT64_MAX, &n) && n == 0;
}

bool
collector_took_all(struct span body)
{
    const struct admin_json_node *part;
    struct admin_json doc = {0};
    bool ok;

    if (body.n == 0)
        return true;
    if (admin_json_read(&doc, body, NULL) != ERR_OK)
        return false;
    part = admin_json_get(&doc, doc.v, "partialSuccess");
    ok = doc.v->type == ADMIN_JSON_OBJECT &&
         (part == NULL || part->type == ADMIN_JSON_NULL ||
             (part->type == ADMIN_JSON_OBJECT &&
                 is_zero(admin_json_get(&doc, part, "rejectedSpans"))));
    admin_json_done(&doc);
    return ok;
}

/* ---- posting ------------------------------------------------------------------- */

enum cli_exit
collector_check(const struct cli_call *call, const char *url)
{
    struct net_submit *s = NULL;
    enum err rc = net_submit_new(&s, url, NULL, NULL);

    net_submit_free(s);
    if (rc == ERR_OK)
        return CLI_OK;
    if (rc != ERR_CONFIG)
        return say_error(call, rc, NULL);
    return say_fail(call, CLI_USAGE,
        "--post is een https-URL zonder gebruiker, of http naar 127.0.0.1",
        "--post is an https URL without a user, or http to 127.0.0.1");
}

static enum cli_exit
not_taken(const struct cli_call *call, int status)
{
    bool later = status == 408 || status == 429 || status >= 500;

    if (status == 200)
        return say_fail(call, CLI_CHECK_FAILED,
            "de collector nam niet alle regels aan",
            "the collector did not take every span");
    return say_fail(call, later ? CLI_UNREACHABLE : CLI_CHECK_FAILED,
        "de collector antwoordt met status %d",
        "the collector answers with status %d", status);
}

static enum cli_exit
post_one(const struct cli_call *call, struct net_submit *s,
    struct span document, struct buf *answer)
{
    struct errinfo ei = {0};
    int status = 0;
    enum err rc =
        net_submit_post(s, "application/json", document, &status, answer, &ei);

    if (rc == ERR_IO || rc == ERR_TIMEOUT)
        return say_fail(call, CLI_UNREACHABLE,
            "de collector is niet bereikt: %s",
            "the collector was not reached: %s", ei.text);
    if (rc != ERR_OK)
        return say_error(call, rc, &ei);
    if (status == 200 && collector_took_all(buf_peek(answer)))
        return CLI_OK;
    return not_taken(call, status);
}

static bool
next_line(struct span *rest, struct span *line)
{
    const uint8_t *nl = rest->n == 0 ? NULL : memchr(rest->p, '\n', rest->n);

    if (nl == NULL)
        return false;
    *line = (struct span){rest->p, (size_t)(nl - rest->p)};
    rest->n -= line->n + 1;
    rest->p = nl + 1;
    return true;
}

static uint64_t
count_lines(struct span text)
{
    struct span line;
    uint64_t n = 0;

    while (next_line(&text, &line))
        n++;
    return n;
}

enum cli_exit
collector_post(const struct cli_call *call, const char *url,
    const char *ca_file, struct span text, struct collector_count *count)
{
    struct net_submit *s = NULL;
    struct errinfo ei = {0};
    enum cli_exit code = CLI_OK;
    struct span line;
    struct buf answer;
    enum err rc = net_submit_new(&s, url, ca_file, &ei);

    *count = (struct collector_count){.documents = count_lines(text)};
    if (rc != ERR_OK)
        return say_error(call, rc, &ei);
    buf_init(&answer, NET_SUBMIT_ANSWER_MAX);
    while (code == CLI_OK && next_line(&text, &line)) {
        code = post_one(call, s, line, &answer);
        count->confirmed += code == CLI_OK;
    }
    buf_done(&answer);
    net_submit_free(s);
    return code;
}
