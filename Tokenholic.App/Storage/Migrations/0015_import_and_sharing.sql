-- Whether a link's page names other clouds: a choice of whoever made it. A link made by an older node names none.
alter table share_link add column clouds boolean not null default false;

-- What a team knows of a customer before any map, one statement a row; the form of a new map starts with it.
create table customer_fact (
  customer_id uuid not null references customer on delete cascade,
  fact text not null check (length(fact) between 1 and 500),
  added_at timestamptz not null default now(),
  primary key (customer_id, fact)
);
