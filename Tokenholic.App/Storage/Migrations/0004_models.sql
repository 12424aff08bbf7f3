-- Models: who serves them, what they are used for, what was asked and what it cost; keys that nodes share; privacy.

create table data_protection_key (
  name text primary key,
  xml text not null,
  created_at timestamptz not null default clock_timestamp()
);

create table model_provider (
  id uuid primary key,
  name text not null,
  preset text not null,
  base_address text not null,
  key_protected text null,                -- by Data Protection; what is read back to anybody is last_four
  last_four text not null default '',
  headers_protected text null,            -- headers may hold keys, too
  revision int not null default 1,
  removed boolean not null default false, -- kept for the names in old settings, its key emptied
  changed_at timestamptz not null default clock_timestamp(),
  changed_by text not null
);

-- Every change is a version, and a roll-back a copy of an earlier one.
create table model_settings (
  version int primary key check (version > 0),
  body jsonb not null,
  note text null,
  restored_from int null,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by text not null
);

create table admin_audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  who text not null,
  action text not null,
  subject text not null                   -- a name, an id or a count, never content
);

create table model_call (
  id uuid primary key,
  at timestamptz not null,
  run_id uuid null,                       -- emptied, like customer_id and sent, when the customer is purged
  customer_id uuid null,
  agent text not null,
  task text not null,
  provider text not null,
  model text not null,
  input bigint not null,
  cached bigint not null,
  output bigint not null,
  thinking bigint not null,
  estimated boolean not null,
  yuan numeric(14, 6) null,
  latency_ms int not null,
  outcome text not null,
  sent jsonb not null                     -- which parts of which pages the question carried
);
create index model_call_at on model_call (at);
create index model_call_run on model_call (run_id);
create index model_call_customer on model_call (customer_id);

create table answer_cache (
  key bytea primary key,
  customer_id uuid null,
  at timestamptz not null,
  answer jsonb not null
);
create index answer_cache_at on answer_cache (at);
create index answer_cache_customer on answer_cache (customer_id);

alter table customer add column external_models boolean not null default true;

create trigger keep_rows before update or delete on model_settings for each row execute function keep_rows();
create trigger keep_rows before update or delete on admin_audit for each row execute function keep_rows();
