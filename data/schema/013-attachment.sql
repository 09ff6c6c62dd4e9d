-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Files and photos of records; the files themselves lie in attachments/<sha256>.
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  owner_kind TEXT NOT NULL,
  owner INTEGER NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  caption TEXT,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  is_original INTEGER,
  contains_pi INTEGER,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX attachment_owner ON attachment (owner, id, deleted_at);
CREATE INDEX attachment_bin ON attachment (deleted_at) WHERE deleted_at IS NOT NULL;
