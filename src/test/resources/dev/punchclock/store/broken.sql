insert into things values ('two'); insert into nowhere values (1);
