-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Views are no data and are no longer made by steps: views.sql makes them anew.
DROP VIEW IF EXISTS organization_view;
