-- Attempts whose outcome was unknown, for as long as one of them may turn up on the network; null where there are none.
alter table deliveries add column doubt text;
