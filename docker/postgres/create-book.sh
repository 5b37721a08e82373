#!/bin/bash
# SPDX-License-Identifier: MPL-2.0
# Runs once, when the database folder is empty: an account for the service that owns its database and is no administrator,
# and the role that it writes the log as, which can add to the log and change nothing.
set -euo pipefail
: "${DATABASE_PASSWORD:?is the password of the account faellesbog}"
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" << 'SQL'
\getenv password DATABASE_PASSWORD
create role faellesbog login password :'password';
create role faellesbog_appender nologin;
grant faellesbog_appender to faellesbog;
create database faellesbog owner faellesbog;
revoke all on database faellesbog from public;
SQL
