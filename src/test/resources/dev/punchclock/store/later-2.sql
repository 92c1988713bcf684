insert into things values ('one');
