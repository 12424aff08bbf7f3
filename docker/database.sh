# Sourced by backup, restore and fingerprint: PG programs in the compose project's Postgres container, or here against PG_URL
# (postgresql://user:password@host/database), as for RDS.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
if docker compose version >/dev/null 2>&1; then compose() { docker compose "$@"; } else compose() { docker-compose "$@"; }; fi
database=tokenholic

# pg PROGRAM DATABASE [ARGUMENTS…]: PROGRAM connected to that database.
pg() {
  local program=$1 name=$2; shift 2
  if [ -n "${PG_URL:-}" ]; then
    local rest=${PG_URL#*://}; local query=${rest#*\?}; [ "$query" != "$rest" ] || query=
    "$program" --dbname="${PG_URL%%/"${rest#*/}"}/$name${query:+?$query}" "$@"
  else
    compose exec -T postgres "$program" --username=tokenholic --dbname="$name" "$@"
  fi
}
if [ -n "${PG_URL:-}" ]; then database=${PG_URL##*/}; database=${database%%\?*}; fi
