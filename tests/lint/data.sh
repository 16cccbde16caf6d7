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

for maker in generate check types schema samples reference; do
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

[ $bad -eq 0 ] && echo "data: tables current, $n XML samples as named"
exit $bad
