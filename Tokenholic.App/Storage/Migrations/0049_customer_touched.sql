-- When a customer last got a map, a run of one, or came: the list of customers and that of one cloud are read in this order from
-- an index, a page at a time, however many customers there are. Kept by triggers, so that older nodes keep it too.
alter table customer add column touched_at timestamptz not null default now();

update customer c set touched_at = greatest(
  c.created_at,
  (select max(r.created_at) from run r where r.customer_id = c.id and r.kind = 'battle_map'),
  (select s.made_at from map_summary s where s.customer_id = c.id));

create index customer_touched on customer (touched_at desc, id);
create index customer_industry_touched on customer (industry, touched_at desc, id);

create function touch_customer() returns trigger language plpgsql as $$
begin
  update customer set touched_at = new.created_at where id = new.customer_id and touched_at < new.created_at;
  return new;
end
$$;

create trigger touch_customer after insert on document_version for each row when (new.kind = 'battle_map') execute function touch_customer();
create trigger touch_customer after insert on run for each row when (new.kind = 'battle_map') execute function touch_customer();
