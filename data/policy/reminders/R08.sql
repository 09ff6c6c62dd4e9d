-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R08
-- title:      评价结果公示期满
-- brief:      评价结果公示期满
-- of:         evaluation
-- definition: 在册组织的评价结果公示期已满，尚未生效，也没有进入异议处理
-- source:     深圳：公布评价结果
SELECT e.id, e.publicized_to AS due
FROM standing AS s
JOIN shown_evaluation AS e ON e.organization = s.id
WHERE e.until <= :date;
