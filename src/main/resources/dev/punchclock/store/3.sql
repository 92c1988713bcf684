-- When a claim under its key was given for the first time. Claims from before this step say their own time.
alter table deliveries add column claim_created integer;
update deliveries set claim_created = claim_at;

-- The first entry that says a word: what is old is found without reading all entries.
alter table words add column entry integer not null default 0;
update words set entry = said.entry
    from (
        select who as hash, min(number) as entry from entries group by who
        union all
        select text, number from entries where text is not null
        union all
        select note, number from entries where note is not null
    ) as said
    where said.hash = words.hash;
create index words_of_entry on words (entry);
create index entries_at on entries (at);

-- The few entries that allow words to be missing.
create index entries_forgotten on entries (number) where kind = 'forgotten';
