#!/bin/sh
# demo-ca.sh - a throw-away certificate authority for a demo or a test.
#
#   demo-ca.sh DIR [NAME OIN]...      make DIR/ca.pem, DIR/crl.pem, a gateway
#                                     certificate and one per partner
#   demo-ca.sh --revoke DIR NAME      take one back and write the list anew
#
# Certificates are EC P-256 and live 30 days: NAME.pem beside NAME.key, keys
# mode 0600.  Every leaf serves and asks (serverAuth and clientAuth) and names
# localhost.  Run again on the same DIR, the authority stays and partners are
# added.  KETEN_DEMO_OIN sets the gateway's own number.  Never for production.
# SPDX-License-Identifier: EUPL-1.2
set -eu
umask 077

DAYS=30
GATEWAY_OIN=${KETEN_DEMO_OIN:-00000099000000001000}

usage() {
	sed -n 's/^# \{0,1\}//; 4,6p' "$0" >&2
	exit 2
}

quiet() {
	"$@" >>"$DIR/demo-ca.log" 2>&1 || {
		tail -n 20 "$DIR/demo-ca.log" >&2
		exit 1
	}
}

write_conf() {
	cat >"$DIR/ca.cnf" <<-END
	[req]
	distinguished_name = none
	prompt = no
	[none]
	[root]
	basicConstraints = critical, CA:true
	keyUsage = critical, keyCertSign, cRLSign
	subjectKeyIdentifier = hash
	authorityKeyIdentifier = keyid
	[leaf]
	basicConstraints = critical, CA:false
	keyUsage = critical, digitalSignature
	extendedKeyUsage = clientAuth, serverAuth
	subjectKeyIdentifier = hash
	authorityKeyIdentifier = keyid
	subjectAltName = DNS:localhost, IP:127.0.0.1, IP:::1
	[ca]
	default_ca = demo
	[demo]
	database = $DIR/index.txt
	crlnumber = $DIR/crlnumber
	certificate = $DIR/ca.pem
	private_key = $DIR/ca.key
	default_md = sha256
	default_days = $DAYS
	default_crl_days = $DAYS
	crl_extensions = list
	[list]
	authorityKeyIdentifier = keyid
	END
	: >"$DIR/index.txt"
	echo 01 >"$DIR/crlnumber"
}

new_key() {
	quiet openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"
}

make_ca() {
	write_conf
	new_key "$DIR/ca.key"
	quiet openssl req -new -x509 -config "$DIR/ca.cnf" -extensions root -days $DAYS -sha256 \
	    -key "$DIR/ca.key" -out "$DIR/ca.pem" -subj "/C=NL/O=Ketenpoort demo/CN=Throw-away CA"
}

make_crl() {
	quiet openssl ca -config "$DIR/ca.cnf" -gencrl -out "$DIR/crl.pem.new"
	mv "$DIR/crl.pem.new" "$DIR/crl.pem"
}

# 16 random bytes with a first digit that keeps the number positive
serial() {
	printf '0x4%s' "$(openssl rand -hex 16 | cut -c2-)"
}

make_leaf() { # NAME OIN
	case $1 in
	''|*[!a-z0-9-]*) echo "demo-ca.sh: a name is a-z, 0-9 and -" >&2; exit 2 ;;
	esac
	case $2 in
	????????????????????) ;;
	*) echo "demo-ca.sh: the OIN of $1 is not 20 positions" >&2; exit 2 ;;
	esac
	new_key "$DIR/$1.key"
	quiet openssl req -new -config "$DIR/ca.cnf" -key "$DIR/$1.key" -out "$DIR/$1.csr" \
	    -subj "/C=NL/O=$1 (demo)/serialNumber=$2/CN=localhost"
	quiet openssl x509 -req -in "$DIR/$1.csr" -CA "$DIR/ca.pem" -CAkey "$DIR/ca.key" -set_serial "$(serial)" \
	    -days $DAYS -sha256 -extfile "$DIR/ca.cnf" -extensions leaf -out "$DIR/$1.pem"
	rm -f "$DIR/$1.csr"
}

if [ "${1:-}" = --revoke ]; then
	[ $# -eq 3 ] || usage
	DIR=$2
	quiet openssl ca -config "$DIR/ca.cnf" -revoke "$DIR/$3.pem"
	make_crl
	exit 0
fi

[ $# -ge 1 ] && [ $(($# % 2)) -eq 1 ] || usage
case $1 in -*) usage ;; esac
mkdir -p "$1"
DIR=$(cd "$1" && pwd)
shift
if [ ! -f "$DIR/ca.pem" ]; then
	make_ca
	make_leaf gateway "$GATEWAY_OIN"
fi
while [ $# -gt 0 ]; do
	make_leaf "$1" "$2"
	shift 2
done
make_crl
chmod 644 "$DIR"/*.pem
