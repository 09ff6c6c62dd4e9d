-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What clerks write beside an activity and no other field takes.

ALTER TABLE activity ADD COLUMN remark TEXT;
