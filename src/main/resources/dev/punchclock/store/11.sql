-- Of a thread more than one part may be in doubt, and a post under more than one name of its account: all are kept.
alter table deliveries rename column doubt to doubts;
