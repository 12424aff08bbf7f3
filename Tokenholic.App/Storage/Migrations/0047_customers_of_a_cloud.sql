-- The customers of one cloud are read from the index alone.
create index map_summary_cloud_vendor on map_summary_cloud (vendor, customer_id);
