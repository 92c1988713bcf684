-- By what a text is found that says the same: a number made of its gist, which is the same under each Java; of a thread also
-- one for each part. They go when the text is erased. entry: the one that says it.
drop index words_gist;
alter table words drop column gist;
create table gists (
    gist integer not null,
    entry integer not null,
    primary key (gist, entry)
) strict, without rowid;
