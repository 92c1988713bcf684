-- What was closed by hand last, also when that is over; until is null while nobody knows. The note is a hash in words.
create table busy (
    account text primary key,
    since integer not null,
    until integer,
    note text
) strict, without rowid;
