-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What organizations do (domain.md E09), and how many people of which group it reached.

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  title_key BLOB,
  organization INTEGER NOT NULL REFERENCES organization (id),
  co_organizers TEXT,
  series TEXT,
  practice TEXT,
  practice_site TEXT,
  kind TEXT,
  occasion TEXT,
  start_at TEXT,
  end_at TEXT,
  place TEXT,
  venue INTEGER REFERENCES venue (id),
  content TEXT,
  is_major INTEGER CHECK (is_major IN (0, 1)),
  status TEXT,
  recorder TEXT,
  n_total INTEGER,
  n_party INTEGER,
  n_volunteer INTEGER,
  n_migrant INTEGER,
  n_minor INTEGER,
  volunteer_minutes INTEGER,
  n_benefited INTEGER,
  cost INTEGER,
  fund_source TEXT,
  pledge_count INTEGER,
  result TEXT,
  problem TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX activity_title ON activity (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_start_at ON activity (start_at, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_organization ON activity (organization, start_at, id, deleted_at);
CREATE INDEX activity_venue ON activity (venue, id, deleted_at) WHERE venue IS NOT NULL;
CREATE INDEX activity_series ON activity (series, start_at, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_practice ON activity (practice, start_at, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_kind ON activity (kind, start_at, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_is_major ON activity (is_major, start_at, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_status ON activity (status, start_at, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_fund_source ON activity (fund_source, start_at, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_bin ON activity (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE activity_group (
  id INTEGER PRIMARY KEY,
  activity INTEGER NOT NULL REFERENCES activity (id),
  service_group TEXT NOT NULL,
  n INTEGER NOT NULL,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX activity_group_activity ON activity_group (activity, id, deleted_at);
CREATE INDEX activity_group_bin ON activity_group (deleted_at) WHERE deleted_at IS NOT NULL;
