-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What loses its filing or registration may go on below it.
ALTER TABLE exit_record ADD COLUMN continues_as TEXT;
