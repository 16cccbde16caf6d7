#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Make the samples of the types that have none written by hand.

samples.py          write <kind>/<version>/samples/<type>[-<why>].<syntax>
samples.py --check  exit 1 when one is not what would be written

A valid document says what sample_values.py chose for the elements that its
type carries; an invalid one differs from it in what its name tells.
"""
import copy
import json
import os
import sys
from xml.sax.saxutils import escape

import generate
import sample_values as sv
import schema

# Written by hand, and kept.
BY_HAND = ('M01', 'M04', 'M07', 'M10', 'M11', 'M14', 'M20', 'M30')
MESSAGE_ID = '7d3b1a40-1c5e-4f7a-8b21-%012d'


def speaks(kind, route, end):
    return sv.SPEAKS[route[end]] == kind


def pick_route(kind, routes):
    """The first in which the format sends, else the first it receives."""
    for end in (0, 1):
        for r in routes:
            if speaks(kind, r, end):
                return r
    sys.exit('%s: no route' % kind)


def content(kind, t):
    """What the sample of a type says: element -> canonical value."""
    time, doel, grond, routes, person, other = sv.MESSAGE[t]
    a, b, rol = pick_route(kind, routes)
    out = dict(sv.COMMON, **person)
    if sv.SPEAKS[a] == 'gemeente' and person is sv.PIETER:
        out.update(sv.FROM_GEMEENTE)
    out.update(other)
    out.update(sv.BY_FORMAT.get(t, {}).get(kind, {}))
    out.update({
        'bericht.id': MESSAGE_ID % (100 * (1 + sorted(sv.SWITCHED).index(
            sv.SPEAKS[a])) + int(t[1:])),
        'bericht.tijdstip': time, 'bericht.afzender_oin': sv.PARTY[a],
        'bericht.ontvanger_oin': sv.PARTY[b], 'bericht.ontvanger_rol': rol,
        'bericht.doel': doel, 'bericht.grondslag': grond})
    return {e: v for e, v in out.items() if v is not None}


def chosen(fmt, t, values):
    """The elements of the sample: what must be there, and what is said."""
    kind = fmt.conf['kind']
    sends = any(speaks(kind, r, 0) for r in sv.MESSAGE[t][3])
    presence = fmt.types[t][1]
    only = sv.ONLY.get(t, {}).get(kind)
    out = set()
    for e, p in presence.items():
        header = e.startswith('bericht.')
        if e in values and (only is None or e in only or header or p != 'o'):
            out.add(e)
        elif p != 'o':
            sys.exit('%s %s: %s has no value' % (fmt.folder, t, e))
    if sends:  # what the gateway adds is in what is received
        out -= {'bericht.policy_versie', 'bericht.bewaren_tot'}
    return out


# From a canonical value to what the format says.

def external(fmt, row, leaf, value, whole):
    conv, syntax = row['conv'], fmt.conf['syntax']
    if conv == 'code':
        return fmt.spelled.get(leaf['codelist'], {}).get(value, value)
    if conv == 'dmy':
        return '-'.join(reversed(value.split('-')))
    if conv == 'naam':
        prefix = whole.get('persoon.voorvoegsel')
        return prefix + ' ' + value if prefix else value
    if syntax != 'json':
        return value
    if conv == 'bool':
        return {'J': True, 'N': False}.get(value, value)
    if conv == 'int':
        return int(value)
    if conv == 'decimaal':
        return float(value)
    if conv == 'datum_vol':
        return value if not value.endswith('-00') else None
    if conv == 'datum_jaar':
        return int(value[:4]) if value.endswith('-00') else None
    if conv == 'datum_maand':
        month = int(value[5:7])
        return month if value.endswith('-00') and month > 0 else None
    return value


def put(tree, path, value):
    """One value at its path; a list gives one value per occurrence."""
    name, rest = path[0], path[1:]
    if name.endswith('[]'):
        items = tree.setdefault(name[:-2], [])
        for i, v in enumerate(value):
            if not rest:
                items.append(v)
                continue
            while len(items) <= i:
                items.append({})
            if v is not None:
                put(items[i], rest, v)
    elif rest:
        put(tree.setdefault(name, {}), rest, value)
    else:
        tree[name] = value


class Document:
    """The values of one sample, and what is wrong with it."""

    def __init__(self, fmt, t, values, elements):
        self.fmt, self.t, self.values = fmt, t, values
        self.elements = set(elements)
        self.text = {}  # leaf: this and nothing else, unconverted
        self.extra = []  # (leaf, value) of elements that are not carried

    def value(self, row, leaf):
        v = self.values[leaf['element']]
        if self.fmt.cat.by_id[leaf['element']]['repeats'] == '1':
            part = leaf['part']
            return [None if part and part not in o else self.one(
                row, leaf, o[part] if part else o) for o in v]
        if leaf['part']:
            if leaf['part'] not in v:
                return None
            v = v[leaf['part']]
        return self.one(row, leaf, v)

    def one(self, row, leaf, v):
        if leaf['path'] in self.text:
            return self.text[leaf['path']]
        return external(self.fmt, row, leaf, v, self.values)

    def tree(self):
        out = {}
        extra = dict(self.extra)
        for row in self.fmt.paths:
            leaf = self.fmt.cat.leaf[row['leaf']]
            path = row['path'].split('/')
            if leaf['path'] in extra:
                put(out, path, external(self.fmt, row, leaf,
                                        extra.pop(leaf['path']), {}))
            elif leaf['element'] in self.elements:
                v = self.value(row, leaf)
                if v is not None:
                    put(out, path, v)
        for leaf, v in extra.items():  # this format has no place for it
            name = leaf.split('.')[1].split('/')[0].replace('_', ' ')
            name = name.title().replace(' ', '')
            if self.fmt.conf['syntax'] == 'json':
                name = name[0].lower() + name[1:]
            out[name] = v
        return out

    def render(self, root):
        if self.fmt.conf['syntax'] == 'json':
            return json.dumps(dict({'berichttype': root}, **self.tree()),
                              ensure_ascii=False, indent=2) + '\n'
        return '<?xml version="1.0" encoding="UTF-8"?>\n<%s xmlns="%s">\n' \
            '%s</%s>\n' % (root, self.fmt.conf['namespace'],
                           xml(self.tree(), 1), root)


def xml(tree, depth):
    out = ''
    pad = '  ' * depth
    for name, v in tree.items():
        for one in v if isinstance(v, list) else [v]:
            if isinstance(one, dict):
                out += '%s<%s>\n%s%s</%s>\n' % (pad, name,
                                               xml(one, depth + 1), pad, name)
            elif one == '':
                out += '%s<%s/>\n' % (pad, name)
            else:
                out += '%s<%s>%s</%s>\n' % (pad, name, escape(one), name)
    return out


def damage(doc, what, on, value):
    """Make a document wrong; False where that is not wrong in this format."""
    presence = doc.fmt.types[doc.t][1]
    element = on.split('/')[0]
    if what == 'drop':
        doc.elements.discard(element)
        return presence.get(element) == 'v'
    if what == 'text':
        doc.text[on] = value
        return element in doc.elements
    doc.extra.append((on, value))
    return element not in presence


def samples(fmt, t):
    """(name without its end, text) of every sample of a type."""
    values = content(fmt.conf['kind'], t)
    elements = chosen(fmt, t, values)
    root = fmt.types[t][0]
    yield t, Document(fmt, t, values, elements).render(root)
    n = 0
    for why, what, on, value in sv.WRONG[t]:
        doc = Document(fmt, t, copy.deepcopy(values), elements)
        bool_text = what == 'text' and value in ('J', 'N')
        if bool_text and fmt.conf['syntax'] != 'json':
            continue
        if damage(doc, what, on, value):
            n += 1
            yield '%s-%s' % (t, why), doc.render(root)
    if n < 2:
        sys.exit('%s %s: %d invalid samples' % (fmt.folder, t, n))


def elsewhere(fmt):
    """A document of each type that has a route of its own."""
    routes = generate.read_tsv(os.path.join(generate.HERE, 'routes.tsv'))
    closed = generate.read_tsv(os.path.join(fmt.folder, 'closed.tsv'))
    for c in [c for c in closed if c['from'] == '-']:
        t = [r['type'] for r in routes if r['code'] == c['code']][0]
        values = content(fmt.conf['kind'], sv.ELSEWHERE[t])
        elements = [e for e in fmt.types[sv.ELSEWHERE[t]][1] if e in values
                    and e not in ('bericht.policy_versie',
                                  'bericht.bewaren_tot')]
        yield '%s-%s' % (t, c['code']), Document(
            fmt, sv.ELSEWHERE[t], values, elements).render(c['root'])


def made(fmt):
    for t in fmt.types:
        if t not in BY_HAND:
            yield from samples(fmt, t)
    yield from elsewhere(fmt)


def main():
    cat = generate.Catalogue()
    for folder in schema.formats():
        fmt = schema.Format(cat, folder)
        end = '.' + fmt.conf['syntax']
        want = {n + end: text for n, text in made(fmt)}
        target = os.path.join(folder, 'samples')
        os.makedirs(target, exist_ok=True)
        have = {n for n in os.listdir(target) if n[:3] not in BY_HAND}
        if '--check' in sys.argv[1:]:
            for n in sorted(have ^ set(want)):
                sys.exit('%s/%s: run samples.py' % (target, n))
            for n, text in want.items():
                with open(os.path.join(target, n), encoding='utf-8') as f:
                    if f.read() != text:
                        sys.exit('%s/%s differs: run samples.py'
                                 % (target, n))
            continue
        for n in have - set(want):
            os.remove(os.path.join(target, n))
        for n, text in want.items():
            with open(os.path.join(target, n), 'w', encoding='utf-8') as f:
                f.write(text)


if __name__ == '__main__':
    main()
