/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/page.h"

#include "base/banned.h"

static const char style[] =
    "*{box-sizing:border-box}"
    "body{margin:0;padding:1.5rem;background:#fff;color:#1a1a1a;"
    "font:1rem/1.45 \"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,"
    "\"Liberation Sans\",sans-serif}"
    "h1,h2,h3,caption,summary{color:#12395f}"
    "h1{margin:.1rem 0 .2rem;font-size:1.75rem;line-height:1.2}"
    "h2{margin:1.8rem 0 .4rem;padding-bottom:.15rem;font-size:1.25rem;"
    "border-bottom:2px solid #12395f}"
    "h3{margin:1.1rem 0 .2rem;font-size:1.05rem}"
    "p,ul,dl{max-width:52rem}"
    "table{border-collapse:collapse}"
    "caption{padding:.2rem 0;text-align:left;font-weight:600}"
    "th,td{padding:.25rem .5rem;text-align:left;vertical-align:top;"
    "border:1px solid #b8bfc7}"
    "thead th{background:#eef2f6}"
    "tbody th{font-weight:600}"
    ".id,code{font:.85em/1.3 \"Liberation Mono\",Consolas,monospace}"
    ".noot{color:#4a4a4a}"
    ".rol{overflow-x:auto;max-width:100%}"
    "summary{cursor:pointer;font-weight:600;padding:.2rem 0}"
    "a{color:#0b4f8a}"
    "a:focus,summary:focus{outline:3px solid #b35900;outline-offset:2px}"
    "@media(max-width:40rem){body{padding:.8rem;font-size:.9rem}"
    "th,td{padding:.2rem .3rem;hyphens:auto;overflow-wrap:break-word}}"
    "footer{margin-top:1.8rem;padding-top:.5rem;border-top:1px solid #b8bfc7;"
    "color:#4a4a4a;font-size:.9rem}"
    "@media print{html{font-size:8pt}body{padding:0}th,td{padding:1pt 3pt}"
    "tr{break-inside:avoid}h2,h3,h4,summary{break-after:avoid}"
    ".rol{overflow:visible}"
    "*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}";

void
page_text(struct page *p, const char *text)
{
    for (; *text != '\0'; text++)
        switch (*text) {
        case '&':
            buf_text(p->out, "&amp;");
            break;
        case '<':
            buf_text(p->out, "&lt;");
            break;
        case '>':
            buf_text(p->out, "&gt;");
            break;
        case '"':
            buf_text(p->out, "&quot;");
            break;
        default:
            buf_byte(p->out, (uint8_t)*text);
        }
}

void
page_pick(struct page *p, const char *nl, const char *en)
{
    page_put(p, p->en ? en : nl);
}

void
page_begin(struct page *p, const char *title, const char *extra_style)
{
    page_put(p, "<!DOCTYPE html>\n<html lang=\"");
    page_pick(p, "nl", "en");
    page_put(p,
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    page_text(p, title);
    page_put(p, "</title>\n<style>");
    page_put(p, style);
    page_put(p, extra_style);
    page_put(p, "</style>\n</head>\n<body>\n<main>\n<h1>");
    page_text(p, title);
    page_put(p, "</h1>\n");
}

void
page_end(struct page *p)
{
    page_put(p, "</main>\n</body>\n</html>\n");
}

void
page_cell(struct page *p, const char *tag, const char *text)
{
    buf_printf(p->out, "<%s%s>", tag,
        strcmp(tag, "th") == 0 ? " scope=\"row\"" : "");
    page_text(p, text);
    buf_printf(p->out, "</%s>", tag);
}

void
page_head(struct page *p, const char *nl, const char *en)
{
    page_put(p, "<th scope=\"col\">");
    page_pick(p, nl, en);
    page_put(p, "</th>");
}

/* ---- CSV ------------------------------------------------------------------ */

void
page_csv(struct buf *out, const char *text, bool first)
{
    if (!first)
        buf_byte(out, ',');
    buf_byte(out, '"');
    /* What a spreadsheet would reckon with gets an apostrophe in front. */
    if (text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL)
        buf_byte(out, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            buf_byte(out, '"');
        buf_byte(out, (uint8_t)*text);
    }
    buf_byte(out, '"');
}

void
page_csv_end(struct buf *out)
{
    buf_text(out, "\r\n");
}
