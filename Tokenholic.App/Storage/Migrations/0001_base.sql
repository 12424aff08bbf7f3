-- Customers, versioned documents, runs with their events, inputs and pages, evidence.
-- Rows are only ever added; what may change is named in the trigger at the end of this file.

create table customer (
  id uuid primary key,
  name text not null,
  name_key text not null unique,          -- the name without width, case and spacing
  website text null,
  industry text null,
  fictional boolean not null default false,
  created_at timestamptz not null default now()
);

create table run (
  id uuid primary key,
  kind text not null,
  customer_id uuid not null references customer,
  state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  request jsonb not null,
  created_at timestamptz not null default now(),
  started_at timestamptz null,
  finished_at timestamptz null,
  document_id uuid null,
  document_version int null,
  error_code text null,
  cancel_requested boolean not null default false,
  claim uuid null,                        -- the execution that is at work on it …
  claim_seen_at timestamptz null          -- … and when it last said so
);
-- at most one active run of a kind per customer
create unique index run_active on run (customer_id, kind) where state in ('queued', 'running');
create index run_customer on run (customer_id);

create table run_input (
  run_id uuid not null references run,
  position int not null,
  kind text not null,
  name text not null,
  content bytea not null,
  url text null,
  saved_on date null,
  primary key (run_id, position)
);

create table run_event (
  run_id uuid not null references run,
  sequence bigint not null,
  key_hash bytea not null,                -- SHA-256 of the event's key: keys hold quotes, an index row cannot
  at timestamptz not null default clock_timestamp(),
  event jsonb not null,
  primary key (run_id, sequence),
  unique (run_id, key_hash)
);

create table page_snapshot (
  id uuid primary key,
  run_id uuid not null references run,
  url text not null,
  url_hash bytea not null,                -- SHA-256 of the address, for the same reason
  fetched_at timestamptz not null,
  sha256 text not null,
  text text not null,
  details jsonb not null,                 -- title, tier, links, problem …
  unique (run_id, url_hash)
);

create table document_version (
  id uuid not null,
  version int not null check (version > 0),
  kind text not null,
  customer_id uuid not null references customer,
  run_id uuid null references run,
  parent_version int null,
  restored_from int null,
  body jsonb not null,
  note text null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (id, version)
);
create unique index document_version_run on document_version (run_id) where run_id is not null;
create index document_version_customer on document_version (customer_id, kind, created_at);

create table evidence (
  document_id uuid not null,
  version int not null,
  evidence_id text not null,
  customer_id uuid not null references customer,
  page_snapshot_id uuid not null references page_snapshot,
  quote text not null,
  start int not null,
  kind text not null,
  reading jsonb not null,
  confidence double precision not null,
  primary key (document_id, version, evidence_id),
  foreign key (document_id, version) references document_version (id, version)
);
create index evidence_customer on evidence (customer_id);

create function keep_rows() returns trigger language plpgsql as $$
begin
  -- the purge of a customer that a person asks for says so in its transaction
  if tg_op = 'DELETE' and current_setting('tokenholic.purge', true) = 'on' then
    return old;
  end if;
  raise exception '% of % refused: its rows are kept as they are', tg_op, tg_table_name;
end
$$;

create trigger keep_rows before update or delete on document_version for each row execute function keep_rows();
create trigger keep_rows before update or delete on evidence for each row execute function keep_rows();
create trigger keep_rows before update or delete on page_snapshot for each row execute function keep_rows();
create trigger keep_rows before update or delete on run_event for each row execute function keep_rows();
create trigger keep_rows before update or delete on run_input for each row execute function keep_rows();
create trigger keep_rows before delete on run for each row execute function keep_rows();
create trigger keep_rows before delete on customer for each row execute function keep_rows();
