-- Who made a version by hand, as they named themselves: there is no login yet. A name, not a reference.
alter table document_version add column author text null;
