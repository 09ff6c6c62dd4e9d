-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R10
-- title:      党组织定期联系即将到期或者已经逾期
-- brief:      党组织定期联系
-- of:         organization
-- at:         contact_visit
-- definition: 在册且正常活动的组织最近一次联系走访约定的下次联系日在提醒期限内，或者已经过去
-- source:     民政部：建立城乡社区党组织与社区社会组织定期联系制度
SELECT id, due FROM (
  SELECT s.id,
    (SELECT next_on FROM (
      SELECT v.next_on, max (v.rank) FROM made_visit AS v
      WHERE v.organization = s.id AND v.since <= :date)) AS due
  FROM standing AS s
  WHERE s.is_active)
WHERE due || substr ('-12-31', length (due) - 3)
  <= date (:date, :contact_notice_days || ' days');
