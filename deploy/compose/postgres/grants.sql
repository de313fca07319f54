-- What the three roles may do in one database. Run as the owner of the server: for the first one when it is made, for another
-- before a backup is restored into it.
REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE :"DBNAME" TO app_web, app_worker;
GRANT CONNECT, CREATE, TEMPORARY ON DATABASE :"DBNAME" TO app_migrate;
ALTER SCHEMA public OWNER TO app_migrate;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA drizzle AUTHORIZATION app_migrate;
CREATE SCHEMA pgboss AUTHORIZATION app_migrate;
GRANT USAGE ON SCHEMA public, drizzle, pgboss TO app_web, app_worker;

-- What the migrations make later is theirs to use from the moment it is there.
ALTER DEFAULT PRIVILEGES FOR ROLE app_migrate IN SCHEMA public
	GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app_web, app_worker;
ALTER DEFAULT PRIVILEGES FOR ROLE app_migrate IN SCHEMA public
	GRANT USAGE, SELECT ON SEQUENCES TO app_web, app_worker;
ALTER DEFAULT PRIVILEGES FOR ROLE app_migrate IN SCHEMA pgboss
	GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app_web, app_worker;
ALTER DEFAULT PRIVILEGES FOR ROLE app_migrate IN SCHEMA pgboss
	GRANT USAGE, SELECT ON SEQUENCES TO app_web, app_worker;
ALTER DEFAULT PRIVILEGES FOR ROLE app_migrate IN SCHEMA drizzle
	GRANT SELECT ON TABLES TO app_web, app_worker;
