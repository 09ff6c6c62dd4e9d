-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R13
-- title:      年度报告逾期，建议记入信用记录
-- brief:      建议记入信用记录
-- of:         organization
-- at:         credit_record
-- definition: 在册且正常活动的备案组织（本年首次备案的除外）超过截止日一定天数仍未报送上一年度的年度报告，本年也没有记过年报类信用记录；登记组织由登记管理机关决定，不列入
-- source:     本程序建议
SELECT d.id, d.due FROM (
  SELECT s.id, s.since,
    date (:date, 'start of year', :annual_report_filed_month || ' months', '-1 day',
      :annual_report_grace_days || ' days') AS due
  FROM standing AS s
  WHERE s.is_active AND s.tier = '2') AS d
WHERE d.due < :date AND d.since < strftime ('%Y', :date) AND d.id NOT IN newcomer
  AND NOT EXISTS (
    SELECT 1 FROM reported_year AS r
    WHERE r.organization = d.id AND r.year = strftime ('%Y', :date) - 1 AND r.since <= :date)
  AND NOT EXISTS (
    SELECT 1 FROM credit_of_reports AS c
    WHERE c.organization = d.id AND c.since BETWEEN date (:date, 'start of year') AND :date);
