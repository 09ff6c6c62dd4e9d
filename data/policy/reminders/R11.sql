-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R11
-- title:      入驻孵化基地的申请尚未答复
-- brief:      答复入驻申请
-- of:         incubation
-- definition: 在册组织的入驻申请尚未初核；到期日为申请后答复期限（工作日）的最后一日
-- source:     参照深圳龙华：五个工作日内答复
SELECT id,
  date (applied_on, ((weekday - 1 + :incubation_reply_days) / 5 * 2 + :incubation_reply_days
    - (iso_weekday - weekday)) || ' days') AS due
FROM (
  SELECT i.id, i.applied_on, (strftime ('%w', i.applied_on) + 6) % 7 + 1 AS iso_weekday,
    min ((strftime ('%w', i.applied_on) + 6) % 7 + 1, 5) AS weekday
  FROM standing AS s
  JOIN unanswered_incubation AS i ON i.organization = s.id
  WHERE i.applied_on <= :date AND length (i.applied_on) = 10);
