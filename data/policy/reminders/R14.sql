-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R14
-- title:      报表即将到上报期限或者已经逾期
-- brief:      报表上报期限
-- of:         report_batch
-- definition: 未填报、未上报或者被驳回的报表，上报期限在提醒期限内届满，或者已经届满
-- source:     参照湖南湘潭社区社会组织备案管理办法（试行）第十五条
SELECT b.id, b.due_on AS due
FROM open_batch AS b
WHERE +b.division IN unit AND b.until <= date (:date, :statistics_notice_days || ' days');
