-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R06
-- title:      上一报告期的定期报告尚未报送
-- brief:      报送定期报告
-- of:         organization
-- at:         periodic_report
-- definition: 在册且正常活动的组织没有报送最近一个已经结束的报告期的定期报告，距报送期限不超过提醒期限，或者已经逾期
-- source:     四川、乐山：建立定期向村（社区）“两委”报告工作制度；报告周期和期限为本程序建议
SELECT s.id, date (p.until, :periodic_report_days || ' days') AS due
FROM last_period AS p
CROSS JOIN standing AS s
WHERE s.is_active AND s.since <= p.until
  AND date (p.until, (:periodic_report_days - :report_notice_days) || ' days') <= :date
  AND NOT EXISTS (
    SELECT 1 FROM reported_period AS r
    WHERE r.organization = s.id AND r.period = p.name AND r.since <= :date);
