-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- figure:     D03
-- title:      城市社区平均拥有数
-- unit:       个/社区
-- of:         organization
-- over:       division
-- definition: 城市社区在册的登记、备案组织和社区活动小组数÷城市社区数；没有组织的城市社区计入社区数
-- source:     民政部关于大力培育发展社区社会组织的意见：城市社区平均拥有不少于10个
-- goal:       >= 10
SELECT s.id FROM standing AS s JOIN community AS c ON c.id = s.division
WHERE c.kind = '1' AND c.is_there;
SELECT c.id FROM community AS c
WHERE c.kind = '1' AND c.is_there;
