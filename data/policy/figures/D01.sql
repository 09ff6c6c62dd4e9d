-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- figure:     D01
-- title:      组织总数
-- unit:       家
-- of:         organization
-- definition: 该日在册的登记、备案组织和社区活动小组；已注销、已撤销、已转登记、已合并的不计入
-- source:     四川省社区社会组织“调查摸底”；深圳市第二十条“数据汇总”
SELECT s.id FROM standing AS s;
