# SPDX-License-Identifier: EUPL-1.2
"""Does a document satisfy a JSON Schema?  The keywords that schema.py uses.

json_schema.py SCHEMA OTHER... -- DOCUMENT...

OTHER schemas are found by their $id.  Prints "DOCUMENT: place: why" for each
document that does not satisfy; exit 1 when there is one.
"""
import json
import re
import sys

KNOWN = {'$schema', '$id', '$comment', '$ref', '$defs', 'title', 'description',
         'type', 'properties', 'additionalProperties', 'required', 'enum',
         'const', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum',
         'items', 'minItems', 'maxItems', 'allOf', 'anyOf', 'not', 'if',
         'then', 'dependentRequired'}


class Validator:
    def __init__(self, schemas):
        self.by_id = {s['$id']: s for s in schemas}

    def find(self, ref, root):
        base, _, pointer = ref.partition('#')
        root = self.by_id[base] if base else root
        at = root
        for name in pointer.split('/')[1:]:
            at = at[name]
        return at, root

    def check(self, v, s, root, at=''):
        """The first reason why v does not satisfy s, or None."""
        for key in s:
            if key not in KNOWN:
                raise ValueError('keyword ' + key)
        if '$ref' in s:
            target, home = self.find(s['$ref'], root)
            why = self.check(v, target, home, at)
            if why:
                return why
        for rule in (self.kind, self.text, self.number, self.array, self.object,
                     self.logic):
            why = rule(v, s, root, at)
            if why:
                return why
        return None

    def kind(self, v, s, root, at):
        names = {'object': dict, 'array': list, 'string': str, 'boolean': bool,
                 'number': (int, float), 'integer': int}
        if 'type' in s and (not isinstance(v, names[s['type']]) or
                            isinstance(v, bool) != (s['type'] == 'boolean')):
            return '%s: not %s' % (at, s['type'])
        if 'const' in s and v != s['const']:
            return '%s: not the constant' % at
        if 'enum' in s and v not in s['enum']:
            return '%s: not on the list' % at
        return None

    def text(self, v, s, root, at):
        if not isinstance(v, str):
            return None
        if not s.get('minLength', 0) <= len(v) <= s.get('maxLength', 1 << 30):
            return '%s: length' % at
        if 'pattern' in s:
            # ECMA's $ is Python's \Z.
            p = re.sub(r'\$$', r'\\Z', s['pattern'])
            if not re.search(p, v):
                return '%s: pattern' % at
        return None

    def number(self, v, s, root, at):
        if isinstance(v, bool) or not isinstance(v, (int, float)):
            return None
        if not s.get('minimum', v) <= v <= s.get('maximum', v):
            return '%s: range' % at
        return None

    def array(self, v, s, root, at):
        if not isinstance(v, list):
            return None
        if not s.get('minItems', 0) <= len(v) <= s.get('maxItems', 1 << 30):
            return '%s: number of items' % at
        for i, x in enumerate(v):
            why = self.check(x, s.get('items', {}), root, '%s/%d' % (at, i))
            if why:
                return why
        return None

    def object(self, v, s, root, at):
        if not isinstance(v, dict):
            return None
        for name in s.get('required', ()):
            if name not in v:
                return '%s: no %s' % (at, name)
        for name, others in s.get('dependentRequired', {}).items():
            if name in v and any(o not in v for o in others):
                return '%s: %s alone' % (at, name)
        props = s.get('properties', {})
        for name, x in v.items():
            if name in props:
                why = self.check(x, props[name], root, at + '/' + name)
                if why:
                    return why
            elif s.get('additionalProperties') is False:
                return '%s: an unknown key' % at
        return None

    def logic(self, v, s, root, at):
        for part in s.get('allOf', ()):
            why = self.check(v, part, root, at)
            if why:
                return why
        if 'anyOf' in s and all(self.check(v, p, root, at) for p in s['anyOf']):
            return '%s: none of anyOf' % at
        if 'not' in s and not self.check(v, s['not'], root, at):
            return '%s: what may not be' % at
        if 'if' in s and 'then' in s and not self.check(v, s['if'], root, at):
            return self.check(v, s['then'], root, at)
        return None


def load(path):
    with open(path, encoding='utf-8') as f:
        return json.load(f)


def main():
    cut = sys.argv.index('--')
    schemas = [load(p) for p in sys.argv[1:cut]]
    v = Validator(schemas)
    bad = 0
    for path in sys.argv[cut + 1:]:
        why = v.check(load(path), schemas[0], schemas[0])
        if why:
            print('%s: %s' % (path, why))
            bad = 1
    sys.exit(bad)


if __name__ == '__main__':
    main()
