-- What is over is asked for by these, and not read as a whole: ten years of posts cost what a week costs.
alter table deliveries add column over integer not null default 0;
alter table deliveries add column counts_at integer; -- the last moment at which it takes a place under a maximum
alter table deliveries add column entry integer not null default 0; -- the last about it; 0 from before this step
create index deliveries_in_hand on deliveries (over) where over = 0;
create index deliveries_counted on deliveries (counts_at) where over = 1 and counts_at is not null;
create index deliveries_changed on deliveries (since) where over = 1;
create index deliveries_dropped on deliveries (post) where over = 1 and state = 'dropped';
create index deliveries_unnamed on deliveries (file) where over = 1 and id_written = 0 and file <> '';
create index deliveries_entry on deliveries (entry);

-- What a receipt can be found by: the network's own id, and that with which its link ends.
create table receipts (
    name text not null,
    post text not null,
    account text not null,
    primary key (name, post, account)
) strict, without rowid;

-- By what a text is found that says the same: a number made of its gist, which goes when the text is erased. Null for names
-- and reasons.
alter table words add column gist integer;
create index words_gist on words (gist) where gist is not null;

-- The few entries that tell of an absence.
create index entries_absent on entries (at) where kind = 'absent';
