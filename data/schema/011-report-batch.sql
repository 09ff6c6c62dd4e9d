-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the office reports upward: which ledger, for which period, as of which day, how far it is.
CREATE TABLE report_batch (
  id INTEGER PRIMARY KEY,
  state TEXT,
  ledger TEXT NOT NULL,
  period TEXT NOT NULL,
  division INTEGER REFERENCES division (id),
  as_of TEXT,
  due_on TEXT,
  prepared_by TEXT,
  reviewed_by TEXT,
  submitted_on TEXT,
  file_name TEXT,
  sha256 TEXT,
  rejected_on TEXT,
  reject_reason TEXT,
  archived_on TEXT,
  remark TEXT,
  custom TEXT,
  deleted_at INTEGER
) STRICT;
CREATE INDEX report_batch_bin ON report_batch (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX report_batch_division ON report_batch (division, due_on, id, deleted_at);
CREATE INDEX report_batch_due_on ON report_batch (due_on, id) WHERE deleted_at IS NULL;
CREATE INDEX report_batch_state ON report_batch (state, due_on, id) WHERE deleted_at IS NULL;
