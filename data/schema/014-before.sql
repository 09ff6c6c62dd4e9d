-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- How an organization stood before it left, for when that is taken back; and by when a registered
-- one hands its annual report to the unit that guides it, before the registry gets it.
ALTER TABLE exit_record ADD COLUMN status_before TEXT;
ALTER TABLE exit_record ADD COLUMN status_date_before TEXT;
ALTER TABLE annual_report ADD COLUMN guide_due_on TEXT;
ALTER TABLE annual_report ADD COLUMN guide_submitted_on TEXT;
