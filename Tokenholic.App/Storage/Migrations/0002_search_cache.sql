-- What search engines answered: good for an hour, on every node. Unlike everything else these rows are replaced and dropped.

create table search_answer (
  query_hash bytea primary key,           -- SHA-256 of the query
  answered_at timestamptz not null default clock_timestamp(),
  answer jsonb not null
);
create index search_answer_age on search_answer (answered_at);
