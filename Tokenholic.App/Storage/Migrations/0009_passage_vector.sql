-- Vectors of passages by what they say: the same words cost nothing the second time, wherever they stand.
create table passage_vector (
  space text not null,                    -- the embedding model, with its length: vectors of different spaces are never compared
  hash bytea not null,                    -- SHA-256 of the words that were embedded
  vector real[] not null,
  primary key (space, hash)
);
