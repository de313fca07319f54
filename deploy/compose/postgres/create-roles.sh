#!/bin/sh
# Runs once, when the database is made: three roles, none of which is the owner of the server.
# Passwords are read from the secrets' files, so that they stand in no environment and no argument.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
	--set migrate_password="$(cat /run/secrets/db_migrate_password)" \
	--set web_password="$(cat /run/secrets/db_web_password)" \
	--set worker_password="$(cat /run/secrets/db_worker_password)" \
	--file /etc/axisor/roles.sql \
	--file /etc/axisor/grants.sql
