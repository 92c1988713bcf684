-- Where the clock of an account's network and this machine's differ: how far it is ahead, in milliseconds, and since when.
create table clocks (
    account text primary key,
    ahead integer not null,
    at integer not null
) strict, without rowid;
