#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Make adapters/catalogue_list.h from the tables in adapters/catalogue/.

generate.py          write the header
generate.py --check  exit 1 when the header is not what would be written
"""
import csv
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(HERE, '..', 'catalogue_list.h')

TYPES = ('TEXT', 'CODE', 'DATE', 'DATE_PART', 'TIMESTAMP', 'INT', 'DECIMAL',
         'UUID', 'OIN', 'BSN', 'DIGITS', 'EMAIL', 'PHONE', 'POSTCODE')
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


class Catalogue:
    """The three tables, joined."""

    def __init__(self):
        self.elements = read_tsv(os.path.join(HERE, 'elements.tsv'))
        self.leaves = read_tsv(os.path.join(HERE, 'leaves.tsv'))
        self.codes = read_tsv(os.path.join(HERE, 'codes.tsv'))
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
            self.by_id[l['element']]['leaves'].append(l)
        self.leaf = {l['path']: l for l in self.leaves}


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
    for name, rows in c.lists.items():
        codes = [r['code'] for r in rows]
        if len(codes) != len(set(codes)) or '"' in ''.join(codes):
            yield name + ': codes'
    if [r['code'] for r in c.lists['GEMEENTE']] != [
            g['code'] for g in read_csv('gemeenten.csv')]:
        yield 'GEMEENTE differs from source/gemeenten.csv'


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
 * list as CL_, and the code as text.
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
            l['name'], c.by_id[l['element']]['name'], l['part'], l['type'],
            l['min'], l['max'],
            'NONE' if l['codelist'] == '-' else l['codelist'])
        for l in c.leaves))
    out += '\n' + macro('CODELIST_LIST', c.lists)
    out += '\n' + macro('CODE_LIST', (
        'CL_%s, "%s"' % (r['list'], r['code']) for r in c.codes))
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
