-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Of which two records a clerk has said that they are not one, although they look like it.
CREATE TABLE twin_denial (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  one INTEGER NOT NULL,
  other INTEGER NOT NULL,
  custom TEXT,
  deleted_at INTEGER
) STRICT;

CREATE INDEX twin_denial_bin ON twin_denial (deleted_at) WHERE deleted_at IS NOT NULL;
