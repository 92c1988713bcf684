-- Where the file is, so that a copy of it is told from it; no part of the chain. Device and inode are 0 where the system
-- has none. The name is the id under which it publishes since it was adopted as a copy; null while that is its first one.
create table location (
    one integer primary key check (one = 1),
    machine text not null,
    host text not null,
    path text not null,
    device integer not null,
    inode integer not null,
    name text
) strict;
