#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# demo.sh PROGRAM DATA - the main job as a story, on this machine, with fictive people.
#
# Makes a gateway with five partners in ./demo (KETEN_DEMO_DIR), sends real documents over
# mutual TLS with curl, and shows what each party gets, what was withheld and why, and that
# the log proves itself.  STAY=1 leaves the gateway up.
set -eu
umask 077

PROGRAM=${1:?usage: demo.sh PROGRAM DATA}
DATA=${2:?usage: demo.sh PROGRAM DATA}
DIR=${KETEN_DEMO_DIR:-$PWD/demo}
API=/gegevensuitwisseling/v1
SAMPLES=$DATA/adapters

PI=00000099000000010001
JUSTID=00000099000000000001
RE=00000099000000020001
ALMELO=00000099000000000141
ZEIST=00000099000000000355

serve_pid=
run_dir=
clean() {
	[ -z "$run_dir" ] || rm -rf "$run_dir"
	if [ -n "$serve_pid" ]; then
		kill "$serve_pid" 2>/dev/null || true
		wait "$serve_pid" 2>/dev/null || true
	fi
}
trap clean EXIT
trap 'exit 130' INT TERM

title() { printf '\n\033[1m== %s\033[0m\n   %s\n\n' "$1" "$2"; }
[ -t 1 ] && [ -z "${NO_COLOR:-}" ] || title() { printf '\n== %s\n   %s\n\n' "$1" "$2"; }
fail() { printf 'demo: %s\n' "$1" >&2; tail -20 "$DIR/gateway.log" >&2 2>/dev/null || true; exit 1; }
keten() { "$PROGRAM" -c "$DIR/ketenpoort.yaml" --lang nl "$@"; }

# curl as one partner: as NAME METHOD PATH [curl options]
as() {
	who=$1 method=$2 path=$3
	shift 3
	curl -sS --cacert "$DIR/tls/ca.pem" --cert "$DIR/tls/$who.pem" --key "$DIR/tls/$who.key" \
	    -X "$method" "$@" "https://localhost:$PORT$API$path"
}

# field NAME: the first string member of that name in a JSON answer on stdin
field() { tr -d '\n' | sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
# names NAME: the strings of a flat array member
held() { tr -d '\n' | sed -n 's/.*"achtergehouden":\[\([^]]*\)\].*/\1/p' | tr '{' '\n' | grep -c '"element":' || true; }
names() { tr -d '\n' | sed -n "s/.*\"$1\":\[\([^]]*\)\].*/\1/p" | tr -d '"' | tr ',' '\n'; }

# send NAME TYPE FILE: post, show the status line, keep the receipt in $DIR/ontvangst.json
send() {
	status=$(as "$1" POST /berichten -H "Content-Type: $2" --data-binary "@$3" -o "$DIR/ontvangst.json" -w '%{http_code}')
	printf '   POST %s/berichten  ->  %s\n' "$API" "$status"
}
sent() { send "$@"; [ "$status" = 201 ] || { cat "$DIR/ontvangst.json"; fail "expected 201"; }; id=$(field id <"$DIR/ontvangst.json"); }

# collect NAME: take what waits in the mailbox, acknowledge it, keep it in $DIR/inhoud
collect() {
	box=$(as "$1" GET /berichten)
	got=$(printf '%s' "$box" | tr '{' '\n' | sed -n 's/.*"id":"\([^"]*\)".*"status":"gereed".*/\1/p' | head -1)
	[ -n "$got" ] || fail "nothing in the mailbox of $1"
	as "$1" GET "/berichten/$got/inhoud" -o "$DIR/inhoud"
	as "$1" POST "/berichten/$got/ontvangstbevestigingen" -H 'Content-Type: application/json' \
	    -d '{"status":"ontvangen"}' >/dev/null
	printf '   %s haalt bericht %s op en bevestigt de ontvangst\n' "$1" "$got"
}

free_port() {
	p=18443
	while grep -qi ":$(printf %04X "$p") " /proc/net/tcp /proc/net/tcp6 2>/dev/null; do p=$((p + 1)); done
	printf %s "$p"
}

rm -rf "$DIR"
mkdir -p "$DIR"
# A socket's name has room for about a hundred characters; deeper down they lie in /tmp for now.
[ ${#DIR} -le 70 ] || run_dir=$(mktemp -d /tmp/keten-demo.XXXXXX)
PORT=${PORT:-$(free_port)}

title "1. Een gateway met vijf partners" "A gateway, a throw-away certificate authority, five partners"
sh "$DATA/certs/demo-ca.sh" "$DIR/tls" pi $PI justid $JUSTID reclassering $RE gemeente $ALMELO ander $ZEIST \
    >"$DIR/ca.log" 2>&1 || { cat "$DIR/ca.log"; fail "no certificates"; }
cat >"$DIR/ketenpoort.yaml" <<END
state_dir: state
log_dir: log
keys_dir: keys
run_dir: ${run_dir:-run}
policy_dir: $DATA/policy/wet-senb
adapters_dir: $DATA/adapters
listen: 127.0.0.1:$PORT
host: localhost:$PORT
tls_cert: tls/gateway.pem
tls_key: tls/gateway.key
tls_ca: tls/ca.pem
tls_crl: tls/crl.pem
origin: demo.ketenpoort.example/$(date +%Y)
allow_loopback: true
log_level: notice
END
keten init --host "localhost:$PORT" >"$DIR/init.log" 2>&1 || { cat "$DIR/init.log"; fail "init"; }
partner() { # id naam rollen formaat [extra yaml]
	printf 'id: %s\nnaam: %s\noin: "%s"\nrollen: [%s]\nformaat: %s\naflevering: mailbox\n%b' \
	    "$1" "$2" "$3" "$4" "$5" "${6:-}" >"$DIR/partner-$1.yaml"
	keten partner add "$DIR/partner-$1.yaml" >>"$DIR/init.log" 2>&1 || { cat "$DIR/init.log"; fail "partner $1"; }
}
partner justid "JustID (voorbeeld)" $JUSTID "JUSTID, DJI" pi/v1
partner pi "PI Almelo (voorbeeld)" $PI PI pi/v1
partner reclassering "Reclassering (voorbeeld)" $RE RE reclassering/v1
partner gemeente "Gemeente Almelo (voorbeeld)" $ALMELO "GN, GB, GW, GS, GM" gemeente/v1 \
    'gemeente: "0141"\nloket: nazorg@almelo.example\n'
partner ander "Gemeente Zeist (voorbeeld)" $ZEIST GN gemeente/v1 'gemeente: "0355"\nloket: nazorg@zeist.example\n'

"$PROGRAM" -c "$DIR/ketenpoort.yaml" serve >"$DIR/gateway.log" 2>&1 </dev/null &
serve_pid=$!
n=0
until grep -q ' gateway.ready ' "$DIR/gateway.log" 2>/dev/null; do
	n=$((n + 1))
	kill -0 "$serve_pid" 2>/dev/null || fail "the gateway did not start"
	[ $n -lt 300 ] || fail "the gateway is not ready after 30 seconds"
	sleep 0.1
done
keten partner list

title "2. Dag 1: JustID meldt de detentie (M01) en de gemeente antwoordt (M07)" \
      "Day 1: notice of detention; the municipality confirms that the person is theirs"
sent justid application/xml "$SAMPLES/pi/v1/samples/M01.xml"
collect gemeente
sent gemeente application/json "$SAMPLES/gemeente/v1/samples/M07.json"
collect pi

title "3. De PI stuurt het deelbare D&R-plan aan de gemeente (M10)" \
      "The prison sends the shareable plan to the municipality: XML in, JSON out, only what it may have"
sent pi application/xml "$SAMPLES/pi/v1/samples/M10.xml"
m10=$id
cp "$DIR/ontvangst.json" "$DIR/ontvangst-M10.json"
printf '   aangeboden: %s bytes XML; verstrekt: %s elementen; achtergehouden: %s\n\n' \
    "$(wc -c <"$SAMPLES/pi/v1/samples/M10.xml" | tr -d ' ')" \
    "$(names verstrekt <"$DIR/ontvangst-M10.json" | grep -c .)" \
    "$(held <"$DIR/ontvangst-M10.json")"
keten policy explain "$m10"
printf '\n'
collect gemeente
cp "$DIR/inhoud" "$DIR/M10-gemeente.json"
printf '   De gemeente leest (begin van %s bytes JSON):\n' "$(wc -c <"$DIR/M10-gemeente.json" | tr -d ' ')"
head -c 600 "$DIR/M10-gemeente.json" | fold -w 100 | sed 's/^/     /'
printf ' ...\n'
for secret in '2144817' 'GedragSamenvatting'; do
	if grep -q "$secret" "$DIR/M10-gemeente.json"; then fail "the municipality got what it may not have"; fi
done

title "4. Hetzelfde plan aan de reclassering (M11): meer, want ander doel en andere grondslag" \
      "The same plan to probation: XML with more, because the law gives it more"
sent pi application/xml "$SAMPLES/pi/v1/samples/M11.xml"
m11=$id
printf '   verstrekt: %s elementen; achtergehouden: %s\n' \
    "$(names verstrekt <"$DIR/ontvangst.json" | grep -c .)" \
    "$(held <"$DIR/ontvangst.json")"
collect reclassering
cp "$DIR/inhoud" "$DIR/M11-reclassering.xml"
printf '   De reclassering leest %s bytes XML\n' "$(wc -c <"$DIR/M11-reclassering.xml" | tr -d ' ')"
grep -q '2144817' "$DIR/M11-reclassering.xml" || fail "probation should have the SKN"

title "5. Wat niet mag, gaat niet: een verkeerde gemeente" \
      "A municipality that never confirmed gets nothing; the refusal says why, with the article"
sed -e "s/<OntvangerOIN>$ALMELO/<OntvangerOIN>$ZEIST/" -e 's/000000000010<\/BerichtId>/000000000099<\/BerichtId>/' \
    "$SAMPLES/pi/v1/samples/M10.xml" >"$DIR/M10-verkeerd.xml"
send pi application/xml "$DIR/M10-verkeerd.xml"
[ "$status" = 403 ] || fail "expected 403"
sed -n 's/.*"detail":"\([^"]*\)".*/\1/p' "$DIR/ontvangst.json" | fold -s -w 96 | sed 's/^/   /'
printf '\n'

title "6. Het logboek bewijst zichzelf" "The log verifies; in a copy one byte is changed, and the entry is named"
keten log verify
cp "$DIR/log/verstrekkingen.log" "$DIR/kopie.log"
size=$(wc -c <"$DIR/kopie.log" | tr -d ' ')
at=$((size / 2))
byte=$(dd if="$DIR/kopie.log" bs=1 skip=$at count=1 2>/dev/null | od -An -tu1 | tr -d ' ')
printf "\\$(printf %03o $(((byte + 1) % 256)))" | dd of="$DIR/kopie.log" bs=1 seek=$at conv=notrunc 2>/dev/null
printf '\n   In een kopie is byte %s veranderd:\n' "$at"
rc=0
keten log verify --file "$DIR/kopie.log" || rc=$?
[ $rc = 6 ] || fail "verify of the changed copy ended with $rc, expected 6"
printf '   (exit %s)\n' $rc

title "Klaar" "Done"
keten status
if [ -n "${STAY:-}" ] && [ "${STAY:-}" != 0 ]; then
	cat <<END

De gateway blijft aan.  Stuur zelf een bericht (een nieuw BerichtId is een nieuw bericht):

  sed 's/000000000010<\/BerichtId>/000000000123<\/BerichtId>/' $SAMPLES/pi/v1/samples/M10.xml |
  curl --cacert $DIR/tls/ca.pem --cert $DIR/tls/pi.pem --key $DIR/tls/pi.key \\
       -H 'Content-Type: application/xml' --data-binary @- https://localhost:$PORT$API/berichten

  $PROGRAM -c $DIR/ketenpoort.yaml queue list

Stop met Ctrl-C.
END
	wait "$serve_pid"
else
	printf '\nAlles ligt in %s. Blijven draaien: make demo STAY=1\n' "$DIR"
fi
