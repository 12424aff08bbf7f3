-- What a manager asks of all maps at once, taken out of each customer's newest map when it is written: five thousand
-- documents need not be opened to add up a handful of figures. Derived: it can be rebuilt from document_version.

create table map_summary (
  customer_id uuid primary key references customer on delete cascade,
  document_id uuid not null,
  version int not null,
  made_at timestamptz not null,
  workloads int not null,
  quotes int not null,
  text_tokens double precision null,
  text_tokens_in_a_year double precision null,
  video_tokens double precision null,
  yuan double precision null,             -- a year
  opportunity double precision null,      -- a year
  competitor_share double precision null
);

create table map_summary_cloud (
  customer_id uuid not null references map_summary on delete cascade,
  vendor text not null,
  workloads int not null,
  yuan double precision null,
  primary key (customer_id, vendor)
);

create table map_summary_opportunity (
  customer_id uuid not null references map_summary on delete cascade,
  workload_id text not null,
  use_case text not null,
  vendor text not null,
  model text null,
  yuan double precision not null,
  primary key (customer_id, workload_id)
);
create index map_summary_opportunity_yuan on map_summary_opportunity (yuan desc);

create function summarise_map(customer uuid, document uuid, number int, made timestamptz, body jsonb) returns void language plpgsql as $$
declare known jsonb := body #> '{totals,known}';
begin
  delete from map_summary where customer_id = customer;
  insert into map_summary values (
    customer, document, number, made,
    coalesce((known ->> 'workloads')::int, 0), coalesce(jsonb_array_length(body -> 'evidence'), 0),
    (known #>> '{text_tokens_per_month,mid}')::double precision,
    (known #>> '{text_tokens_per_month_in_a_year,mid}')::double precision,
    (known #>> '{video_tokens_per_month,mid}')::double precision,
    (known #>> '{yuan_per_year,mid}')::double precision,
    (known #>> '{opportunity_yuan_per_year,mid}')::double precision,
    (body #>> '{totals,competitor_share}')::double precision);
  insert into map_summary_cloud
    select customer, share ->> 'vendor', (share ->> 'workloads')::int, (share #>> '{yuan_per_year,mid}')::double precision
    from jsonb_array_elements(coalesce(body #> '{totals,by_vendor}', '[]')) share
    on conflict do nothing;
  insert into map_summary_opportunity
    select customer, load ->> 'id', usecase ->> 'id', load ->> 'vendor', load ->> 'model', (load #>> '{opportunity,yuan_per_year,mid}')::double precision
    from jsonb_array_elements(coalesce(body -> 'use_cases', '[]')) usecase, jsonb_array_elements(usecase -> 'workloads') load
    where load #>> '{opportunity,kind}' = 'win' and (load ->> 'in_totals')::boolean and (load #>> '{opportunity,yuan_per_year,mid}') is not null
    on conflict do nothing;
end
$$;

create function summarise_new_map() returns trigger language plpgsql as $$
begin
  perform summarise_map(new.customer_id, new.id, new.version, new.created_at, new.body);
  return new;
end
$$;

create trigger summarise_map after insert on document_version for each row when (new.kind = 'battle_map') execute function summarise_new_map();

select summarise_map(customer_id, id, version, created_at, body)
from (select distinct on (customer_id) * from document_version where kind = 'battle_map' order by customer_id, created_at desc, version desc) newest;
