-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- As of which day an exported ledger was filled in: what is reported of a day is a ledger of that day.
ALTER TABLE export_batch ADD COLUMN as_of TEXT;
