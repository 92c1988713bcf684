-- The network's own id of the user to whom a handle belonged when it was first asked: a handle may be given to another.
create table users (
    handle text primary key,
    id text not null
) strict, without rowid;
