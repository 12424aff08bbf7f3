-- Whether a link's page names other clouds: a choice of whoever made it. A link made by an older node names none.
alter table share_link add column clouds boolean not null default false;

-- What a team knows of a customer before any map, one statement a row; the form of a new map starts with it.
create table customer_fact (
  customer_id uuid not null references customer on delete cascade,
  fact text not null check (length(fact) between 1 and 500),
  added_at timestamptz not null default now(),
  primary key (customer_id, fact)
);

-- The home page asks for what was written last, over all customers.
create index document_version_written on document_version (created_at);
create index run_failed on run (finished_at) where state = 'failed';

-- Tokens by cloud, for the manager's page. Filled in by its own trigger, so that summarise_map stays as older nodes know it.
alter table map_summary_cloud add column text_tokens double precision null, add column video_tokens double precision null;

create function summarise_clouds(customer uuid, body jsonb) returns void language sql as $$
  update map_summary_cloud cloud set text_tokens = sums.text, video_tokens = sums.video
  from (
    select load ->> 'vendor' as vendor,
           sum((load #>> '{estimate,per_month,mid}')::double precision) filter (where load #>> '{estimate,unit}' = 'text_tokens') as text,
           sum((load #>> '{estimate,per_month,mid}')::double precision) filter (where load #>> '{estimate,unit}' = 'video_tokens') as video
    from jsonb_array_elements(coalesce(body -> 'use_cases', '[]')) usecase, jsonb_array_elements(usecase -> 'workloads') load
    where (load ->> 'in_totals')::boolean
    group by 1) sums
  where cloud.customer_id = customer and cloud.vendor = sums.vendor
$$;

create function summarise_new_clouds() returns trigger language plpgsql as $$
begin
  perform summarise_clouds(new.customer_id, new.body);
  return new;
end
$$;

-- Triggers of one event fire by name: after summarise_map.
create trigger summarise_map_clouds after insert on document_version for each row when (new.kind = 'battle_map') execute function summarise_new_clouds();

select summarise_clouds(customer_id, body)
from (select distinct on (customer_id) * from document_version where kind = 'battle_map' order by customer_id, created_at desc, version desc) newest;
