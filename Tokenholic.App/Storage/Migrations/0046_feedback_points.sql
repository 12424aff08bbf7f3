-- Points that a person has mended are kept with the feedback they were taken from; an older node leaves them as they are.

alter table feedback_draft add column points jsonb not null default '[]';
