-- What administrators add to the estimation data that comes with the product: prices, exchange rates, learned defaults.
-- Rows are only ever added: a correction is a later row of the same key, and old maps keep the prices they were made with.

create table estimation_entry (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('price', 'rate', 'default')),
  body jsonb not null,                    -- a PriceRow, an ExchangeRate or an AcceptedDefault
  recorded_at timestamptz not null default clock_timestamp()
);

create trigger keep_rows before update or delete on estimation_entry for each row execute function keep_rows();
