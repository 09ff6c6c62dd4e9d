-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- figure:     D41
-- title:      不在册的组织
-- unit:       家
-- of:         organization
-- definition: 库中该日不在册的组织：尚未成立，或已注销、已撤销、已转登记、已合并；各台账都不列入
-- source:     本程序：台账与组织列表的差额
SELECT o.id FROM outside AS o;
