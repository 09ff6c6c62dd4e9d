-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A number that one record has alone is looked up at every key that is typed into its field.

CREATE INDEX person_id_no ON person (id_no) WHERE deleted_at IS NULL AND id_no IS NOT NULL;
