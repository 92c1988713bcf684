-- What looked: cli, cron, ci, daemon; empty for looks noted before this step.
alter table looks add column via text not null default '';

-- The few entries that every report shows.
create index entries_off_hours on entries (at) where kind = 'off-hours';
