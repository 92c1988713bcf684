-- Which entry was the last when a round looked, and a hash over all of the row: what verify compares. From now on there
-- is always a row; entry -1: nothing has looked yet. The hash is filled in by the program, as this step is taken.
alter table looks add column entry integer not null default -1;
alter table looks add column hash text not null default '';
