-- What happened. Rows are added, never changed; each carries the hash of the one before.
-- Instants are milliseconds since 1970, hashes SHA-256 in hexadecimal.
create table entries (
    number integer primary key,
    at integer not null,
    via text not null,
    host text not null,
    process integer not null,
    zone text not null,
    who text not null,       -- a hash in words, as are text and note
    kind text not null,
    account text,
    post text,
    slot integer,
    until integer,
    details text not null,
    text text,
    note text,
    previous text not null,
    hash text not null
) strict;
create index entries_of_post on entries (post) where post is not null;
create trigger entries_stay before update on entries
begin
    select raise(abort, 'an entry is never changed');
end;
create trigger entries_last before delete on entries
begin
    select raise(abort, 'an entry is never deleted');
end;

-- What can be erased: a row may go, the chain holds. hash = SHA-256 over salt and body, each with its length before it.
create table words (
    hash text primary key,
    salt text not null,
    body text not null
) strict, without rowid;

-- Whose ledger this is; part of the chain's first hash.
create table ledger (
    one integer primary key check (one = 1),
    id text not null,
    workspace text not null
) strict;

-- When a round looked last; no part of the chain.
create table looks (
    one integer primary key check (one = 1),
    at integer not null
) strict;

-- What the entries add up to. All below can be made anew from them.
create table head (
    one integer primary key check (one = 1),
    entries integer not null,
    last_at integer not null,
    folder text not null,
    hash text not null
) strict;
create table deliveries (
    post text not null,
    account text not null,
    state text not null,
    text text,
    file text not null,
    id_written integer not null,
    since integer not null,
    not_before integer,
    moved_from text,
    moved integer not null,
    attempts integer not null,
    claim_at integer,
    claim_deadline integer,
    claim_key text,
    receipt_at integer,
    receipt_id text,
    receipt_link text,
    note text,
    primary key (post, account)
) strict, without rowid;
create table appointments (
    account text primary key,
    post text not null,
    slot integer not null,
    not_after integer not null,
    inputs text not null
) strict, without rowid;
create table quiet (
    account text primary key,
    until integer not null
) strict, without rowid;
create table by_hand (
    account text not null,
    nth integer not null,
    at integer not null,
    primary key (account, nth)
) strict, without rowid;
create table paused (
    account text primary key
) strict, without rowid;

pragma application_id = 1346587723;
