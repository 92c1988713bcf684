create table things (thing text);
