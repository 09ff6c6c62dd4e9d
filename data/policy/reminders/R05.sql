-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R05
-- title:      居民需求即将到期或者已经逾期
-- brief:      居民需求办理期限
-- of:         need
-- definition: 已收集的居民需求尚未办结、转上级或者不予受理，办理期限在提醒期限内届满，或者已经届满
-- source:     本程序建议
SELECT n.id, n.due_on AS due
FROM open_need AS n
WHERE +n.division IN unit AND n.since <= :date
  AND n.until <= date (:date, :need_notice_days || ' days');
