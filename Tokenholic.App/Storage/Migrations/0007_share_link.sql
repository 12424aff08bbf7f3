-- Links to the customer-safe part of one version of a map. Only a hash of the secret is kept: the table opens nothing.
create table share_link (
  id uuid primary key,
  secret_hash bytea not null unique,
  customer_id uuid not null references customer on delete cascade,
  document_id uuid not null,
  version int not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz null
);
create index share_link_customer on share_link (customer_id, created_at);
