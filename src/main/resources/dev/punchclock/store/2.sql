-- What looked: cli, cron, ci, daemon; empty for looks noted before this step.
alter table looks add column via text not null default '';
