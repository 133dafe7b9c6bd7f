#!/bin/sh
# Makes the keys and certificates of a cluster, with openssl and nothing else.
#
#   keys.sh new FOLDER NAME      all of them: for a service that people reach under NAME
#   keys.sh server FOLDER NAME…  a server's certificate, new or renewed: nats-1 and every other
#                                name or address (10.0.0.1) it is reached by
#   keys.sh proxy FOLDER NAME    the proxy's certificate, new or renewed
#   keys.sh person FOLDER NAME   a certificate for somebody's browser, good for a year
#   keys.sh left FOLDER          the days each certificate has left
#
# What is there already is never overwritten, but for certificates that are renewed. FOLDER has:
#
#   nkeys/PART.nk                 what a part logs in to the broker with; secret
#   environment                   their public halves, for the servers (deploy/compose.yaml reads it)
#   servers/ca.pem, ca.key        the authority of the servers; the key belongs on no server
#   servers/NAME.pem, NAME.key    a server's certificate and key
#   people/ca.pem, ca.key         the authority of those who may use the service
#   people/NAME.pem, NAME.key     what somebody's browser shows
#   founding                      empty; where deploy/compose.yaml founds the log
#   proxy.pem                     the proxy's certificate and key in one file
set -eu
umask 077

# Containers run as this user, and files of secrets are handed to them as they are.
owner=65532
server_days=730
person_days=365
authority_days=7300

fail() {
  echo "keys.sh: $*; nothing was changed" >&2
  exit 1
}

# An nkey is base32 of a prefix, the key and a CRC-16 (XMODEM), lowest byte first.
encode() {
  hex=$1
  crc=0
  rest=$hex
  while [ -n "$rest" ]; do
    after=${rest#??}
    crc=$((crc ^ (0x${rest%"$after"} << 8)))
    rest=$after
    for _ in 1 2 3 4 5 6 7 8; do
      if [ $((crc & 0x8000)) -ne 0 ]; then
        crc=$(((crc << 1 ^ 0x1021) & 0xffff))
      else
        crc=$(((crc << 1) & 0xffff))
      fi
    done
  done
  octal=
  rest=$(printf '%s%02x%02x' "$hex" $((crc & 0xff)) $((crc >> 8)))
  while [ -n "$rest" ]; do
    after=${rest#??}
    octal="$octal$(printf '\\%03o' "0x${rest%"$after"}")"
    rest=$after
  done
  # shellcheck disable=SC2059
  printf "$octal" | base32 -w 0 | tr -d '='
}

last_32_bytes() {
  tail -c 32 | od -An -v -tx1 | tr -d ' \n'
}

nkey() {
  file="$1/nkeys/$2.nk"
  pem=$(openssl genpkey -algorithm ed25519)
  seed=$(printf '%s\n' "$pem" | openssl pkey -outform DER | last_32_bytes)
  public=$(printf '%s\n' "$pem" | openssl pkey -pubout -outform DER | last_32_bytes)
  # 9500 marks the seed of a user, a0 a user.
  encode "9500$seed" >"$file"
  variable="GREY_$(printf '%s' "$2" | tr '[:lower:]' '[:upper:]')_NKEY"
  echo "$variable=$(encode "a0$public")" >>"$1/environment"
}

authority() {
  mkdir -p "$1"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days "$authority_days" \
    -subj "/CN=$2" -addext basicConstraints=critical,CA:TRUE,pathlen:0 \
    -addext keyUsage=critical,keyCertSign,cRLSign \
    -keyout "$1/ca.key" -out "$1/ca.pem" 2>/dev/null
}

# certificate AUTHORITY FILE COMMON_NAME DAYS EXTENSIONS
certificate() {
  [ -f "$1/ca.key" ] || fail "$1/ca.key is not here: certificates are made where the authority's key is"
  made=$(mktemp -d)
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$3" \
    -keyout "$made/key" -out "$made/request" 2>/dev/null
  printf '%s\n' "basicConstraints=critical,CA:FALSE" "$5" >"$made/extensions"
  openssl x509 -req -in "$made/request" -CA "$1/ca.pem" -CAkey "$1/ca.key" \
    -set_serial "0x$(openssl rand -hex 16)" -days "$4" -extfile "$made/extensions" \
    -out "$made/pem" 2>/dev/null
  mv "$made/key" "$2.key"
  mv "$made/pem" "$2.pem"
  rm -r "$made"
}

# What subjectAltName says of names and addresses.
names() {
  said=
  for name in "$@"; do
    case $name in
      *[!0-9.]*) said="$said,DNS:$name" ;;
      *) said="$said,IP:$name" ;;
    esac
  done
  echo "subjectAltName=${said#,}"
}

server() {
  folder=$1
  shift
  certificate "$folder/servers" "$folder/servers/$1" "$1" "$server_days" "$(names "$@")
extendedKeyUsage=serverAuth,clientAuth"
}

proxy() {
  certificate "$1/servers" "$1/proxy" "$2" "$server_days" "$(names "$2")
extendedKeyUsage=serverAuth"
  cat "$1/proxy.key" >>"$1/proxy.pem"
  rm "$1/proxy.key"
}

person() {
  certificate "$1/people" "$1/people/$2" "$2" "$person_days" "extendedKeyUsage=clientAuth"
}

# All but the authorities' keys: no container needs those.
hand_over() {
  if [ "$(id -u)" -eq 0 ]; then
    find "$1" ! -name ca.key -exec chown "$owner:$owner" {} +
  fi
}

left() {
  now=$(date +%s)
  find "$1" -name '*.pem' | sort | while read -r file; do
    until=$(openssl x509 -in "$file" -noout -enddate)
    until=$(date -d "${until#*=}" +%s)
    echo "$(((until - now) / 86400)) $file"
  done
}

[ $# -ge 2 ] || fail "which command, and which folder? See the beginning of this file"
command=$1
folder=$2
shift 2
case $command in
  new)
    [ $# -eq 1 ] || fail "new FOLDER NAME"
    [ ! -e "$folder" ] || fail "$folder is there already"
    mkdir -p "$folder/nkeys" "$folder/founding"
    for part in intake web auditor admin system; do
      nkey "$folder" "$part"
    done
    echo "GREY_PUBLIC_NAME=$1" >>"$folder/environment"
    authority "$folder/servers" "Greyfile servers"
    authority "$folder/people" "Greyfile people"
    for name in nats-1 nats-2 nats-3; do
      server "$folder" "$name"
    done
    proxy "$folder" "$1"
    person "$folder" monitoring
    ;;
  server)
    [ $# -ge 1 ] || fail "server FOLDER NAME…"
    server "$folder" "$@"
    ;;
  proxy)
    [ $# -eq 1 ] || fail "proxy FOLDER NAME"
    proxy "$folder" "$1"
    ;;
  person)
    [ $# -eq 1 ] || fail "person FOLDER NAME"
    [ ! -e "$folder/people/$1.pem" ] || fail "$folder/people/$1.pem is there already; move it away first"
    person "$folder" "$1"
    ;;
  left)
    left "$folder"
    exit
    ;;
  *) fail "$command is no command of this script" ;;
esac
hand_over "$folder"
