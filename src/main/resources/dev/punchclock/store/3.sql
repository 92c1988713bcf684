-- When a claim under its key was given for the first time. Claims from before this step say their own time.
alter table deliveries add column claim_created integer;
update deliveries set claim_created = claim_at;
