-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the store keeps about the records: none of it is recorded in the history.

-- One row for each transaction that changed records. An undo and a redo are changes too: they
-- name the change that they took back or brought back. The changeset is SQLite's own format, and
-- compressed when it is not small.
CREATE TABLE change_log (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,                       -- Unix time in milliseconds
  who TEXT NOT NULL,
  label TEXT NOT NULL,
  undoes INTEGER REFERENCES change_log (id),
  redoes INTEGER REFERENCES change_log (id),
  undone INTEGER NOT NULL DEFAULT 0,         -- of an ordinary change: taken back, and not brought back since
  n_records INTEGER NOT NULL,
  changeset BLOB NOT NULL
) STRICT;

-- Which records a change touched: the way from a record to its history.
CREATE TABLE change_record (
  record INTEGER NOT NULL,
  entity TEXT NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (record, entity, change)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Fields that the office added to an entity; their values lie in the column `custom`.
CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  type TEXT NOT NULL,
  of TEXT,
  UNIQUE (entity, name)
) STRICT;

-- Items that the office added to a code list.
CREATE TABLE code_item (
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (list, code)
) STRICT, WITHOUT ROWID;
