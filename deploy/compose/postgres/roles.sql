-- app_migrate owns the tables and changes them; the two others read and write rows, and nothing else.
CREATE ROLE app_migrate LOGIN PASSWORD :'migrate_password';
CREATE ROLE app_web LOGIN PASSWORD :'web_password';
CREATE ROLE app_worker LOGIN PASSWORD :'worker_password';
