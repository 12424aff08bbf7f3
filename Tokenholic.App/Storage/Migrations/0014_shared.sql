-- What nodes hold in common: ¥ set aside for calls under way, attempts to sign in, cached answers.
-- All are working notes of minutes or hours, deleted as they lapse.

create table model_reservation (
  id uuid primary key,
  run_id uuid null,
  yuan numeric(14, 6) not null,
  until timestamptz not null              -- it lapses then: whoever made it may have died
);

create table sign_in_attempt (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  source text not null                    -- the address it came from, for a quarter of an hour
);
create index sign_in_attempt_at on sign_in_attempt (at);

-- The cache of all nodes: answers of models (model:customer:hash, a day) and of search engines (search:hash, an hour).
-- It takes the place of search_answer and answer_cache, which nodes of the version before still use.
create table cache_entry (
  key text primary key,
  value bytea not null,
  expires_at timestamptz not null
);
create index cache_entry_expires on cache_entry (expires_at);
