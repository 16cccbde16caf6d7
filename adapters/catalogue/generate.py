#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Make adapters/catalogue_list.h and catalogue_text.h from the tables here.

generate.py          write the headers
generate.py --check  exit 1 when a header is not what would be written
"""
import csv
import datetime
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ADAPTERS = os.path.join(HERE, '..')
LABEL_MAX = 60
OCCURRENCES_MAX = 200  # LIMIT_MESSAGE_OCCURRENCES_MAX

TYPES = ('TEXT', 'CODE', 'DATE', 'DATE_PART', 'TIMESTAMP', 'INT', 'DECIMAL',
         'UUID', 'OIN', 'BSN', 'DIGITS', 'EMAIL', 'PHONE', 'POSTCODE')
EPOCH = datetime.date(1970, 1, 1)
ALWAYS = (-2147483648, 2147483647)  # days; no limit
CATEGORIES = ('GEWOON', 'GEVOELIG', 'GEZOND_F', 'GEZOND', 'STRAF', 'BSN',
              'CONTACT', 'CONTACT_B', 'DERDE', 'META')
BV = {'id': 'ID', 'onderdak': 'ONDERDAK', 'werk': 'WERK_INKOMEN',
      'schulden': 'SCHULDEN', 'zorg': 'ZORG', 'netwerk': 'NETWERK'}


TEXTS = ('label', 'nl', 'en')


def read_tsv(path):
    """Rows of a table as dicts; comments and the name line are taken off."""
    rows = []
    names = None
    with open(path, encoding='utf-8') as f:
        for line in f:
            line = line.rstrip('\n')
            if not line or line.startswith('#'):
                continue
            cells = line.split('\t')
            if names is None:
                names = cells
                continue
            if len(cells) != len(names):
                sys.exit('%s: %d cells, want %d: %s'
                         % (path, len(cells), len(names), line))
            rows.append(dict(zip(names, cells)))
    return rows


def read_csv(name):
    with open(os.path.join(HERE, 'source', name), encoding='utf-8') as f:
        return list(csv.DictReader(f))


def period(code):
    """First and last day of a code, in days since 1970; None when bad."""
    out = []
    for key, limit in zip(('valid_from', 'valid_to'), ALWAYS):
        try:
            out.append(limit if code[key] == '-' else (
                datetime.date.fromisoformat(code[key]) - EPOCH).days)
        except ValueError:
            return None
    return tuple(out)


def successors(code):
    """The codes that replace this one, in the table's order."""
    return [] if code['successor'] == '-' else code['successor'].split(' ')


def period_text(code):
    """The period in Dutch, with the successors; empty when there is none."""
    out = []
    if code['valid_from'] != '-':
        out.append('vanaf ' + code['valid_from'])
    if code['valid_to'] != '-':
        out.append('tot en met ' + code['valid_to'])
    if successors(code):
        out.append('daarna ' + ', '.join(successors(code)))
    return '; '.join(out)


class Catalogue:
    """The tables, joined."""

    def __init__(self):
        self.elements = read_tsv(os.path.join(HERE, 'elements.tsv'))
        self.leaves = read_tsv(os.path.join(HERE, 'leaves.tsv'))
        self.codes = read_tsv(os.path.join(HERE, 'codes.tsv'))
        self.marks = read_tsv(os.path.join(HERE, 'marks.tsv'))
        self.by_id = {e['id']: e for e in self.elements}
        self.lists = {}
        for c in self.codes:
            self.lists.setdefault(c['list'], []).append(c)
        for e in self.elements:
            e['leaves'] = []
            n = e['card'].split('..')[-1]
            e['max'] = max(1, int(n)) if n.isdigit() else 0
            e['repeats'] = '1' if e['max'] > 1 else '0'
        for l in self.leaves:
            l['part'] = '' if l['part'] == '-' else l['part']
            l['path'] = l['element'] + ('/' + l['part'] if l['part'] else '')
            l['name'] = (l['path'].upper().replace('.', '_')
                         .replace('/', '_'))
            l['min'], l['max'] = int(l['min']), int(l['max'])
            l['is_name'] = l['is_past'] = False
            e = self.by_id.get(l['element'])
            if e is None:
                sys.exit('leaves.tsv: no element ' + l['element'])
            if not l['part']:
                l.update((k, e[k]) for k in TEXTS if l[k] == '-')
            e['leaves'].append(l)
        self.leaf = {l['path']: l for l in self.leaves}
        for m in self.marks:
            self.leaf.get(m['leaf'], {})['is_' + m['mark']] = True


def card_faults(c, e, r):
    """Is the cardinality that of the source, with a number for n?"""
    if (e['blocked'] == '1') != (r['card'] == '0'):
        yield e['id'] + ': blocked'
    want = r['card']
    if want == '0..1' and r['basisvoorwaarde'] == 'per bv':
        want = '0..n'  # at most one for each
        if e['max'] > len(c.lists['BASISVOORWAARDE']):
            yield e['id'] + ': more than one per basic condition'
    have = '0..n' if e['max'] > 1 and e['card'] == '0..%d' % e['max'] \
        else e['card']
    if have != want or e['max'] > OCCURRENCES_MAX:
        yield e['id'] + ': cardinality'
    for l in e['leaves']:
        if not l['part'] and e['max'] > 1 and l['type'] == 'CODE' \
                and e['max'] < len(c.lists[l['codelist']]):
            yield e['id'] + ': cannot hold every code of its list'


def text_faults(name, row, keys):
    """Every text is there, short enough, and fits a C string as it is."""
    for k in keys:
        if row[k] in ('', '-') or '"' in row[k] or '\\' in row[k]:
            yield '%s: %s' % (name, k)
        if k.startswith('label') and len(row[k]) > LABEL_MAX:
            yield '%s: label of more than %d characters' % (name, LABEL_MAX)


def faults(c):
    """What is wrong with the tables, one line each."""
    src = read_csv('elements.csv')
    if [e['id'] for e in c.elements] != [r['id'] for r in src]:
        yield 'elements.tsv: ids differ from source/elements.csv'
        return
    for e, r in zip(c.elements, src):
        if e['category'] != r['category'] or e['category'] not in CATEGORIES:
            yield e['id'] + ': category'
        if e['bv'] != BV.get(r['basisvoorwaarde'], '-'):
            yield e['id'] + ': basic condition'
        if e['bron'] != r['bron']:
            yield e['id'] + ': bron'
        yield from card_faults(c, e, r)
        yield from text_faults(e['id'], e, ('label', 'label_en', 'nl', 'en'))
        if not e['leaves']:
            yield e['id'] + ': no leaf'
        parts = [l['part'] for l in e['leaves']]
        if len(parts) != len(set(parts)) or ('' in parts and len(parts) > 1):
            yield e['id'] + ': parts'
    if [l['element'] for l in c.leaves] != [
            l['element'] for e in c.elements for l in e['leaves']]:
        yield 'leaves.tsv: not in the order of elements.tsv'
    names = [l['name'] for l in c.leaves]
    if len(names) != len(set(names)):
        yield 'leaves.tsv: two leaves with one name'
    for l in c.leaves:
        if l['type'] not in TYPES or l['min'] > l['max']:
            yield l['path'] + ': type, min or max'
        if (l['type'] == 'CODE') != (l['codelist'] in c.lists):
            yield l['path'] + ': code list'
        yield from text_faults(l['path'], l, TEXTS)
    yield from faults_codes(c)
    yield from faults_gemeenten(c)
    goes_with = {'name': 'TEXT', 'past': 'CODE'}
    for m in c.marks:
        if m['leaf'] not in c.leaf or goes_with.get(
                m['mark']) != c.leaf[m['leaf']]['type']:
            yield 'marks.tsv: %s %s' % (m['leaf'], m['mark'])


def faults_codes(c):
    """Lists, periods and successors."""
    for name, rows in c.lists.items():
        codes = [r['code'] for r in rows]
        if len(codes) != len(set(codes)) or '"' in ''.join(codes):
            yield name + ': codes'
        for r in rows:
            if {'', '-'} & {r['nl'], r['en']} \
                    or set(r['nl'] + r['en']) & set('"\\'):
                yield '%s/%s: text' % (name, r['code'])
        if any(' ' in code for code in codes) and any(
                successors(r) for r in rows):
            yield name + ': a code with a space has no successor list'
        for r in rows:
            yield from faults_code(r, {x['code']: x for x in rows})


def faults_code(r, rows):
    """One code: its period, and who comes after it."""
    where = '%s %s: ' % (r['list'], r['code'])
    days = period(r)
    if days is None or days[0] > days[1]:
        yield where + 'period'
        return
    if successors(r) and r['valid_to'] == '-':
        yield where + 'a successor, and no end'
    if len(successors(r)) != len(set(successors(r))):
        yield where + 'a successor twice'
    for name in successors(r):
        after = period(rows[name]) if name in rows else None
        if after is None:
            yield where + 'successor %s does not exist' % name
        elif not after[0] <= days[1] + 1 <= after[1]:
            yield where + 'successor %s is not valid the day after' % name
    seen, todo = set(), successors(r)
    while todo:
        name = todo.pop()
        if name == r['code']:
            yield where + 'is its own successor'
            return
        if name in rows and name not in seen:
            seen.add(name)
            todo += successors(rows[name])


def faults_gemeenten(c):
    """The municipalities: those of today, then those that ended."""
    now = read_csv('gemeenten.csv')
    ended = read_csv('gemeenten-vervallen.csv')
    rows = c.lists['GEMEENTE']
    if [(r['code'], r['nl']) for r in rows if r['valid_to'] == '-'] != [
            (g['code'], g['naam']) for g in now]:
        yield 'GEMEENTE differs from source/gemeenten.csv'
    if [(r['code'], r['nl'], r['valid_to'], r['successor'])
            for r in rows if r['valid_to'] != '-'] != [
            (g['code'], g['naam'], g['laatste_dag'], g['opvolgers'])
            for g in ended]:
        yield 'GEMEENTE differs from source/gemeenten-vervallen.csv'


def macro(name, rows):
    out = ['#define %s(X)' % name] + ['    X(%s)' % r for r in rows]
    return ' \\\n'.join(out) + '\n'


def bool_c(v):
    return 'true' if v == '1' else 'false'


def header(c):
    out = '''/* SPDX-License-Identifier: EUPL-1.2 */
/* made by adapters/catalogue/generate.py; do not edit */
#ifndef ADAPTERS_CATALOGUE_LIST_H
#define ADAPTERS_CATALOGUE_LIST_H

/*
 * The first argument of X is a bare name, every other constant is a whole
 * enumerator (EL_, CAT_, BV_, LEAF_, CL_).  In CODE_LIST both are whole: the
 * list as CL_, and the code as text.  CODE_PERIOD_LIST has the codes that
 * are not valid for ever: first and last day since 1970-01-01, and the codes
 * that replace it, with spaces between.  PAST_LIST has the leaves that may
 * describe the past.
 */

/* clang-format off */
'''
    out += macro('ELEMENT_LIST', (
        '%s, "%s", CAT_%s, BV_%s, %d, %s' % (
            e['name'], e['id'], e['category'],
            'NONE' if e['bv'] == '-' else e['bv'], e['max'],
            bool_c(e['blocked'])) for e in c.elements))
    out += '\n' + macro('LEAF_LIST', (
        '%s, EL_%s, "%s", LEAF_%s, %d, %d, CL_%s' % (
            l['name'], c.by_id[l['element']]['name'], l['part'],
            'NAME' if l['is_name'] else l['type'],
            l['min'], l['max'],
            'NONE' if l['codelist'] == '-' else l['codelist'])
        for l in c.leaves))
    out += '\n' + macro('CODELIST_LIST', c.lists)
    out += '\n' + macro('CODE_LIST', (
        'CL_%s, "%s"' % (r['list'], r['code']) for r in c.codes))
    out += '\n' + macro('CODE_PERIOD_LIST', (
        'CL_%s, "%s", %s, %s, "%s"' % (
            r['list'], r['code'],
            *('CODE_%s' % name if day == limit else day
              for day, limit, name in zip(period(r), ALWAYS,
                                          ('EVER', 'FOREVER'))),
            ' '.join(successors(r)))
        for r in c.codes if period(r) != ALWAYS))
    out += '\n' + macro('PAST_LIST', (
        l['name'] for l in c.leaves if l['is_past']))
    return out + '/* clang-format on */\n\n#endif\n'


def texts(c):
    out = '''/* SPDX-License-Identifier: EUPL-1.2 */
/* made by adapters/catalogue/generate.py; do not edit */
#ifndef ADAPTERS_CATALOGUE_TEXT_H
#define ADAPTERS_CATALOGUE_TEXT_H

/*
 * What elements, leaves and codes are called, in the order of ELEMENT_LIST,
 * LEAF_LIST and CODE_LIST of catalogue_list.h.
 */

/* clang-format off */
'''
    out += macro('ELEMENT_TEXT_LIST', (
        '%s, "%s", "%s", "%s", "%s"' % (
            e['name'], e['label'], e['label_en'], e['nl'], e['en'])
        for e in c.elements))
    out += '\n' + macro('LEAF_LABEL_LIST', (
        '%s, "%s"' % (l['name'], l['label']) for l in c.leaves))
    out += '\n' + macro('CODE_TEXT_LIST', (
        'CL_%s, "%s", "%s", "%s"' % (r['list'], r['code'], r['nl'], r['en'])
        for r in c.codes))
    return out + '/* clang-format on */\n\n#endif\n'


def write_or_check(path, want, maker):
    """Write the file, or with --check stop where it differs."""
    if '--check' in sys.argv[1:]:
        have = None
        if os.path.exists(path):
            with open(path, encoding='utf-8') as f:
                have = f.read()
        if have != want:
            sys.exit('%s differs: run %s' % (os.path.relpath(path), maker))
        return
    with open(path, 'w', encoding='utf-8') as f:
        f.write(want)


def main():
    c = Catalogue()
    bad = list(faults(c))
    if bad:
        sys.exit('\n'.join(bad))
    for name, want in (('catalogue_list.h', header(c)),
                       ('catalogue_text.h', texts(c))):
        write_or_check(os.path.join(ADAPTERS, name), want, 'generate.py')


if __name__ == '__main__':
    main()
