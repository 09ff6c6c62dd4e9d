-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- figure:     D21
-- title:      党的工作覆盖率
-- unit:       %
-- of:         organization
-- over:       organization
-- definition: 该日以任一方式实现党建覆盖的在册组织÷在册组织；覆盖方式不详的不算覆盖
-- source:     深圳市关于党的工作覆盖的要求；目标值为本程序建议
-- goal:       = 100
SELECT s.id FROM standing AS s JOIN coverage AS c ON c.id = s.coverage
WHERE c.party_mode <> '0';
SELECT s.id FROM standing AS s;
