-- A server that a team shares: who starts runs (for limits), and keys for the HTTP API.

create table run_start (
  run_id uuid primary key references run (id) on delete cascade,
  visitor bytea not null,                 -- a hash; forgotten after a day
  at timestamptz not null default clock_timestamp()
);
create index run_start_visitor on run_start (visitor, at);

create table api_key (
  id uuid primary key,
  name text not null,
  hash bytea not null unique,             -- of the whole key, which nobody can read again
  last_four text not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null,
  used_at timestamptz null,
  revoked_at timestamptz null,
  revoked_by text null
);
