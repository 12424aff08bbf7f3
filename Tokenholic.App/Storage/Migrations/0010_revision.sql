-- Rounds of feedback on proposals: how each version came about, its states, branches, locked sections, and feedback as it is typed.
-- All of it goes with its customer: "on delete cascade" lets the purge of an older node take it along.

create table proposal_round (
  document_id uuid not null,
  version int not null,
  customer_id uuid not null references customer on delete cascade,
  body jsonb not null,                    -- kind, author, feedback, points, trace, what changed in figures
  created_at timestamptz not null default clock_timestamp(),
  primary key (document_id, version),
  foreign key (document_id, version) references document_version (id, version) on delete cascade
);
create index proposal_round_customer on proposal_round (customer_id);

create table proposal_state (
  id bigint generated always as identity primary key,
  document_id uuid not null,
  version int not null,
  state text not null check (state in ('draft', 'presented', 'accepted')),
  author text not null,
  at timestamptz not null default clock_timestamp(),
  foreign key (document_id, version) references document_version (id, version) on delete cascade
);
create index proposal_state_version on proposal_state (document_id, version, id);

create table proposal_branch (
  document_id uuid primary key,
  customer_id uuid not null references customer on delete cascade,
  parent_document uuid not null,
  parent_version int not null,
  name text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index proposal_branch_customer on proposal_branch (customer_id);

-- settings of people at work: these two change and vanish
create table proposal_lock (
  document_id uuid not null,
  section text not null,
  customer_id uuid not null references customer on delete cascade,
  primary key (document_id, section)
);

create table feedback_draft (
  document_id uuid primary key,
  customer_id uuid not null references customer on delete cascade,
  author text not null,
  text text not null,
  updated_at timestamptz not null default clock_timestamp()
);

create trigger keep_rows before update or delete on proposal_round for each row execute function keep_rows();
create trigger keep_rows before update or delete on proposal_state for each row execute function keep_rows();
create trigger keep_rows before update or delete on proposal_branch for each row execute function keep_rows();
