#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Hold the catalogue to the domain study: types, parts, lengths, code lists.

check.py  exit 1 and say where leaves.tsv or codes.tsv is not what the type
          and the code list in source/elements.csv ask for

generate.py has the rest (ids, categories, cardinality, owners, texts).
"""
import re
import sys

import generate

# What the study calls a value: the leaf types that carry it.
CARRIES = {
    'str': ('TEXT', 'NAME', 'DIGITS', 'BSN', 'OIN', 'PHONE'),
    'text': ('TEXT',), 'document': ('TEXT',), 'any': ('TEXT',),
    'code': ('CODE', 'DIGITS'), 'enum': ('CODE',), 'bool': ('CODE',),
    'date': ('DATE', 'DATE_PART'), 'timestamp': ('TIMESTAMP',),
    'int': ('INT',), 'decimal': ('DECIMAL',), 'uuid': ('UUID',),
    'email': ('EMAIL',), 'gebied': ('TEXT',),
}
# What the study calls a part: the parts that it stands for.
PARTS = {
    'bv': ('basisvoorwaarde',), 'periode': ('van', 'tot'),
    'tel/mail': ('telefoon', 'email'), 'AGB': ('agb',),
    'adres': ('straat', 'huisnummer', 'huisletter', 'toevoeging',
              'aanduiding_bij_huisnummer', 'postcode', 'woonplaats',
              'gemeentecode', 'soort'),
}
PART_TYPES = {
    'van': 'DATE', 'tot': 'DATE', 'datum': 'DATE', 'deadline': 'DATE',
    'streefdatum': 'DATE', 'geldig_tot': 'DATE', 'per_einde': 'DATE',
    'status': 'CODE', 'basisvoorwaarde': 'CODE', 'actiehouder': 'CODE',
    'vorm': 'CODE', 'reden': 'CODE', 'telefoon': 'PHONE', 'email': 'EMAIL',
    'postcode': 'POSTCODE', 'gemeentecode': 'CODE', 'maanden': 'INT',
}
GEMEENTE = 'CBS/BRP tabel 33'


def wanted_parts(r):
    """The parts that a type names, and the kind of value it is besides."""
    t = r['type'].split(', scanned')[0]
    names = []
    m = re.match(r'(?:list\((.*)\)|struct (.*))$', t)
    if m:
        kind = 'list' if m.group(1) else 'struct'
        names = re.split(r', ?', m.group(1) or m.group(2))
    elif t in ('period', 'period[]'):
        kind, names = 'struct', ['periode']
    elif ' + ' in t:
        kind, names = 'struct', [t.split(' + ')[1]]
    elif re.match('(list|struct)|int / list$', t):
        kind = 'struct'
    else:
        kind = re.match('[a-z]+', t).group()
    if r['basisvoorwaarde'] == 'per bv':
        names.append('bv')
    if names == ['gebied']:
        return 'gebied', []
    return kind, [p for n in names for p in PARTS.get(n, (n,))]


def part_faults(e, r):
    kind, want = wanted_parts(r)
    have = {l['part']: l for l in e['leaves']}
    for p in want:
        if p not in have:
            yield '%s: no part %s' % (e['id'], p)
    for p, l in have.items():
        if p in PART_TYPES and l['type'] != PART_TYPES[p]:
            yield '%s: is not %s' % (l['path'], PART_TYPES[p])
    if kind in ('list', 'struct'):
        if '' in have:
            yield '%s: has no parts' % e['id']
        return
    values = [l for p, l in have.items() if p not in PART_TYPES or not p]
    if not any(l['type'] in CARRIES[kind] for l in values):
        yield '%s: nothing carries a %s' % (e['id'], kind)
    yield from length_faults(e, r, values)


def length_faults(e, r, values):
    m = re.match(r'(?:str|text)\((?:([0-9]+)\.\.)?([0-9]+)\)', r['type'])
    for l in values if m else ():
        if l['type'] not in ('TEXT', 'NAME', 'DIGITS'):
            continue
        least, most = int(m.group(1) or m.group(2)), int(m.group(2))
        # An element that is there says something: 0 may be taken as 1.
        if l['max'] != most or l['min'] not in (least, max(1, least)):
            yield '%s: is not %s' % (l['path'], r['type'])


def list_faults(c, e, r):
    name = r['codelist'].split(' (')[0]
    lists = [l['codelist'] for l in e['leaves'] if l['codelist'] != '-']
    if name == GEMEENTE:
        if lists != ['GEMEENTE']:
            yield '%s: is not a municipality' % e['id']
    elif name.startswith('CL_') and name != 'CL_ADRES':
        if name[3:] not in lists:
            yield '%s: does not use %s' % (e['id'], name)
    elif re.match('[A-Za-z_0-9]+([,/][A-Za-z_0-9]+)+$', name):
        want = re.split('[,/]', name)
        if not any([k['code'] for k in c.lists[n]] == want for n in lists):
            yield '%s: no list with the codes %s' % (e['id'], name)
    elif r['type'] == 'bool' and lists != ['JN']:
        yield '%s: is not J or N' % e['id']


def faults(c):
    for e, r in zip(c.elements, generate.read_csv('elements.csv')):
        yield from part_faults(e, r)
        yield from list_faults(c, e, r)


def main():
    bad = list(faults(generate.Catalogue()))
    if bad:
        sys.exit('\n'.join(bad))


if __name__ == '__main__':
    main()
