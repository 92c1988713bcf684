-- For which handle on which network a claim was given; null for claims from before this step: their account's name tells.
alter table deliveries add column claim_handle text;

-- Proofs that it stands there more than once, beside the receipt; null for all that does not.
alter table deliveries add column further text;

-- What was counted by hand, so that it is counted once, and can be taken back.
alter table by_hand add column receipt text not null default '';
alter table by_hand add column link text;
alter table by_hand add column handle text;
update by_hand set link = counted.link
    from (
        select account,
            row_number() over (partition by account order by number) - 1 as nth,
            nullif(replace(substr(details, 6), '\\', '\'), '') as link
        from entries where kind = 'counted'
    ) as counted
    where counted.account = by_hand.account and counted.nth = by_hand.nth;

-- What each name in the workspace stood for last.
create table handles (
    account text primary key,
    handle text not null
) strict, without rowid;
