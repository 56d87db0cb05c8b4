#!/bin/sh
# Runs a command beside a real PostgreSQL of its own and stops it afterwards:
#   .ci/postgres.sh npm test
# The server lives in a temporary directory, belongs to an ordinary user, listens on a free loopback port, and is
# given to the command as TEST_DATABASE_URL. Needs the distribution's `postgresql` package.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v pg_ctl)") || { echo 'PostgreSQL is not installed.' >&2; exit 1; }
here=$PWD
dir=$(mktemp -d)
port=$(node -p 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() }); ""' | tr -d '\n')

# PostgreSQL refuses to run as root, and cannot start in a directory its user may not enter.
if [ "$(id -u)" = 0 ]; then
  owner=$(id -un postgres 2>/dev/null || echo nobody)
  chown "$owner" "$dir"
  as() { (cd / && runuser -u "$owner" -- "$@"); }
else
  as() { (cd / && "$@"); }
fi
stop() {
  as "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$dir"
}
trap stop EXIT
trap 'exit 130' INT TERM

as "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C >/dev/null
as "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$dir -c shared_buffers=256MB -c max_wal_size=2GB ${POSTGRES_OPTIONS:-}" start >/dev/null

cd "$here"
export TEST_DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres"
export POSTGRES_BIN="$bin"
"$@"
