-- Role-play sessions. Turns are only ever added, as they are spoken; a turn tried again makes a new session of the turns before it.
create table role_play_session (
  id uuid primary key,
  rep text not null,                      -- the name the rep gave; there is no sign-in yet
  setup jsonb not null,
  scenario text not null,
  difficulty text not null,
  customer_id uuid null references customer on delete cascade,
  parent_id uuid null references role_play_session on delete set null,
  shared boolean not null default false,  -- whether the team's page may open the words
  created_at timestamptz not null default now(),
  finished_at timestamptz null,
  score int null,
  report jsonb null
);
create index role_play_session_rep on role_play_session (rep, created_at);

create table role_play_turn (
  session_id uuid not null references role_play_session on delete cascade,
  position int not null,
  body jsonb not null,
  primary key (session_id, position)
);
