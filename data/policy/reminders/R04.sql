-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R04
-- title:      计划举办的重大活动尚未报告
-- brief:      报告重大活动
-- of:         activity
-- definition: 在册组织计划举办的重大活动没有已提交的报告，距举办已不超过提前报告期限；到期日为应当报告的最后一日
-- source:     四川、乐山：建立重大活动报告制度
SELECT a.id, date (substr (a.start_at, 1, 10), -:major_report_days || ' days') AS due
FROM standing AS s
JOIN planned_activity AS a ON a.organization = s.id
WHERE a.is_major = 1 AND length (a.start_at) >= 10
  AND substr (a.start_at, 1, 10)
    BETWEEN :date AND date (:date, :major_report_days || ' days')
  AND NOT EXISTS (SELECT 1 FROM handed_in_report AS m WHERE m.activity = a.id);
