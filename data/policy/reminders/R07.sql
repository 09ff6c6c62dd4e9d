-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R07
-- title:      上年度的年度报告尚未报送
-- brief:      报送年度报告
-- of:         organization
-- at:         annual_report
-- definition: 在册且正常活动的登记、备案组织（本年才由活动小组备案或者首次备案的除外）没有报送上一年度的年度报告，距截止日不超过提醒期限，或者已经逾期
-- source:     《社会团体登记管理条例》第二十八条；备案组织的截止月份为本程序建议
SELECT d.id, d.due FROM (
  SELECT s.id, s.since,
    date (:date, 'start of year',
      CASE s.tier WHEN '1' THEN :annual_report_registered_month ELSE :annual_report_filed_month END
        || ' months', '-1 day') AS due
  FROM standing AS s
  WHERE s.is_active AND s.tier IN ('1', '2')) AS d
WHERE d.due <= date (:date, :report_notice_days || ' days')
  AND d.since < strftime ('%Y', :date) AND d.id NOT IN newcomer
  AND NOT EXISTS (
    SELECT 1 FROM reported_year AS r
    WHERE r.organization = d.id AND r.year = strftime ('%Y', :date) - 1 AND r.since <= :date);
