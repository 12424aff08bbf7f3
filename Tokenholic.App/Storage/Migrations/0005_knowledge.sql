-- the knowledge base: documents with the places of their passages, and what is still to be read
create table knowledge_document (
  id uuid primary key,                    -- derived from the address: reading it again replaces the row
  address text not null,
  title text not null,
  text text not null,
  sha256 text not null,
  chunks jsonb not null,
  product text not null,
  kind text not null,
  language text not null,
  published date null,
  read_at timestamptz not null,
  changed_at timestamptz not null default clock_timestamp(),
  retired_at timestamptz null
);
create index knowledge_document_changed on knowledge_document (changed_at);

create table knowledge_ingestion (
  id uuid primary key,
  source text not null,
  site text null,                         -- links below this address are followed
  max_pages int not null,
  created_at timestamptz not null default now()
);

create table knowledge_item (
  ingestion_id uuid not null references knowledge_ingestion,
  position bigint generated always as identity,
  address text not null,
  address_hash bytea not null,
  content bytea null,                     -- of a file; null for an address, and once it is read
  state text not null check (state in ('waiting', 'working', 'added', 'changed', 'unchanged', 'failed')),
  problem text null,
  detail text null,
  taken_at timestamptz null,
  primary key (ingestion_id, address_hash)
);
create index knowledge_item_waiting on knowledge_item (position) where state in ('waiting', 'working');
