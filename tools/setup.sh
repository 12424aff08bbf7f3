# Sourced by ./run and ./test: what this machine must have. Says what is missing, and installs it where it may.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
mkdir -p .tokenholic

fail() { printf '%s\n' "$@" >&2; exit 1; }

has_postgres() {
  [ -n "${ConnectionStrings__Postgres:-}" ] || [ -n "${TOKENHOLIC_POSTGRES_BIN:-}" ] \
    || command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null
}
has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }
has_cjk_font() { compgen -G '/usr/share/fonts/*/noto/NotoSansCJK*' >/dev/null || { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family)" ]; }; }

need_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download/dotnet/10.0 – install it, then run this again."
  dotnet --version >/dev/null 2>&1 || fail "The .NET SDK here does not fit global.json (10.0.100 or a later 10.0): https://dotnet.microsoft.com/download/dotnet/10.0" "$(dotnet --version 2>&1 | head -3)"
}

# need_packages [EXTRA…]: installs the Debian packages that are missing when root; otherwise prints the one command that does.
need_packages() {
  local missing=() extra
  for extra in "$@"; do command -v "$extra" >/dev/null || missing+=("$extra"); done
  has_postgres || missing+=(postgresql)
  has_chromium || missing+=(chromium)
  has_cjk_font || missing+=(fonts-noto-cjk)
  [ ${#missing[@]} -gt 0 ] || return 0
  local command="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    fail "Missing on this machine: ${missing[*]}" "Install it, then run this again:" "  sudo sh -c '$command'"
  fi
  echo "Installing ${missing[*]} …" >&2
  # Debian's package would start a server of its own; Tokenholic brings up its own cluster.
  if [[ " ${missing[*]} " == *" postgresql "* ]] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common && echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
  fi
  DEBIAN_FRONTEND=noninteractive sh -c "apt-get update -qq && apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold ${missing[*]}" > .tokenholic/apt.log 2>&1 \
    || fail "The installation failed (.tokenholic/apt.log):" "$(tail -5 .tokenholic/apt.log)" "Try it by hand:" "  $command"
}
