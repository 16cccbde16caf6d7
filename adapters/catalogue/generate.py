#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Make adapters/catalogue_list.h from the tables in adapters/catalogue/.

generate.py          write the header
generate.py --check  exit 1 when the header is not what would be written
"""
import csv
import datetime
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(HERE, '..', 'catalogue_list.h')

TYPES = ('TEXT', 'CODE', 'DATE', 'DATE_PART', 'TIMESTAMP', 'INT', 'DECIMAL',
         'UUID', 'OIN', 'BSN', 'DIGITS', 'EMAIL', 'PHONE', 'POSTCODE')
EPOCH = datetime.date(1970, 1, 1)
ALWAYS = (-2147483648, 2147483647)  # days; no limit
CATEGORIES = ('GEWOON', 'GEVOELIG', 'GEZOND_F', 'GEZOND', 'STRAF', 'BSN',
              'CONTACT', 'CONTACT_B', 'DERDE', 'META')
BV = {'id': 'ID', 'onderdak': 'ONDERDAK', 'werk': 'WERK_INKOMEN',
      'schulden': 'SCHULDEN', 'zorg': 'ZORG', 'netwerk': 'NETWERK'}


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
        for l in self.leaves:
            l['part'] = '' if l['part'] == '-' else l['part']
            l['path'] = l['element'] + ('/' + l['part'] if l['part'] else '')
            l['name'] = (l['path'].upper().replace('.', '_')
                         .replace('/', '_'))
            l['min'], l['max'] = int(l['min']), int(l['max'])
            l['is_name'] = l['is_past'] = False
            self.by_id[l['element']]['leaves'].append(l)
        self.leaf = {l['path']: l for l in self.leaves}
        for m in self.marks:
            self.leaf.get(m['leaf'], {})['is_' + m['mark']] = True


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
        if e['repeats'] == '0' and r['card'] == '0..n':
            yield e['id'] + ': must repeat'
        if (e['blocked'] == '1') != (r['card'] == '0'):
            yield e['id'] + ': blocked'
        if '"' in e['nl'] + e['en'] or '\\' in e['nl'] + e['en']:
            yield e['id'] + ': quote in text'
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
        '%s, "%s", CAT_%s, BV_%s, %s, %s, "%s", "%s"' % (
            e['name'], e['id'], e['category'],
            'NONE' if e['bv'] == '-' else e['bv'], bool_c(e['repeats']),
            bool_c(e['blocked']), e['nl'], e['en']) for e in c.elements))
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


def main():
    c = Catalogue()
    bad = list(faults(c))
    if bad:
        sys.exit('\n'.join(bad))
    want = header(c)
    if '--check' in sys.argv[1:]:
        with open(TARGET, encoding='utf-8') as f:
            if f.read() != want:
                sys.exit('catalogue_list.h differs: run generate.py')
        return
    with open(TARGET, 'w', encoding='utf-8') as f:
        f.write(want)


if __name__ == '__main__':
    main()
