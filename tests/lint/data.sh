#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# The tables under adapters/ are whole and agree with the domain study, and the
# files made from them (headers, schemas, pages) are current; every XML sample gets the verdict that its name announces:
#   M10.xml             the published schema accepts it
#   M10-<why>.xml       it does not
#   M10-waarde-<why>    it does; the value grade of the adapter refuses it
set -u
cd "$(dirname "$0")/../.." || exit 1
bad=0

for maker in generate check message_types schema samples reference; do
    python3 -B "adapters/catalogue/$maker.py" --check || bad=1
done

python3 -B tests/lint/data_plant.py || bad=1

n=0
for xsd in adapters/*/v*/*.xsd; do
    dir=$(dirname "$xsd")
    for doc in "$dir"/samples/*.xml; do
        n=$((n + 1))
        want=valid
        case $(basename "$doc") in
        *-waarde-*) ;;
        *-*) want=invalid ;;
        esac
        if xmllint --nonet --noout --schema "$xsd" "$doc" 2>/dev/null; then
            have=valid
        else
            have=invalid
        fi
        if [ $want != $have ]; then
            echo "data: $doc: $have, want $want"
            bad=1
        fi
    done
done
# Every type of a format has a sample; every sample has a type.
for types in adapters/*/v*/types.tsv; do
    dir=$(dirname "$types")
    for t in $(sed -n 's/^\(M[0-9][0-9]\)	.*/\1/p' "$types" | sort -u); do
        if ! ls "$dir/samples/$t".* >/dev/null 2>&1; then
            echo "data: $dir: no sample of $t"
            bad=1
        fi
    done
done

# The checks of the code lists can fail: tables with one thing wrong.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
wrong() { # file, what to change, what must be said
    rm -rf "$tmp/catalogue"
    cp -r adapters/catalogue "$tmp/catalogue"
    sed -i "$2" "$tmp/catalogue/$1"
    if cmp -s "adapters/catalogue/$1" "$tmp/catalogue/$1" ||
        ! python3 -B "$tmp/catalogue/generate.py" --check 2>&1 |
        grep -qF "$3"; then
        echo "data: $1 with '$2' passes"
        bad=1
    fi
}
wrong leaves.tsv 's/	GESLACHT/	GESLACHTEN/' 'persoon.geslacht: code list'
wrong codes.tsv '/	0457	/s/0363/0364/' 'successor 0364 does not exist'
wrong codes.tsv '/	0457	/s/0363/1992/' 'successor 1992 is not valid the day'
wrong codes.tsv '/	0003	/s/1979/0614/; /	0614	/s/1992/0003/' \
    'GEMEENTE 0003: is its own successor'
wrong codes.tsv '/	0003	/s/2020-12-31/2020-12-32/' 'GEMEENTE 0003: period'
wrong codes.tsv '/	0003	/s/2020-12-31/-/' 'a successor, and no end'
wrong codes.tsv '/	0614	/d' 'differs from source/gemeenten-vervallen.csv'
wrong codes.tsv '/	0014	/d' 'differs from source/gemeenten.csv'
wrong marks.tsv 's/^persoon.voornamen	name/persoon.voornamen	past/' \
    'marks.tsv: persoon.voornamen past'

[ $bad -eq 0 ] && echo "data: tables current, $n XML samples as named"
exit $bad
