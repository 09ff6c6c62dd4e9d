-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who leaves a base has some days to hand back its rooms.
ALTER TABLE incubation ADD COLUMN clear_by TEXT;
