-- What a visitor started that costs and is no run, for the same limit: practice with a model, documents to be read.

create table visitor_start (
  id uuid primary key,
  visitor bytea not null,                 -- a hash; forgotten after a day
  at timestamptz not null default clock_timestamp()
);
create index visitor_start_visitor on visitor_start (visitor, at);
