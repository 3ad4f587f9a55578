-- Lets a journal of schema 1 be read as one of schema 2, without a byte written to it.
CREATE TEMP VIEW session AS SELECT *, NULL AS deleted_utc FROM main.session;
CREATE TEMP TABLE tag (session_id, tag);
CREATE TEMP TABLE verdict (session_id, program_version, judged_utc, body);
