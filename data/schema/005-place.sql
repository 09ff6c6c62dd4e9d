-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What belongs to an organization is listed by it, in its own order.

CREATE INDEX filing_organization_applied_on ON filing (organization, applied_on, id, deleted_at);
