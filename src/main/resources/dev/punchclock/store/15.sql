-- Pictures that are on a network and not published yet, as far as it keeps them.
create table uploads (
    nth integer primary key,
    handle text not null,
    sha256 text not null,
    id text not null,
    good_until integer not null
) strict;
