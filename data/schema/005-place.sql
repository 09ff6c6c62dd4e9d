-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What belongs to an organization is listed by it, in its own order. What an office added itself can
-- be hidden or ended, and is not lost.

CREATE INDEX filing_organization_applied_on ON filing (organization, applied_on, id, deleted_at);

ALTER TABLE custom_field ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));
ALTER TABLE code_item ADD COLUMN valid_to TEXT;
