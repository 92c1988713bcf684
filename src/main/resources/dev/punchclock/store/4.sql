-- The proofs of the parts of a thread; null for all that is none.
alter table deliveries add column published text;
