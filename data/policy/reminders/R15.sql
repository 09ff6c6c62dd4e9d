-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R15
-- title:      上年度的年度报告尚未送业务主管单位
-- brief:      年报送业务主管单位
-- of:         organization
-- at:         annual_report
-- definition: 在册且正常活动的登记组织（本年才由活动小组登记的除外）没有把上一年度的年度报告送业务主管单位，也没有报送登记管理机关，距送业务主管单位的截止日不超过提醒期限，或者已经逾期
-- source:     《社会团体登记管理条例》第二十八条
SELECT d.id, d.due FROM (
  SELECT s.id, s.since,
    date (:date, 'start of year', :annual_report_guide_month || ' months', '-1 day') AS due
  FROM standing AS s
  WHERE s.is_active AND s.tier = '1') AS d
WHERE d.due <= date (:date, :report_notice_days || ' days')
  AND d.since < strftime ('%Y', :date) AND d.id NOT IN newcomer
  AND NOT EXISTS (
    SELECT 1 FROM guided_year AS r
    WHERE r.organization = d.id AND r.year = strftime ('%Y', :date) - 1 AND r.since <= :date);
